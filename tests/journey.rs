//! `check LAB --app URL`: labs about an application, judged without an account.

use crate::support::Scene;
use real::{Reply, Response, Server};

/// An application that has come to stage 2.9.
fn lists() -> Server {
    Server::start(|request| {
        let answer = |status, kind, body: &str| Reply::Whole(Response::of_type(status, kind, body));
        match request.target.split('?').next() {
            Some("/order/shops/") => answer(200, "application/json", r#"[{"id": 1, "name": "a"}]"#),
            Some("/order/menus/1/") => answer(200, "application/json", r#"[{"id": 7, "name": "b"}]"#),
            _ => answer(404, "text/html", "not here"),
        }
    })
}

#[test]
fn an_application_is_judged_without_an_account() {
    let scene = Scene::new();
    let app = lists();
    let url = app.url();
    scene.check(&["lab-2.9", "--app", &url]).ends(0);
    let document = scene.check(&["lab-2.10", "--app", &url, "--format", "json"]).ends(1).json();
    let finding = &document["labs"][0]["checks"][0]["findings"][0];
    assert_eq!((&finding["code"], &finding["resource"]), (&"APP_STILL_JSON".into(), &"/order/shops/".into()));
    // The cause is told by the lab that it belongs to.
    let later = scene.check(&["lab-2.11", "--app", &url, "--format", "json"]).ends(1).json();
    assert_eq!(later["labs"][0]["checks"][0]["because"]["lab"], "lab-2.10", "{later}");
    for practice in ["lab-2.9", "lab-2.15"] {
        scene.check(&[practice, "--practice"]).ends(0);
    }
    let nobody = scene.check(&["lab-2.9", "--lang", "en"]).ends(3).out;
    assert!(nobody.contains("--app"), "{nobody}");
}
