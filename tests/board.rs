//! The board of an event storming through the binary: begun, judged, drawn, and refused at the very word.

use crate::support::{Scene, is_korean};

fn solved(language: &str) -> &'static str {
    labs::find("lab-2.4").and_then(|lab| lab.file(&format!("solved.{language}.toml"))).unwrap_or_default()
}

#[test]
fn a_board_is_begun_judged_and_drawn() {
    for language in ["en", "ko"] {
        let scene = Scene::new();
        let check = |args: &[&str]| scene.check(&[args, &["--lang", language]].concat());
        let none = check(&["lab-2.4"]).ends(3).quiet();
        assert!(none.out.contains("check sheet lab-2.4") && is_korean(&none.out) == (language == "ko"), "{}", none.out);
        let begun = check(&["sheet", "lab-2.4", "-o", "board.toml"]).ends(0);
        assert!(begun.err.contains("check lab-2.4 --answers board.toml"), "{}", begun.err);
        assert_eq!(is_korean(&scene.read("board.toml")), language == "ko");
        // The board to begin with is understood, and earns nothing: told once.
        let json = check(&["lab-2.4", "--answers", "board.toml", "--format", "json"]).ends(1).quiet().json();
        let lab = &json["labs"][0];
        assert_eq!((&lab["status"], &lab["points"]["earned"]), (&"fail".into(), &0.into()), "{lab:#}");
        let all = lab["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
        let failed: Vec<_> = all.iter().filter(|check| check["status"] == "fail").map(|check| &check["id"]).collect();
        assert_eq!(failed, ["events"], "{lab:#}");
        let told = check(&["lab-2.4", "--answers", "board.toml"]).ends(1).quiet().out;
        let reason = if language == "ko" { "이유:" } else { "why:" };
        assert_eq!(told.matches(reason).count(), 1, "six checks have one reason:\n{told}");
        check(&["map", "--answers", "board.toml", "-o", "empty.svg"]).ends(0);
        check(&["sheet", "lab-2.4", "-o", "board.toml"]).ends(2);
        // The finished one passes, and is kept as any exercise on paper.
        scene.file("board.toml", solved(language));
        let passed = check(&["lab-2.4", "--answers", "board.toml"]).ends(0).quiet();
        assert!(passed.out.matches("3/3").count() == 4, "{}", passed.out);
        assert!(check(&[]).ends(0).out.lines().any(|line| line.starts_with("✓ lab-2.4")));
        let page = check(&["lab-2.4", "--answers", "board.toml", "--format", "html"]).ends(0).quiet().out;
        assert_eq!(page.matches("<svg xmlns=").count(), 2, "the wall and the map");
        let drawn = check(&["map", "--answers", "board.toml"]).ends(0).quiet().out;
        assert!(drawn.starts_with("<svg") && drawn.contains("role=\"img\""), "{}", &drawn[..200]);
        assert!(
            ["light", "dark"]
                .iter()
                .all(|theme| { check(&["map", "--answers", "board.toml", "--theme", theme]).ends(0).out.len() > 1000 })
        );
        check(&["lab-2.4", "--practice"]).ends(0).quiet();
        // Both kinds of answers at once, but not two of one kind.
        let sheet = check(&["sheet", "lab-1.3"]).ends(0).out;
        scene.file("sheet.toml", sheet);
        let both = ["lab-1.3", "lab-2.4", "--answers", "sheet.toml", "--answers", "board.toml", "--format", "json"];
        let both = check(&both).ends(1).json();
        assert_eq!((&both["labs"][0]["status"], &both["labs"][1]["status"]), (&"fail".into(), &"pass".into()));
        check(&["lab-2.4", "--answers", "board.toml", "--answers", "board.toml"]).ends(2);
        // Answers of another kind are none.
        check(&["lab-2.4", "--answers", "sheet.toml"]).ends(3);
        let told = check(&["map", "--answers", "sheet.toml"]).ends(2);
        assert!(told.err.contains("sheet.toml") && is_korean(&told.err) == (language == "ko"), "{}", told.err);
        check(&["map", "--answers", "board.toml", "--practice"]).ends(2);
    }
}

#[test]
fn what_is_wrong_with_a_board_is_told_at_its_word_with_hints_about_it() {
    let scene = Scene::new();
    for (language, from, to, words) in [
        (
            "en",
            "then = \"Order placed\"",
            "then = \"Order plcaed\"",
            &["Order plcaed", "Order placed", "^^^^", "events"][..],
        ),
        (
            "ko",
            "then = \"주문이 접수됨\"",
            "then = \"주문이 접수댐\"",
            &["주문이 접수댐", "주문이 접수됨", "^^^^", "events"],
        ),
        ("en", "[commands]", "[commnads]", &["commnads", "commands"]),
        ("ko", "by = \"손님\"", "from = \"손님\"", &["from", "commands", "trigger"]),
        ("en", "\"Shop -> Delivery\"", "\"Shop -> Delivrey\"", &["Delivrey", "Delivery", "contexts"]),
        ("ko", "\"가게 -> 배달\"", "\"가게 배달 주문\"", &["가게 배달 주문", "A -> B"]),
        ("en", "board = ", "borad = ", &["sheet = ", "board = "]),
    ] {
        let text = solved(language).replacen(from, to, 1);
        assert_ne!(text, solved(language), "{from}");
        scene.file("board.toml", text);
        let told = scene.check(&["lab-2.4", "--answers", "board.toml", "--lang", language]).ends(2);
        assert!(told.out.is_empty() && is_korean(told.err.lines().next().unwrap_or_default()) == (language == "ko"));
        for word in words {
            assert!(told.err.contains(word), "{word} in {}", told.err);
        }
    }
    for language in ["en", "ko"] {
        let event = if language == "en" {
            ("Order placed", "Place the order")
        } else {
            ("주문이 접수됨", "주문을 접수하기")
        };
        scene.file("board.toml", solved(language).replace(event.0, event.1));
        let told =
            scene.check(&["lab-2.4", "--answers", "board.toml", "--hint", "9", "--lang", language]).ends(1).quiet();
        let all = ["BOARD_EVENT_IMPERATIVE", event.1, "check explain"];
        assert!(all.iter().all(|word| told.out.contains(word)), "{}", told.out);
        assert!(!told.out.contains("aws ") && !told.out.contains("Console"), "nobody looks for it in an account");
        assert_eq!(is_korean(&told.out), language == "ko" || is_korean(event.1));
        let explained = scene.check(&["explain", "board", "--lang", language]).ends(0).quiet();
        assert!(explained.out.contains("at-least"), "{}", explained.out);
        scene.check(&["explain", "BOARD_POLICY_MISSING", "--lang", language]).ends(0).quiet();
    }
}
