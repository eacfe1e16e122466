//! The course's journeys, on every database: order, boss, delivery, polls, and nothing lost by a restart.

use crate::browser::{Browser, Page};
use crate::databases::Database;
use crate::harness::App;

/// Orders the first dish of a shop and returns the order's number.
pub(crate) async fn order(browser: &Browser, shop: i64, address: &str) -> String {
    let form = browser.get(&format!("/order/menus/{shop}")).await.ok().form().tick(0).set("address", address);
    let list = browser.submit(&form).await.ok();
    order_number(&list, address)
}

/// Finds the number of the order that goes to an address.
pub(crate) fn order_number(list: &Page, address: &str) -> String {
    let page = list.html();
    let row = page
        .select(&crate::browser::selector("[data-order]"))
        .find(|row| row.text().collect::<String>().contains(address))
        .unwrap_or_else(|| panic!("no order to {address}: {}", list.body));
    row.attr("data-order").unwrap().to_owned()
}

pub(crate) async fn accept(browser: &Browser, shop: i64, order: &str, minutes: &str) -> Page {
    let page = browser.get(&format!("/boss/orders/{shop}/")).await.ok();
    browser.submit(&page.form_with("order_id", order).set("estimated_time", minutes)).await
}

pub(crate) async fn complete(browser: &Browser, order: &str) -> Page {
    let page = browser.get("/delivery/orders/").await.ok();
    browser.submit(&page.form_with("order_id", order)).await
}

pub(crate) async fn state(browser: &Browser, order: &str) -> String {
    let page = browser.get(&format!("/order/order/{order}")).await.ok();
    page.html().select(&crate::browser::selector("[data-state]")).next().unwrap().attr("data-state").unwrap().to_owned()
}

#[tokio::test]
async fn order_boss_delivery() {
    for database in Database::each() {
        eprintln!("on {}", database.engine);
        let mut app = App::start(&database);
        let browser = app.browser();

        let shops = browser.get("/order/shops/").await.ok();
        let menus: Vec<_> = shops.links().into_iter().filter(|link| link.starts_with("/order/menus/")).collect();
        assert_eq!(menus.len(), 3);
        let menu = browser.get(&menus[0]).await.ok();
        let form = menu.form();
        assert_eq!(form.action, "/order/order/");
        assert!(form.choices.iter().all(|(name, _)| name == "menu") && form.choices.len() == 3);
        assert_eq!(form.get("shop"), "1");
        let list =
            browser.submit(&form.tick(0).tick(2).set("quantity_1", "2").set("address", "서울시 시험로 1")).await.ok();
        assert_eq!(list.path, "/order/order/");
        let number = order_number(&list, "서울시 시험로 1");
        assert!(list.text(".notice").contains(&number));
        let row = list.text(&format!("#order-{number}"));
        assert!(row.contains("김밥 · Gimbap × 2, 떡볶이 · Tteokbokki × 1") && row.contains("13,000원"), "{row}");

        assert!(browser.get("/delivery/orders/").await.ok().forms().is_empty(), "not accepted yet");
        assert!(browser.get("/boss/orders/2/").await.ok().forms().is_empty(), "another shop's boss does not see it");
        let boss = browser.get("/boss/orders/1/").await.ok();
        let form = boss.form_with("order_id", &number);
        assert_eq!(form.action, "/boss/timeinput/");
        let boss = accept(&browser, 1, &number, "35").await.ok();
        assert_eq!(boss.path, "/boss/orders/1/");
        assert!(boss.forms().is_empty(), "decided orders have no form");
        assert!(boss.text(&format!("#order-{number}")).contains("35분"));

        let deliveries = browser.get("/delivery/orders/").await.ok();
        assert_eq!(deliveries.forms().len(), 1);
        let deliveries = complete(&browser, &number).await.ok();
        assert!(deliveries.forms().is_empty());
        assert_eq!(state(&browser, &number).await, "delivered");

        app.kill();
        let again = App::start(&database);
        assert_eq!(state(&again.browser(), &number).await, "delivered", "still there after a restart");
        let shops = again.browser().get("/order/shops/").await.ok();
        assert_eq!(
            shops.links().iter().filter(|link| link.starts_with("/order/menus/")).count(),
            3,
            "sample data once"
        );
    }
}

#[tokio::test]
async fn polls() {
    for database in Database::each() {
        eprintln!("on {}", database.engine);
        let mut app = App::start(&database);
        let browser = app.browser();
        let list = browser.get("/polls/").await.ok();
        let polls: Vec<_> = list.links();
        assert_eq!(polls.len(), 2);
        let detail = browser.get(&polls[0]).await.ok();
        let form = detail.form();
        let (_, choice) = form.choices[1].clone();
        let results = browser.submit(&form.tick(1)).await.ok();
        assert!(results.path.ends_with("/results/"), "{}", results.path);
        assert!(results.body.contains(&format!("data-choice=\"{choice}\" data-votes=\"1\"")));
        app.kill();
        let app = App::start(&database);
        let results = app.browser().get(&results.path).await.ok();
        assert!(
            results.body.contains(&format!("data-choice=\"{choice}\" data-votes=\"1\"")),
            "still there after a restart"
        );
    }
}

#[tokio::test]
async fn json_of_lab_2_9() {
    for database in Database::each() {
        let app = App::start(&database);
        let client = app.browser().client;
        let ask = |path: &str| client.get(format!("{}{path}", app.base)).header("accept", "application/json");
        let send = |path: &str, body: serde_json::Value| {
            client.post(format!("{}{path}", app.base)).header("content-type", "application/json").body(body.to_string())
        };
        let json = |text: String| serde_json::from_str::<serde_json::Value>(&text).unwrap();
        let made =
            send("/order/shops/", serde_json::json!({ "name": "새 가게", "address": "새길 1" })).send().await.unwrap();
        assert_eq!(made.status(), 201);
        let shop = json(made.text().await.unwrap())["id"].as_i64().unwrap();
        let made = send(&format!("/order/menus/{shop}"), serde_json::json!({ "name": "국수", "price": 7000 }))
            .send()
            .await
            .unwrap();
        assert_eq!(made.status(), 201);
        let shops = json(ask("/order/shops/").send().await.unwrap().text().await.unwrap());
        assert_eq!(shops.as_array().unwrap().len(), 4);
        assert_eq!(shops[3]["name"], "새 가게");
        let menu = json(ask(&format!("/order/menus/{shop}")).send().await.unwrap().text().await.unwrap());
        assert_eq!((menu[0]["name"].as_str(), menu[0]["price"].as_i64()), (Some("국수"), Some(7000)));
        for (path, body, status) in [
            ("/order/shops/", serde_json::json!({ "name": "x" }), 400),
            ("/order/shops/", serde_json::json!({ "name": "", "address": "a" }), 400),
            ("/order/menus/1", serde_json::json!({ "name": "x", "price": -1 }), 400),
            ("/order/menus/1", serde_json::json!({ "name": "x", "price": "free" }), 400),
            ("/order/menus/999", serde_json::json!({ "name": "x", "price": 1 }), 404),
        ] {
            assert_eq!(send(path, body.clone()).send().await.unwrap().status(), status, "{path} {body}");
        }
        let foreign = send("/order/shops/", serde_json::json!({ "name": "x", "address": "y" }))
            .header("origin", "https://evil.example");
        assert_eq!(foreign.send().await.unwrap().status(), 403);
    }
}
