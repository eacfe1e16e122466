//! Worlds that start from what somebody brings.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use world::{Bases, Fault, World, WorldError};

const SECOND: &str = "world 1\n# A second gateway.\nbase solved\n\nnat nat-2 public-c\n";
const THIRD: &str = "world 1\nbase lab-9.1\nroute private-rt 0.0.0.0/0 -> nat-2\n";

fn bases(brought: &[(&str, &str)]) -> Bases {
    Bases::new(brought.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())))
}

fn error(brought: &[(&str, &str)], text: &str) -> WorldError {
    bases(brought).read(text).and_then(|world| world.build()).unwrap_err()
}

#[test]
fn a_world_on_a_brought_one_is_the_one_on_the_course_s_with_all_its_lines() {
    let bases = bases(&[("lab-9.2", THIRD), ("lab-9.1", SECOND)]);
    let world = bases.read("world 1\nbase lab-9.2\nfail nat-2 InternalError\n").unwrap();
    let whole = "nat nat-2 public-c\nroute private-rt 0.0.0.0/0 -> nat-2\nfail nat-2 InternalError\n";
    let own: World = format!("world 1\nbase solved\n{whole}").parse().unwrap();
    assert_eq!(world.build(), own.build());
    let mut names = Vec::new();
    let mut base = Some(world.base());
    while let Some(one) = base {
        names.push(one.name.as_str());
        base = one.under.as_ref();
    }
    assert_eq!(names, ["lab-9.2", "lab-9.1", "solved", "default-vpc", "empty"]);
    assert_eq!(world.to_string(), "world 1\nbase lab-9.2\nfail nat-2 InternalError\n");
    // Whoever brings nothing knows the course's own only.
    assert!("world 1\nbase lab-9.1\n".parse::<World>().is_err());
    assert_eq!(bases.read("world 1\nbase solved\n").unwrap(), "world 1\nbase solved\n".parse().unwrap());
}

#[test]
fn a_fault_of_a_base_is_told_with_its_own_line() {
    let read = error(&[("lab-9.1", "world 1\nbase solved\n\nnta nat-2 public-c\n")], THIRD);
    let build = error(&[("lab-9.1", "world 1\nbase solved\n\nnat nat-1 public-c\n")], THIRD);
    for (error, word) in [(read, "nta"), (build, "nat-1")] {
        assert_eq!(error.line, 2, "{error}");
        let Fault::InBase { word: base, line: 4, why } = error.fault else { unreachable!("{error}") };
        assert_eq!((base.as_str(), why.word()), ("lab-9.1", Some(word)));
    }
}

#[test]
fn bases_that_are_not_there_or_stand_on_themselves_are_told() {
    let unknown = error(&[("lab-9.1", SECOND)], "world 1\nbase lab-9.11\n");
    assert_eq!(unknown.fault.nearest(), Some("lab-9.1"));
    let circle = [("lab-9.1", "world 1\nbase lab-9.2\n"), ("lab-9.2", "world 1\nbase lab-9.1\n")];
    let told = error(&circle, "world 1\nbase lab-9.1\n").to_string();
    assert!(told.contains("stands on itself"), "{told}");
    let names: Vec<String> = (0..200).map(|number| format!("lab-{number}")).collect();
    let texts: Vec<String> = (0..200).map(|number| format!("world 1\nbase lab-{}\n", number + 1)).collect();
    let tower: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    assert!(error(&tower, "world 1\nbase lab-0\n").to_string().contains("stand on one another"));
    assert!(bases(&[("solved", "world 1\nbase empty\n")]).read("world 1\nbase solved\nremove nat-1\n").is_ok());
}
