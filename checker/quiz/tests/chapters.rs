//! Chapters: their order, and the words that mean them.

use quiz::{Chapter, chapters, find};

fn course() -> Vec<Chapter> {
    let names = [
        "1.12-nat-gateway",
        "1.4-vpc",
        "1.7-vpc-subnets",
        "2.5-polls",
        "introduction",
        "1.9-network-acl",
        "2.8-backend",
    ];
    let paths: Vec<String> =
        names.iter().flat_map(|name| [format!("{name}/02-b.toml"), format!("{name}/01-a.toml")]).collect();
    chapters(paths.iter().map(|path| (path.as_str(), "")).chain([("README.md", "")]))
}

#[test]
fn chapters_and_their_questions_lie_in_the_order_of_the_course() {
    let course = course();
    let names: Vec<&str> = course.iter().map(|chapter| chapter.name.as_str()).collect();
    let order = [
        "1.4-vpc",
        "1.7-vpc-subnets",
        "1.9-network-acl",
        "1.12-nat-gateway",
        "2.5-polls",
        "2.8-backend",
        "introduction",
    ];
    assert_eq!(names, order);
    assert!(course.iter().all(|chapter| chapter.files[0].name == "01-a.toml" && chapter.files.len() == 2));
}

#[test]
fn a_chapter_is_found_by_its_name_its_number_its_lab_and_a_section_that_it_holds() {
    let course = course();
    let found = |word| find(&course, word).map(|chapter| chapter.name.as_str());
    for (word, name) in [
        ("1.9", "1.9-network-acl"),
        ("lab-1.9", "1.9-network-acl"),
        ("1.9-network-acl", "1.9-network-acl"),
        ("1.9-network-acl.md", "1.9-network-acl"),
        (" Introduction ", "introduction"),
        ("1.5", "1.4-vpc"),
        ("1.6", "1.4-vpc"),
        ("1.10", "1.9-network-acl"),
        ("2.7", "2.5-polls"),
    ] {
        assert_eq!(found(word), Some(name), "{word}");
    }
    for nothing in ["1.13", "2.9", "3.1", "1", "", "1.x", "nat", "1.2"] {
        assert_eq!(found(nothing), None, "{nothing}");
    }
}
