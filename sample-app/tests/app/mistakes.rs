//! The mistakes of labs 2.8 to 2.15 that concern the rules (M1–M8 of the course facts): the app resists each.

use crate::browser::{Browser, Form};
use crate::databases::Database;
use crate::harness::App;
use crate::journeys::{accept, complete, order, order_number, state};

pub(crate) async fn menu_form(browser: &Browser, shop: i64) -> Form {
    browser.get(&format!("/order/menus/{shop}")).await.ok().form().tick(0)
}

/// How many orders there are.
pub(crate) async fn orders(browser: &Browser) -> usize {
    browser.get("/order/order/").await.ok().body.matches("data-order=").count()
}

#[tokio::test]
async fn m1_the_token_is_checked() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let form = menu_form(&browser, 1).await.set("address", "a");
    for wrong in [
        form.clone().without("csrf_token"),
        form.clone().set("csrf_token", ""),
        form.clone().set("csrf_token", &"A".repeat(43)),
    ] {
        assert_eq!(browser.submit(&wrong).await.status, 403);
    }
    let number = order(&browser, 1, "here").await;
    let boss = browser.get("/boss/orders/1/").await.ok().form_with("order_id", &number).set("estimated_time", "30");
    assert_eq!(browser.submit(&boss.clone().without("csrf_token")).await.status, 403);
    assert_eq!(browser.submit(&boss.clone().set("csrf_token", form.get("csrf_token"))).await.status, 403);
    accept(&browser, 1, &number, "30").await.ok();
    let delivery = browser.get("/delivery/orders/").await.ok().form();
    assert_eq!(browser.submit(&delivery.without("csrf_token")).await.status, 403);
    assert_eq!(state(&browser, &number).await, "accepted");
    assert_eq!(orders(&browser).await, 1);
}

#[tokio::test]
async fn m2_a_token_belongs_to_its_session() {
    let app = App::on_a_file(&[]);
    let (thief, victim) = (app.browser(), app.browser());
    let stolen = menu_form(&thief, 1).await.set("address", "a");
    menu_form(&victim, 1).await;
    assert_eq!(victim.submit(&stolen).await.status, 403, "another session's token");
    assert_eq!(app.browser().submit(&stolen).await.status, 403, "no session at all");
    assert_eq!(thief.submit(&stolen).await.ok().path, "/order/order/");
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
        let form = menu_form(&victim, 1).await.set("address", "b");
        let answer = victim.post_as(&form.action, &form.fields, &[("origin", origin)]).await;
        assert_eq!(answer.status, 403, "{origin}");
    }
    let form = menu_form(&victim, 1).await.set("address", "b");
    let answer = victim.post_as(&form.action, &form.fields, &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(answer.status, 403);
    assert_eq!(orders(&victim).await, 1);
}

#[tokio::test]
async fn m3_a_menu_belongs_to_its_shop() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = app.browser();
        let other = browser.get("/order/menus/2").await.ok().form().choices[0].1.clone();
        let form = browser.get("/order/menus/1").await.ok().form().set("address", "a").set("menu", &other);
        let answer = browser.submit(&form).await;
        assert_eq!(answer.status, 400);
        assert!(answer.text("[role=alert]").contains("메뉴에 없는"), "{}", answer.body);
        let mixed = form.clone().tick(0);
        assert_eq!(browser.submit(&mixed).await.status, 400, "also beside a right one");
        assert_eq!(browser.submit(&form.set("shop", "999")).await.status, 400);
        assert_eq!(orders(&browser).await, 0);
    }
}

#[tokio::test]
async fn m4_prices_come_from_the_database() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let mut form = menu_form(&browser, 2).await.set("address", "cheap");
    for name in ["price", "price_4", "total", "amount", "unit_price"] {
        form = form.set(name, "1");
    }
    let list = browser.submit(&form).await.ok();
    let row = list.text(&format!("#order-{}", order_number(&list, "cheap")));
    assert!(row.contains("16,000원"), "{row}");
}

