//! Edits upon a snapshot come out as the same edits in a world.

#![expect(clippy::unwrap_used, reason = "a world that cannot be built is a failed test")]

use world::{World, bases, commands};

fn built(text: &str) -> world::Built {
    text.parse::<World>().unwrap().build().unwrap()
}

#[test]
fn without_edits_everything_stays_as_it_is() {
    for base in bases() {
        let snapshot = World::of_base(base).snapshot().unwrap();
        assert_eq!(world::edit(&snapshot, "").unwrap(), snapshot, "base {}", base.name);
    }
}

#[test]
fn the_examples_of_the_language_do_the_same_upon_a_snapshot() {
    let solved = built("world 1\nbase solved\n");
    let mut same = 0;
    for example in commands().flat_map(|command| command.examples) {
        // What a snapshot does not tell, such as which labels there were, makes no world.
        let Ok(world) = format!("world 1\nbase solved\n{example}\n").parse::<World>().unwrap().build() else {
            continue;
        };
        let by_id: Vec<&str> = example.split(' ').map(|word| solved.labels.id(word).unwrap_or(word)).collect();
        let Ok(edited) = world::edit(&solved.snapshot, &by_id.join(" ")) else { continue };
        // What is new gets its id from its label, and a label from what it belongs to.
        let known = |text: String| without_new_ids(&text, &solved.labels);
        let (here, there) = (format!("{:#?}", edited.calls), format!("{:#?}", world.snapshot.calls));
        assert!(known(here) == known(there), "{example}");
        same += 1;
    }
    assert!(same > 40, "only {same} examples could be compared");
}

/// The text with every id that the labels do not know in the same words.
fn without_new_ids(text: &str, labels: &world::Labels) -> String {
    let words = text.split_inclusive(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
    words
        .map(|word| {
            let id = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
            let is_id = id
                .rsplit('-')
                .next()
                .is_some_and(|digits| digits.len() == 17 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
            if is_id && labels.label(id).is_none() { "new" } else { word }
        })
        .collect()
}

#[test]
fn a_line_that_cannot_be_carried_out_is_named() {
    let snapshot = built("world 1\nbase solved\n").snapshot;
    let error = world::edit(&snapshot, "# nothing\nattach igw-0 vpc-0\n").unwrap_err();
    assert_eq!(error.line, 2);
    let text = error.to_string();
    assert!(text.starts_with("line 2: no internet gateway is called \"igw-0\""), "{text}");
}
