//! A repository in an archive, read where it lies: nothing of it is written anywhere, so that a path that leads out of it
//! or a link in it leads nowhere.

use super::{Cut, Kept, Limits, Report};
use flate2::read::MultiGzDecoder;
use snapshot::shapes::probe::Repository;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};
use tar::{Archive, EntryType};

/// What of an entry is needed before the others are read.
const PATTERNS: u64 = 64 << 10;
const INDEX: u64 = 16 << 20;

pub(super) fn look(path: &Path, limits: Limits) -> io::Result<Repository> {
    let top = top(path, limits)?;
    let mut kept = Kept::default();
    let mut first = Report::new(limits);
    // What is left out may stand behind what it leaves out: the archive is gone through twice.
    each(path, &top, &mut first, &mut |name, bytes, _| match name.rsplit_once('/').unwrap_or(("", name)) {
        (folder, ".gitignore") => kept.leave_out(folder, &String::from_utf8_lossy(&taken(bytes, PATTERNS))),
        (".git/info", "exclude") => kept.leave_out("", &String::from_utf8_lossy(&taken(bytes, PATTERNS))),
        (".git", "index") => kept.track(&taken(bytes, INDEX)),
        _ => {}
    })?;
    let mut report = Report::new(limits);
    each(path, &top, &mut report, &mut |name, bytes, report| {
        let is_of_git = name == ".git" || name.starts_with(".git/") || name.contains("/.git/");
        if is_of_git {
            return;
        }
        if kept.has_file(name) {
            let bytes = taken(bytes, limits.file);
            report.read(name, &bytes);
        }
    })?;
    Ok(report.told())
}

fn taken(bytes: &mut dyn Read, limit: u64) -> Vec<u8> {
    let mut taken = Vec::new();
    // What comes of an archive that breaks off is read; the next entry says that it does.
    let _ = bytes.take(limit).read_to_end(&mut taken);
    taken
}

/// The bytes of an archive, unpacked where it is packed, and no more of them than are read.
fn open(path: &Path, limits: Limits) -> io::Result<io::Take<Box<dyn Read>>> {
    let mut file = File::open(path)?;
    let mut begin = [0; 2];
    let read = file.read(&mut begin)?;
    let is_packed = begin == [0x1f, 0x8b];
    let whole = io::Cursor::new(begin).take(read as u64).chain(file);
    let bytes: Box<dyn Read> = if is_packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
    Ok(bytes.take(limits.total.saturating_mul(2)))
}

/// The one folder that everything is in, as GitHub packs a repository; empty where there is none.
fn top(path: &Path, limits: Limits) -> io::Result<String> {
    let mut report = Report::new(limits);
    let mut top: Option<String> = None;
    let mut is_one = true;
    let count = each(path, "", &mut report, &mut |name, _, _| match name.split_once('/') {
        Some((first, _)) => is_one &= top.get_or_insert_with(|| first.to_owned()) == first,
        None => is_one = false,
    })?;
    if count == 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "no archive with files"));
    }
    Ok(top.filter(|_| is_one).map(|top| format!("{top}/")).unwrap_or_default())
}

/// Goes through the plain files of an archive, by their paths below `top`; how many entries there were.
fn each(
    path: &Path,
    top: &str,
    report: &mut Report,
    act: &mut dyn FnMut(&str, &mut dyn Read, &mut Report),
) -> io::Result<usize> {
    let mut archive = Archive::new(open(path, report.limits)?);
    let mut count = 0_usize;
    let mut is_broken = false;
    for entry in archive.entries()? {
        let Ok(mut entry) = entry else {
            is_broken = true;
            break;
        };
        count = count.saturating_add(1);
        if !report.goes_on() {
            break;
        }
        let kind = entry.header().entry_type();
        if matches!(kind, EntryType::Directory | EntryType::XGlobalHeader) {
            continue;
        }
        let name = entry.path().ok().and_then(|path| name(&path));
        match name {
            Some(name) if matches!(kind, EntryType::Regular | EntryType::Continuous) => {
                if let Some(inside) = name.strip_prefix(top) {
                    act(inside, &mut entry, report);
                }
            }
            _ => report.pass_over(),
        }
    }
    if archive.into_inner().limit() == 0 {
        report.cut.get_or_insert(Cut::Bytes);
    } else if is_broken {
        report.cut.get_or_insert(Cut::Broken);
    }
    Ok(count)
}

/// A path with `/` between its parts; nothing for one that begins at the root or leads upwards.
fn name(path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir => {}
            _ => return None,
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}
