//! `check lab-2.17 --repo PATH`: secrets in a repository are told by place and kind, and by nothing else.

use crate::support::Scene;
use serde_json::Value;

/// A value that nobody uses.
const SECRET: &str = "7n2kw9qzx4mc8vb1tr6h";

fn check(document: &Value) -> &Value {
    let checks = document["labs"][0]["checks"].as_array();
    checks.and_then(|all| all.iter().find(|check| check["id"] == "no-secrets")).unwrap_or(&Value::Null)
}

#[test]
fn a_repository_is_looked_through_where_one_is_named() {
    let scene = Scene::new();
    let shop = scene.folder().join("shop");
    std::fs::create_dir_all(shop.join("config")).unwrap();
    std::fs::write(shop.join(".gitignore"), ".env\n").unwrap();
    std::fs::write(shop.join(".env"), format!("DATABASE_PASSWORD={SECRET}\n")).unwrap();
    std::fs::write(shop.join("config/settings.py"), "SECRET_KEY = os.environ['SECRET_KEY']\n").unwrap();
    let asked = |more: &[&str]| {
        let args = [&["lab-2.17", "--practice", "--format", "json"][..], more].concat();
        scene.check(&args)
    };

    // Who names none loses nothing, and is told how.
    let without = asked(&[]).ends(0).json();
    assert_eq!(without["labs"][0]["points"]["earned"], without["labs"][0]["points"]["possible"]);
    assert_eq!(check(&without)["status"], "skipped", "{without}");
    assert!(check(&without)["why"].as_str().unwrap().contains("--repo"), "{without}");

    let clean = asked(&["--repo", "shop"]).ends(0).json();
    assert_eq!(check(&clean)["status"], "pass", "{clean}");
    let more = |document: &Value| document["labs"][0]["points"]["possible"].as_u64().unwrap();
    assert!(more(&clean) > more(&without));

    std::fs::write(shop.join("config/settings.py"), format!("DEBUG = False\nSECRET_KEY = '{SECRET}'\n")).unwrap();
    let told = asked(&["--repo", "shop"]).ends(1);
    let document = told.json();
    let findings = &check(&document)["findings"];
    assert_eq!(findings.as_array().unwrap().len(), 1, "{findings}");
    assert_eq!(findings[0]["code"], "REPOSITORY_HOLDS_SIGNING_KEY");
    assert_eq!(findings[0]["resource"], "config/settings.py");
    for lang in ["ko", "en"] {
        let page = scene.check(&["lab-2.17", "--practice", "--repo", "shop", "--hint", "9", "--lang", lang]).ends(1);
        assert!(page.out.contains("config/settings.py") && page.out.contains("check explain"), "{}", page.out);
        assert!(!page.out.contains(SECRET) && !page.err.contains(SECRET), "the secret is told: {}", page.out);
    }

    // Only what a try shows is left out, and what is no repository is said so.
    let skipped = asked(&["--repo", "shop", "--no-probes"]).ends(0).json();
    assert_eq!(check(&skipped)["status"], "skipped");
    assert!(asked(&["--repo", "nowhere"]).ends(2).err.contains("nowhere"));
    std::fs::write(scene.folder().join("shop.zip"), "PK\u{3}\u{4}").unwrap();
    assert!(asked(&["--repo", "shop.zip"]).ends(2).err.contains("git archive"));
}
