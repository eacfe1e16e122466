//! `check map`: a picture of the network, with a path over it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

use crate::support::{Scene, is_korean};
use xmlparser::{ElementEnd, Token};

/// The texts of a drawing, in order.
fn texts(svg: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut depth = 0_i32;
    for token in xmlparser::Tokenizer::from(svg) {
        match token.unwrap() {
            Token::ElementStart { .. } => depth += 1,
            Token::ElementEnd { end: ElementEnd::Close(..) | ElementEnd::Empty, .. } => depth -= 1,
            Token::Text { text } if !text.trim().is_empty() => texts.push(text.as_str().to_owned()),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element ends");
    texts
}

fn id(label: &str) -> String {
    let world: world::World = "world 1\nbase solved\n".parse().unwrap();
    let snapshot = world.snapshot().unwrap();
    let kind = match label {
        "app" => "10.0.10.10",
        _ => "10.0.0.10",
    };
    let inventory = snapshot::Inventory::new(&snapshot);
    let found = inventory.instances().iter().find(|one| one.private_ip_address.as_deref() == Some(kind));
    found.unwrap().instance_id.to_string()
}

#[test]
fn the_practice_world_is_drawn_in_both_languages() {
    let scene = Scene::new();
    let english = scene.check(&["map", "--practice", "--lang", "en"]).ends(0).quiet().out;
    let korean = scene.check(&["map", "--practice", "--lang", "ko"]).ends(0).quiet().out;
    let shown = texts(&english);
    for word in ["public", "private", "internet gateway", "10.0.10.0/24", "ap-northeast-2c", "s3"] {
        assert!(shown.iter().any(|text| text == word), "{word} in {shown:?}");
    }
    assert!(!is_korean(&shown.concat()));
    assert!(texts(&korean).iter().any(|text| text == "프라이빗"));
    assert!(english.contains("role=\"img\"") && english.contains("lang=\"en\"") && korean.contains("lang=\"ko\""));
    for forbidden in ["<script", "href", "url(", " style=", " onload"] {
        assert!(!english.contains(forbidden), "{forbidden}");
    }
    assert_eq!(english, scene.check(&["map", "--world", "solved", "--lang", "en"]).ends(0).quiet().out);
}

#[test]
fn a_path_is_laid_over_it_and_what_stops_it_is_marked() {
    let scene = Scene::new();
    scene.world("list.txt", "allow private-acl in 110 tcp 1024-65535 from 10.0.0.0/16");
    let app = id("app");
    let args = ["map", "--world", "list.txt", "--from", &app, "--to", "internet", "--port", "443", "--lang", "en"];
    let drawn = scene.check(&args).ends(0).quiet().out;
    assert!(texts(&drawn).iter().any(|text| text == "SUBNET_ACL_RESTRICTION"), "{drawn}");
    assert!(drawn.contains("class=\"map-stop\""));
    let open = scene.check(&[&args[..2], &["solved"], &args[3..]].concat()).ends(0).quiet().out;
    assert!(!open.contains("class=\"map-stop\"") && open.contains("class=\"map-path map-reply\""));
}

#[test]
fn themes_are_the_systems_or_fixed() {
    let scene = Scene::new();
    let theme = |name: &str| scene.check(&["map", "--practice", "--theme", name]).ends(0).quiet().out;
    assert!(theme("auto").contains("prefers-color-scheme:dark"));
    assert_eq!(theme("auto"), scene.check(&["map", "--practice"]).ends(0).out);
    let (light, dark) = (theme("light"), theme("dark"));
    assert!(!light.contains("prefers-color-scheme") && !dark.contains("prefers-color-scheme"));
    assert_ne!(light, dark);
}

#[test]
fn vpcs_are_chosen_and_files_are_written() {
    let scene = Scene::new();
    scene.world("two.txt", "vpc second 10.9.0.0/16 id=vpc-0123456789abcdef0");
    let all = scene.check(&["map", "--world", "two.txt", "-o", "all.svg"]).ends(0);
    assert_eq!(all.out, "");
    for (lang, said) in [("en", "all.svg is written"), ("ko", "all.svg 파일을 만들었습니다")] {
        let args = ["map", "--world", "two.txt", "-o", "all.svg", "--force", "--lang", lang];
        assert!(scene.check(&args).ends(0).err.contains(said));
    }
    assert!(scene.read("all.svg").contains("10.0.0.0/16") && scene.read("all.svg").contains("10.9.0.0/16"));
    let args = ["map", "--world", "two.txt", "--vpc", "vpc-0123456789abcdef0"];
    let one = scene.check(&args).ends(0).quiet().out;
    assert!(!one.contains("10.0.0.0/16") && one.contains("10.9.0.0/16"));
    let snapshot = scene.snapshot("two.json", "vpc second 10.9.0.0/16 id=vpc-0123456789abcdef0");
    let of_file = scene.check(&["map", "--snapshot", &snapshot.to_string_lossy(), "--vpc", "vpc-0123456789abcdef0"]);
    let of_file = of_file.ends(0).quiet().out;
    assert!(!of_file.contains("10.0.0.0/16") && of_file.contains("10.9.0.0/16"));
    // Only the world has a name for it.
    assert!(texts(&one).iter().any(|text| text == "VPC second") && texts(&of_file).iter().any(|text| text == "VPC"));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let scene = Scene::new();
    for (args, word) in [
        (&["map", "--practice", "--vpc", "vpc-0"][..], "vpc-0"),
        (&["map", "--practice", "--from", "internet"], "--to"),
        (&["map", "--practice", "--port", "443"], "--from"),
        (&["map", "--practice", "--from", "nobody", "--to", "internet", "--port", "1"], "nobody"),
        (&["map", "--practice", "--from", "internet", "--to", "10.0.0.10"], "--port"),
        (&["map", "--practice", "--theme", "blue"], "blue"),
        (&["map", "--practice", "--world", "solved"], "--practice"),
        (&["map", "--snapshot", "nothing.json"], "nothing.json"),
    ] {
        let run = scene.check(args).ends(2);
        assert_eq!(run.out, "", "{args:?}");
        assert!(run.err.contains(word), "{args:?}: {}", run.err);
    }
    let empty = scene.check(&["map", "--world", "empty", "--lang", "en"]).ends(0).quiet().out;
    assert!(texts(&empty).iter().any(|text| text.contains("no VPC")), "{empty}");
    scene.world("denied.txt", "denied ec2:DescribeNatGateways");
    let denied = scene.check(&["map", "--world", "denied.txt", "--lang", "en"]).ends(3);
    assert!(texts(&denied.out).concat().contains("ec2:DescribeNatGateways"), "what could not be seen is said");
    assert!(denied.err.contains("aws ec2 describe-nat-gateways"), "and how to see it: {}", denied.err);
}
