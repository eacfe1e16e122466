//! Guessing a PIN: what it costs the one who guesses, and that it costs nobody else anything.

use std::time::Duration;

use reqwest::StatusCode;

use crate::browser::{Browser, Form};
use crate::databases::Database;
use crate::harness::App;

/// Enters a PIN as a client behind a proxy on this machine, and returns the status.
async fn enter_as(browser: &Browser, form: &Form, client: &str, pin: &str) -> StatusCode {
    let form = form.clone().set("pin", pin);
    let headers = [("x-forwarded-for", client), ("origin", browser.base.as_str())];
    browser.post_as(&form.action, &form.fields, &headers).await.status
}

async fn form(browser: &Browser, shop: i64) -> Form {
    browser.get(&format!("/boss/orders/{shop}/")).await.form()
}

/// Guesses on and on, as one client, as fast as it goes; returns how many guesses were looked at.
async fn guess(app: &App, shop: i64, client: &str, times: u32) -> u32 {
    let browser = Browser::at_redirects(&app.base);
    let form = form(&browser, shop).await;
    let mut looked_at = 0;
    for number in 0..times {
        match enter_as(&browser, &form, client, &format!("{number:04}")).await.as_u16() {
            403 => looked_at += 1,
            429 => {}
            other => panic!("{other}"),
        }
    }
    looked_at
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_guesses_shuts_out_himself_only() {
    for database in Database::each() {
        let options = ["--boss-pin", "1=7531"];
        let mut app = App::start_with(&database, &options);
        let owner = Browser::at_redirects(&app.base);
        let first = form(&owner, 1).await;
        assert_eq!(enter_as(&owner, &first, "203.0.113.50", "7531").await, 303);
        let known = form_again(&owner).await;

        assert_eq!(guess(&app, 1, "203.0.113.1", 60).await, 10, "ten a minute, on {}", database.engine);
        // A new browser of the owner's, elsewhere.
        let elsewhere = Browser::at_redirects(&app.base);
        let fresh = form(&elsewhere, 1).await;
        assert_eq!(enter_as(&elsewhere, &fresh, "203.0.113.60", "7531").await, 303);
        // Many clients together: the shop is closed to those whom nobody knows …
        let mut looked_at = 0;
        for client in 2..=12 {
            looked_at += guess(&app, 1, &format!("198.51.100.{client}"), 12).await;
        }
        assert!(looked_at <= 60, "{looked_at} on {}", database.engine);
        let stranger = Browser::at_redirects(&app.base);
        let strange = form(&stranger, 1).await;
        assert_eq!(enter_as(&stranger, &strange, "203.0.113.70", "7531").await, 429);
        // … and not to the browser that was let in before, whatever its address has been used for.
        assert_eq!(enter_as(&owner, &known, "203.0.113.1", "7531").await, 303, "on {}", database.engine);
        // Another instance counts on, and a restart forgets nothing.
        let other = App::start_with(&database, &options);
        assert_eq!(guess(&other, 1, "203.0.113.1", 12).await, 0, "on {}", database.engine);
        app.kill();
        let app = App::start_with(&database, &options);
        assert_eq!(guess(&app, 1, "203.0.113.1", 12).await, 0, "on {}", database.engine);
    }
}

/// The form that enters the PIN of shop 1, with the token of the present session.
async fn form_again(browser: &Browser) -> Form {
    let orders = browser.get("/boss/orders/1/").await.ok();
    assert!(orders.forms().is_empty());
    let menu = browser.get("/order/menus/1").await.ok().form();
    let fields = vec![("csrf_token".to_owned(), menu.get("csrf_token").to_owned())];
    Form { action: "/boss/pin/1/".to_owned(), method: "post".to_owned(), fields, choices: Vec::new() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_at_the_same_moment_are_not_more() {
    for database in Database::each() {
        let app = App::start_with(&database, &["--boss-pin", "7531"]);
        let browser = Browser::at_redirects(&app.base);
        let form = form(&browser, 1).await;
        let guesses: Vec<_> = (0..60)
            .map(|number| {
                let (browser, form) = (browser.clone(), form.clone());
                tokio::spawn(async move { enter_as(&browser, &form, "203.0.113.1", &format!("{number:04}")).await })
            })
            .collect();
        let mut looked_at = 0;
        for guess in guesses {
            looked_at += u32::from(guess.await.unwrap() == 403);
        }
        assert!(looked_at <= 10, "{looked_at} on {}", database.engine);
    }
}

/// A PIN for all shops is one PIN, whatever number of a shop it is tried with.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_of_shops_are_no_new_tries() {
    let app = App::on_a_file(&["--boss-pin", "7531"]);
    let client = app.browser().client;
    let mut looked_at = 0;
    for number in 0..60 {
        let path = match number % 4 {
            0 => "/order/shops/".to_owned(),
            1 => format!("/order/menus/{}", 1 + number % 3),
            _ => format!("/order/menus/{}", 1000 + number),
        };
        let request = client
            .post(format!("{}{path}", app.base))
            .header("content-type", "application/json")
            .header("x-boss-pin", format!("{number:04}"))
            .body(r#"{"name":"x","address":"y","price":1}"#);
        match request.send().await.unwrap().status().as_u16() {
            403 => looked_at += 1,
            404 | 429 => {}
            other => panic!("{other}"),
        }
    }
    assert_eq!(looked_at, 10);
    // The right one too, while it lasts; a stranger elsewhere is not concerned.
    let send = |client_address: &'static str| {
        client
            .post(format!("{}/order/shops/", app.base))
            .header("content-type", "application/json")
            .header("x-boss-pin", "7531")
            .header("x-forwarded-for", client_address)
            .body(r#"{"name":"x","address":"y"}"#)
            .send()
    };
    assert_eq!(send("127.0.0.1").await.unwrap().status(), 429);
    for _ in 0..30 {
        assert_eq!(send("203.0.113.5").await.unwrap().status(), 201, "the right PIN is no try");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_pin_ends_the_sessions_of_the_old_one() {
    for database in Database::each() {
        let port = crate::harness::free_port();
        let listen = format!("127.0.0.1:{port}");
        let start = |pin: &str| App::start_with(&database, &["--listen", &listen, "--boss-pin", pin]);
        let mut app = start("1=1111");
        let browser = app.browser();
        let entered = browser.submit(&form(&browser, 1).await.set("pin", "1111")).await.ok();
        assert_eq!(entered.path, "/boss/orders/1/");
        app.kill();
        let mut app = start("1=1111");
        browser.get("/boss/orders/1/").await.ok();
        app.kill();
        let mut app = start("1=2222");
        assert_eq!(browser.get("/boss/orders/1/").await.status, 403, "on {}", database.engine);
        assert_eq!(browser.submit(&form(&browser, 1).await.set("pin", "1111")).await.status, 403);
        browser.submit(&form(&browser, 1).await.set("pin", "2222")).await.ok();
        app.kill();
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
