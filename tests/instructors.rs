//! The guide for instructors does what it says: from an empty folder to returned grades, its blocks carried out in their
//! order, in both languages.
#![expect(clippy::unwrap_used, reason = "what is not as it should be ends the test")]

use crate::support::{Scene, repository};

/// The blocks of two sections of the guide: what stands behind the fence, and what is in it.
fn blocks(language: &str) -> Vec<(String, String)> {
    let page = std::fs::read_to_string(repository().join(format!("book/{language}/src/instructors.md"))).unwrap();
    let mut blocks = Vec::new();
    let (mut is_here, mut open) = (false, None::<(String, String)>);
    for line in page.lines() {
        if line.starts_with("## ") {
            is_here = line.contains("{#grade}") || line.contains("{#hand-back}");
        }
        match (line.strip_prefix("```"), &mut open) {
            (Some(info), None) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take().filter(|_| is_here)),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// What the class hands in, as an LMS gives it: a folder for each.
fn handed_in(scene: &Scene) {
    for (id, edits) in [("kim01", ""), ("lee02", "fail nat-1 InsufficientFreeAddressesInSubnet")] {
        let snapshot = scene.snapshot(&format!("{id}-look.json"), edits);
        let file = snapshot.display().to_string();
        let zip = format!("submitted/{id}.zip");
        std::fs::create_dir_all(scene.folder().join("submitted")).unwrap();
        scene.check(&["submit", "lab-1.12", "--snapshot", &file, "--learner", id, "-o", &zip, "--lang", "en"]).ends(0);
    }
    // Somebody of whom the roster knows nothing.
    std::fs::copy(scene.folder().join("submitted/kim01.zip"), scene.folder().join("submitted/nobody99.zip")).unwrap();
}

#[test]
fn the_guide_leads_from_an_empty_folder_to_returned_grades() {
    for language in ["ko", "en"] {
        let scene = Scene::new();
        handed_in(&scene);
        scene.file("canvas.csv", "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1.12 (77)\n    Points Possible,,,,,10\n\"Kim, Minji\",501,,kim01,A,\n이서준,502,,lee02,A,\n");
        let (mut ran, mut files) = (0, 0);
        for (info, text) in blocks(language) {
            match info.as_str() {
                "text" => drop(scene.file("roster.csv", &text)),
                "toml" if scene.folder().join("rubric.toml").exists() => continue, // What else a rubric can say.
                "toml" => drop(scene.file("rubric.toml", &text)),
                "sh" => {
                    for line in text.lines() {
                        let args: Vec<&str> = line.strip_prefix("check ").unwrap().split(' ').collect();
                        let run = scene.check(&[&args[..], &["--lang", language]].concat());
                        // A file belongs to nobody, which somebody has to see; what is judged again lies in the store.
                        let is_of_files = args[0] == "grade" && !args.contains(&"--regrade");
                        let wanted = if is_of_files { 3 } else { 0 };
                        assert_eq!(run.code, wanted, "{language}: {line}\n{run:#?}");
                        ran += 1;
                    }
                    continue;
                }
                other if other.starts_with("figure") => continue,
                other => panic!("what is {other} for?"),
            }
            files += 1;
        }
        assert_eq!((ran, files), (6, 2), "{language}");
        let canvas = scene.read("canvas-filled.csv");
        assert!(canvas.contains("501,,kim01,A,10") && !canvas.contains("502,,lee02,A,\n"), "{canvas}");
        assert!(scene.read("moodle.csv").contains("kim01@example.edu"));
        let grades: serde_json::Value = serde_json::from_str(&scene.read("grades.json")).unwrap();
        assert_eq!(grades["learners"].as_array().unwrap().len(), 3);
        let page = scene.read("class/class.html");
        assert!(page.contains("김민지") && page.contains("NAT"), "{page}");
        let (kim, lee) = (scene.read("class/feedback/kim01.html"), scene.read("class/feedback/lee02.html"));
        assert!(kim.contains("김민지") && !kim.contains("이서준") && !lee.contains("김민지"));
        assert!(scene.read("class/feedback/lee02.txt").contains("lab-1.12"));
    }
}
