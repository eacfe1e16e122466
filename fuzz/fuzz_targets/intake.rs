//! Any bytes as what somebody hands in: as an archive, as archives inside each other, as a file alone. Nothing panics, no
//! more comes out than is allowed, no name leads out, and what is read is a submission or says why it is none.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::Cursor;
use submission::Submission;
use submission::archive::{Archive, Bounds, decoded};

const BOUNDS: Bounds = Bounds { members: 64, member: 1 << 20, total: 4 << 20, ratio: 200 };

fuzz_target!(|bytes: &[u8]| {
    let _ = decoded(bytes);
    let mut files = vec![("file.json".to_owned(), bytes.to_vec())];
    unpack(bytes.to_vec(), 3, &mut files);
    for name in ["submission.json", "answers/lab-1.3.toml", "course.toml", "drills.json"] {
        let alone = std::iter::once((name.to_owned(), bytes.to_vec()));
        let _ = Submission::from_members(alone).map_err(|error| error.to_string());
    }
    files.remove(0);
    if let Ok(submission) = Submission::from_members(files.into_iter()) {
        for evidence in &submission.evidence {
            let _ = evidence.snapshot().map_err(|error| error.to_string());
        }
    }
});

fn unpack(bytes: Vec<u8>, deep: usize, files: &mut Vec<(String, Vec<u8>)>) {
    let Ok(mut archive) = Archive::open(Cursor::new(bytes), BOUNDS) else { return };
    assert!(archive.members().len() <= BOUNDS.members);
    for index in 0..archive.members().len() {
        let member = &archive.members()[index];
        let (name, fault) = (member.name.clone(), member.fault);
        let leads_out = name.starts_with('/') || name.split('/').any(|part| part == ".." || part.is_empty());
        assert!(fault.is_some() || !leads_out, "{name:?}");
        match archive.read(index) {
            Ok(_) if fault.is_some() => panic!("{name:?} was read, with {fault:?}"),
            Ok(bytes) => {
                assert!(bytes.len() as u64 <= BOUNDS.member);
                if deep > 0 {
                    unpack(bytes.clone(), deep - 1, files);
                }
                files.push((name, bytes));
            }
            Err(error) => drop(error.to_string()),
        }
        assert!(archive.spent() <= BOUNDS.total);
    }
}
