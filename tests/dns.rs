//! `check dns`: names on a tree of real name servers, and command lines that ask for nothing that can be asked.

use crate::support::{Run, Scene, is_korean};
use real::{Loopback, NameServer};
use std::path::PathBuf;

/// A root, `link`, and `example.link` with one name; a domain that is delegated to servers without it.
struct Tree {
    loopback: Loopback,
    _servers: [NameServer; 3],
}

fn tree(scene: &Scene) -> Option<Tree> {
    if !NameServer::is_there() {
        return None;
    }
    let loopback = Loopback::new();
    let zone = |name: &str, text: &str| -> PathBuf {
        let soa = "SOA ns.example.link. host.example.link. 1 7200 900 1209600 300";
        scene.file(name, loopback.fill(&format!("$TTL 60\n{text}").replace("SOA", soa)))
    };
    let root = zone("root", "$ORIGIN .\n. SOA\n. NS a.root.\na.root. A @2\nlink. NS a.nic.link.\na.nic.link. A @3\n");
    let link = zone(
        "link",
        "$ORIGIN link.\nlink. SOA\nlink. NS a.nic\na.nic A @3\nexample NS ns1.example\nns1.example A @4\n\
         stale NS ns1.example\n",
    );
    let own =
        zone("example", "$ORIGIN example.link.\nexample.link. SOA\nexample.link. NS ns1\nns1 A @4\nwww A 192.0.2.10\n");
    let folder = scene.folder();
    let servers = [
        NameServer::start(&folder, loopback.at(2), &[(".", root)]),
        NameServer::start(&folder, loopback.at(3), &[("link", link)]),
        NameServer::start(&folder, loopback.at(4), &[("example.link", own)]),
    ];
    Some(Tree { loopback, _servers: servers })
}

#[test]
fn a_name_is_followed_on_real_name_servers() {
    let scene = Scene::new();
    let Some(tree) = tree(&scene) else { return };
    let root = tree.loopback.at(2).to_string();
    let ask =
        |name: &str, rest: &[&str]| scene.check(&[&["dns", name, "--root", &root, "--allow-private"], rest].concat());
    for lang in ["en", "ko"] {
        let text = ask("www.example.link", &["--lang", lang]).ends(0).quiet().out;
        assert!(text.starts_with("✓ www.example.link A"), "{text}");
        for word in ["192.0.2.10", "a.nic.link", "ns1.example.link", "AA", "DNSSEC"] {
            assert!(text.contains(word), "{word} in\n{text}");
        }
        assert_eq!(is_korean(&text), lang == "ko", "{text}");
        let stale = ask("www.stale.link", &["--lang", lang]).ends(1).quiet().out;
        assert!(stale.contains("DNS_SERVERS_LAME") && stale.contains("REFUSED"), "{stale}");
    }
    let document = ask("nobody.link", &["--format", "json"]).ends(1).quiet().json();
    assert_eq!(document["findings"][0]["code"], "DNS_NOT_REGISTERED");
    let page = ask("WWW.Example.Link.", &["--format", "html"]).ends(0).quiet().out;
    assert!(page.starts_with("<!doctype html>") && page.contains("192.0.2.10"));
    // A name does not lead into the own network unless somebody says so.
    let kept = scene.check(&["dns", "www.example.link", "--root", &root, "--lang", "en"]).ends(3).quiet().out;
    assert!(kept.contains("--allow-private"), "{kept}");
    // No root, no verdict.
    let nowhere = tree.loopback.at(200).to_string();
    let text = scene.check(&["dns", "www.example.link", "--root", &nowhere, "--lang", "en"]).ends(3).quiet().out;
    assert!(text.contains("DNS_NO_WAY_OUT"), "{text}");
}

#[test]
fn a_lab_that_needs_no_account_is_judged_by_what_is_tried_now() {
    let scene = Scene::new();
    let Some(tree) = tree(&scene) else { return };
    let root = tree.loopback.at(2).to_string();
    let judge = |rest: &[&str]| {
        scene.check(&[&["lab-2.21", "--root", &root, "--format", "json", "--lang", "en"], rest].concat())
    };
    let check = |run: Run| run.json()["labs"][0]["checks"][0].clone();
    let good = check(judge(&["--allow-private", "--domain", "www.example.link"]).ends(0));
    assert_eq!(good["status"], "pass");
    assert!(good["seen"][0].as_str().unwrap().contains("192.0.2.10"), "{good:#}");
    let stale = judge(&["--allow-private", "--domain", "www.stale.link"]).ends(1);
    assert!(stale.err.contains("www.stale.link"), "what is tried is told: {}", stale.err);
    assert_eq!(check(stale)["findings"][0]["code"], "DNS_SERVERS_LAME");
    // Kept from the own network, with no name, and told to try nothing.
    for rest in [&["--domain", "www.example.link"][..], &["--allow-private"], &["--no-probes"]] {
        let run = judge(rest).ends(3);
        let status = check(run)["status"].clone();
        assert_eq!(status, if rest == ["--no-probes"] { "skipped" } else { "unknown" }, "{rest:?}");
    }
    // A world is not added to.
    let world = scene.file("world.txt", "world 1\nbase served\nprobe dns example.link status=not-asked\n");
    let args = ["lab-2.21", "--world", world.to_str().unwrap(), "--domain", "example.com", "--root", &root];
    let run = scene.check(&[&args[..], &["--lang", "en"]].concat()).ends(3).quiet();
    assert!(run.out.contains("nobody tried"), "{}", run.out);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let scene = Scene::new();
    for (args, word) in [
        (&["dns", "a..b"][..], "a..b"),
        (&["dns", "https://example.link/"], "https"),
        (&["dns", "example.link", "--type", "ANY"], "ANY"),
        (&["dns", "example.link", "--root", "ns1.example.link"], "ns1.example.link"),
        (&["dns", "example.link", "--resolver", "1.1.1.1:0"], "1.1.1.1:0"),
        (&["dns"], "NAME"),
    ] {
        let run = scene.check(args).ends(2);
        assert!(run.err.contains(word), "{args:?}: {}", run.err);
    }
}

/// What a real greeting can come to can be said in a world.
#[test]
fn every_problem_of_a_greeting_can_be_practised() {
    for problem in probe::tls::Problem::ALL {
        let text = format!("world 1\nbase solved\nprobe tls www.example.link problem={problem}\n");
        let snapshot = text.parse::<world::World>().unwrap().snapshot().unwrap();
        let asked = snapshot::ProbeAsk::tls("www.example.link", 443);
        let made = snapshot.probe(&asked).and_then(|probe| probe.output.clone());
        let Some(snapshot::ProbeOutput::Tls(greeting)) = made else { panic!("{problem}") };
        assert_eq!(greeting.problem, Some(problem.to_string()));
        // And stays what it is in a file for others.
        let shared = snapshot::redact::redact(&snapshot, snapshot::redact::Mode::Share, &[7; 32]);
        let made = shared.probes.last().and_then(|probe| probe.output.clone());
        let Some(snapshot::ProbeOutput::Tls(greeting)) = made else { panic!("{problem}") };
        assert_eq!(greeting.problem, Some(problem.to_string()));
    }
}