#[tokio::test]
async fn m5_numbers_within_bounds() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let form = menu_form(&browser, 1).await.set("address", "a");
    for wrong in ["-1", "0", "100", "1000000000", "99999999999999999999", "abc", "1.5", "", "NaN", "0x10", "1\0"] {
        let answer = browser.submit(&form.clone().set("quantity_1", wrong)).await;
        assert_eq!(answer.status, 400, "quantity {wrong:?}");
        assert!(!answer.text("[role=alert]").is_empty());
        assert_eq!(browser.submit(&form.clone().set("quantity", wrong)).await.status, 400, "quantity {wrong:?}");
        assert_eq!(browser.submit(&form.clone().set("quantity_2", wrong)).await.status, 400, "of a dish not chosen");
    }
    assert_eq!(orders(&browser).await, 0);
    let number = order(&browser, 1, "here").await;
    for wrong in ["abc", "0", "-5", "601", "1000000000", "99999999999999999999", "", "1e2"] {
        let answer = accept(&browser, 1, &number, wrong).await;
        assert_eq!(answer.status, 400, "minutes {wrong:?}");
    }
    let boss = browser.get("/boss/orders/1/").await.ok().form().set("estimated_time", "5");
    for (wrong, status) in [("abc", 400), ("-1", 400), ("", 400), ("99999", 404), ("99999999999999999999", 400)] {
        assert_eq!(browser.submit(&boss.clone().set("order_id", wrong)).await.status, status, "order {wrong:?}");
    }
    assert_eq!(state(&browser, &number).await, "placed");
    let absent = menu_form(&browser, 1).await.without("quantity_1").without("quantity_2").without("quantity_3");
    let list = browser.submit(&absent.set("address", "absent")).await.ok();
    assert!(list.text(&format!("#order-{}", order_number(&list, "absent"))).contains("× 1"), "an absent quantity is 1");
}

#[tokio::test]
async fn m6_a_boss_decides_for_his_shop_only() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = app.browser();
        let (own, foreign) = (order(&browser, 1, "to one").await, order(&browser, 2, "to two").await);
        let page = browser.get("/boss/orders/1/").await.ok();
        assert!(!page.body.contains("to two") && page.body.contains("to one"));
        let form = page.form_with("order_id", &own).set("estimated_time", "10");
        assert_eq!(
            browser.submit(&form.clone().set("order_id", &foreign)).await.status,
            403,
            "shop 1's page, shop 2's order"
        );
        assert_eq!(state(&browser, &foreign).await, "placed");
        browser.submit(&form).await.ok();
        assert_eq!(state(&browser, &own).await, "accepted");
    }
}

#[tokio::test]
async fn m6_a_pin_guards_a_shop() {
    let app = App::on_a_file(&["--boss-pin", "1=4321", "--boss-pin", "9999"]);
    let browser = app.browser();
    let number = order(&browser, 1, "a").await;
    let asked = browser.get("/boss/orders/1/").await;
    assert_eq!(asked.status, 403);
    assert!(!asked.body.contains("data-order"));
    assert_eq!(browser.submit(&asked.form().set("pin", "9999")).await.status, 403, "the other shops' PIN");
    let page = browser.submit(&asked.form().set("pin", "4321")).await.ok();
    assert_eq!(page.path, "/boss/orders/1/");
    assert_eq!(browser.get("/boss/orders/2/").await.status, 403, "one shop's PIN opens one shop");
    let form = page.form_with("order_id", &number).set("estimated_time", "10");
    assert_eq!(app.browser().submit(&form).await.status, 403);
    browser.submit(&form).await.ok();
    assert_eq!(state(&browser, &number).await, "accepted");
}

#[tokio::test]
async fn m7_steps_in_their_order_and_once() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = app.browser();
        let number = order(&browser, 1, "a").await;
        let decided = order(&browser, 1, "b").await;
        let late = browser.get("/boss/orders/1/").await.ok().form_with("order_id", &decided);
        accept(&browser, 1, &decided, "20").await.ok();
        let done = browser.get("/delivery/orders/").await.ok().form();
        assert_eq!(browser.submit(&done.clone().set("order_id", &number)).await.status, 409, "complete before accept");
        assert_eq!(state(&browser, &number).await, "placed");
        assert_eq!(browser.submit(&late.clone().set("estimated_time", "20")).await.status, 200, "the same click twice");
        assert_eq!(browser.submit(&late.clone().set("estimated_time", "40")).await.status, 409, "another promise");
        complete(&browser, &decided).await.ok();
        assert_eq!(browser.submit(&done).await.status, 200, "completing twice changes nothing");
        assert_eq!(browser.submit(&late.set("estimated_time", "20")).await.status, 409, "minutes after delivery");
        assert_eq!(state(&browser, &decided).await, "delivered");
        assert_eq!(browser.submit(&done.set("order_id", "987654")).await.status, 404);
    }
}

#[tokio::test]
async fn m8_get_changes_nothing() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let number = order(&browser, 1, "a").await;
    accept(&browser, 1, &number, "5").await.ok();
    for (path, status) in [
        (format!("/delivery/orders/?order_id={number}"), 200),
        ("/boss/timeinput/?order_id=1&estimated_time=9".to_owned(), 405),
        ("/order/order/?shop=1&menu=1&address=x".to_owned(), 200),
        ("/polls/1/vote/?choice=1".to_owned(), 405),
    ] {
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, status, "{path}");
        if status == 405 {
            assert_eq!(answer.header("allow"), "POST");
        }
    }
    assert_eq!(state(&browser, &number).await, "accepted");
    assert_eq!(orders(&browser).await, 1);
    assert!(browser.get("/polls/1/results/").await.ok().body.matches("data-votes=\"0\"").count() >= 3);
}
