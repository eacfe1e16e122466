//! What anybody can add to grows: lists come in pages, and the file is for its owner's eyes.

use std::os::unix::fs::PermissionsExt as _;

use crate::browser::{Page, selector};
use crate::databases::Database;
use crate::harness::{App, command};
use crate::journeys::order_number;

fn next(page: &Page) -> Option<String> {
    page.html().select(&selector("a[rel=next]")).next().map(|link| link.attr("href").unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shops_and_menus_come_in_pages() {
    for database in Database::each() {
        let app = App::start_with(&database, &["--rate-limit", "0"]);
        let browser = app.browser();
        let add = |path: &'static str, name: String| {
            let body = serde_json::json!({ "name": name, "address": "a", "price": 100 }).to_string();
            let request = browser.client.post(format!("{}{path}", app.base));
            async move { request.header("content-type", "application/json").body(body).send().await.unwrap().status() }
        };
        for number in 0..230 {
            assert_eq!(add("/order/shops/", format!("shop {number}.")).await, 201);
            assert_eq!(add("/order/menus/1", format!("dish {number}.")).await, 201);
        }
        for (start, most) in [("/order/shops/", 100), ("/boss/", 100)] {
            let (mut path, mut seen, mut pages) = (start.to_owned(), 0, 0);
            loop {
                let page = browser.get(&path).await.ok();
                let here = page.html().select(&selector("main li")).count();
                assert!(here <= most, "{path}: {here}");
                (seen, pages) = (seen + here, pages + 1);
                match next(&page) {
                    Some(next) => path = next,
                    None => break,
                }
            }
            assert_eq!((seen, pages), (233, 3), "{start} on {}", database.engine);
        }
        let (mut path, mut seen) = ("/order/shops/?format=json".to_owned(), 0);
        loop {
            let page = browser.get(&path).await.ok();
            let shops: serde_json::Value = serde_json::from_str(&page.body).unwrap();
            seen += shops.as_array().unwrap().len();
            let link = page.header("link").to_owned();
            match link.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
                Some((next, _)) => path = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(seen, 233);
        // A dish of the last page can be ordered, and what was wrong comes back on the same page.
        let menu = browser.get("/order/menus/1").await.ok();
        let second = browser.get(&next(&menu).unwrap()).await.ok();
        let third = browser.get(&next(&second).unwrap()).await.ok();
        let form = third.form();
        assert_eq!(form.choices.len(), 33);
        let wrong = browser.submit(&form.clone().tick(32).set("address", " ")).await;
        assert_eq!((wrong.status.as_u16(), wrong.form().choices), (400, form.choices.clone()));
        let list = browser.submit(&form.tick(32).set("address", "last page.")).await.ok();
        let number = order_number(&list, "last page.");
        assert!(list.text(&format!("#order-{number}")).contains("dish 229."));
    }
}

#[tokio::test]
async fn the_file_is_for_its_owner() {
    let database = Database::sqlite();
    let app = App::start(&database);
    let mode = |name: &str| {
        let file = std::fs::metadata(database.folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        file.permissions().mode() & 0o777
    };
    for name in ["shop.db", "shop.db-wal", "shop.db-shm", "shop.db.lock"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    let backup = command(&database).arg("backup").arg(database.folder().join("copy.db")).status().unwrap();
    assert!(backup.success());
    assert_eq!(mode("copy.db"), 0o600);
    drop(app);
    // One that an earlier version made.
    let all = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(database.folder().join("shop.db"), all).unwrap();
    let _app = App::start(&database);
    for name in ["shop.db", "shop.db-wal", "shop.db-shm"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
}
