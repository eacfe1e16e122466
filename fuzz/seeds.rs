//! Writes what a fuzzer begins with: `seeds FROM TO` takes the worlds below FROM, as text to TO/trace and as snapshots
//! to TO/import; an answer of a name server to TO/dns, pages to TO/html, answers over HTTP to TO/headers, and archives to
//! TO/intake.

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use world::World;

fn main() -> std::io::Result<()> {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [from, to] = args.as_slice() else {
        eprintln!("seeds FROM TO");
        std::process::exit(2);
    };
    for target in ["trace", "import", "dns", "html", "headers", "intake"] {
        std::fs::create_dir_all(to.join(target))?;
    }
    // The answer to a question for www.example.link, as a server sends it: a record, and another by a pointer.
    let answer = b"\0\x07\x84\0\0\x01\0\x01\0\0\0\0\x03www\x07example\x04link\0\0\x01\0\x01\xc0\x0c\0\x01\0\x01\0\0\0\x3c\0\x04\xc0\0\x02\x01";
    std::fs::write(to.join("dns").join("answer"), answer)?;
    for (number, page) in PAGES.iter().enumerate() {
        std::fs::write(to.join("html").join(format!("page-{number}")), page)?;
        let head = "\0Content-Type: text/html; charset=utf-8\r\nSet-Cookie: id=7; Path=/; HttpOnly\r\n\r\n";
        std::fs::write(to.join("headers").join(format!("page-{number}")), format!("{head}{page}"))?;
    }
    let redirect = "\x02Location: ../menus/1?a=b#c\r\nSet-Cookie: AWSALB=x; Max-Age=5\r\nContent-Encoding: identity\r\n\r\n";
    std::fs::write(to.join("headers").join("redirect"), redirect)?;
    let inner = archive(&[("submission.json", br#"{"format":1,"learner":"x","labs":{}}"#), ("answers/lab-1.3.toml", b"a = 1")])?;
    std::fs::write(to.join("intake").join("submission"), &inner)?;
    let outer = archive(&[("kim_LATE_1_2_a-1.zip", &inner), ("x/snapshot.json", br#"{"format":1,"calls":[]}"#)])?;
    std::fs::write(to.join("intake").join("course"), outer)?;
    let mut worlds = vec![("default-vpc".to_owned(), "world 1\nbase default-vpc\n".to_owned())];
    below(from, &mut worlds)?;
    for (name, text) in worlds {
        std::fs::write(to.join("trace").join(&name), &text)?;
        if let Ok(snapshot) = text.parse::<World>().and_then(|world| world.snapshot()) {
            std::fs::write(to.join("import").join(&name), snapshot.to_json())?;
        }
    }
    Ok(())
}

/// A ZIP archive.
fn archive(files: &[(&str, &[u8])]) -> std::io::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Pages with all that is looked at in one.
const PAGES: [&str; 2] = [
    "<!doctype html><meta charset=euc-kr><title>x</title><h1 id=a>x</h1><ul><li><a href='/order/menus/1/?a=1&amp;b=2'>x</a>\
     <li onclick=\"location.href = '/order/menus/2'\">y</ul><script src=/app.js></script><style>a{}</style><!-- c -->",
    "<table><tr><td><form action=/order/order/ method=post id=f><input type=hidden name=shop value=1><input type=checkbox \
     name=menu value=3 checked><input type=number name=minutes min=1 maxlength=3><textarea name=note>z</textarea><select \
     name=s><option value=''>-<option selected>y</select><button name=go>send</button></form><input form=f name=late>",
];

/// The text files of a folder and those in it, by names that differ.
fn below(folder: &Path, found: &mut Vec<(String, String)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            below(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            let text = std::fs::read_to_string(&path)?;
            found.push((format!("{}-{}", found.len(), path.file_name().unwrap_or_default().to_string_lossy()), text));
        }
    }
    Ok(())
}
