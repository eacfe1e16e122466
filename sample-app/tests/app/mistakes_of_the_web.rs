//! The mistakes of labs 2.8 to 2.15 that concern the web (M9–M14 of the course facts; M12 is in `concurrency`): the app
//! resists each.

use reqwest::header::SET_COOKIE;

use crate::browser::Browser;
use crate::databases::Database;
use crate::harness::App;
use crate::journeys::order;
use crate::mistakes::{menu_form, orders};

#[tokio::test]
async fn m9_post_redirect_get_and_double_clicks() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = Browser::at_redirects(&app.base);
        let form = menu_form(&browser, 1).await.set("address", "twice");
        let (one, two) = tokio::join!(browser.submit(&form), browser.submit(&form));
        for answer in [&one, &two] {
            assert_eq!(answer.status, 303);
            assert!(answer.header("location").starts_with("/order/order/"));
        }
        assert_eq!(one.header("location"), two.header("location"));
        assert_eq!(orders(&browser).await, 1, "a double click is one order, on {}", database.engine);
        assert_eq!(browser.submit(&form.clone().set("address", "changed")).await.status, 303);
        assert_eq!(orders(&browser).await, 2, "a changed form is another order");
        assert_eq!(browser.submit(&form.clone().without("once")).await.status, 303);
        assert_eq!(browser.submit(&form.without("once")).await.status, 303);
        assert_eq!(orders(&browser).await, 4, "without the page's number every sending counts");
    }
}

#[tokio::test]
async fn m10_nothing_sent_becomes_markup() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>' {{7*7}} &amp;";
    let number = order(&browser, 1, evil).await;
    let body = serde_json::json!({ "name": "<b>shop</b>", "address": "<i>\"'" }).to_string();
    let made =
        browser.client.post(format!("{}/order/shops/", app.base)).header("content-type", "application/json").body(body);
    assert_eq!(made.send().await.unwrap().status(), 201);
    let again = menu_form(&browser, 1).await.set("quantity_1", "\"><script>").set("address", evil);
    let mut pages = vec![browser.submit(&again).await];
    for path in [
        "/order/order/",
        &format!("/order/order/{number}"),
        "/boss/orders/1/",
        "/order/shops/",
        "/boss/",
        "/order/menus/4",
        "/order/order/?placed=%3Cscript%3E",
        "/%3Cscript%3Ealert(1)",
    ] {
        pages.push(browser.get(path).await);
    }
    for page in pages {
        assert!(
            !page.body.contains("<script>") && !page.body.contains("<img") && !page.body.contains("<b>shop"),
            "{}",
            page.body
        );
        assert!(page.header("content-security-policy").contains("script-src 'self'"));
    }
    assert_eq!(
        browser
            .get(&format!("/order/order/{number}"))
            .await
            .html()
            .select(&crate::browser::selector("dd"))
            .nth(3)
            .unwrap()
            .text()
            .collect::<String>(),
        evil
    );
}

#[tokio::test]
async fn m11_lists_are_ordered_and_paged() {
    for database in Database::each() {
        let seeded = crate::harness::command(&database).args(["seed", "--orders", "450"]).status().unwrap();
        assert!(seeded.success());
        let app = App::start(&database);
        let browser = app.browser();
        let mut path = "/order/order/".to_owned();
        let mut seen: Vec<i64> = Vec::new();
        loop {
            let page = browser.get(&path).await.ok();
            let html = page.html();
            seen.extend(
                html.select(&crate::browser::selector("li[data-order]"))
                    .map(|row| row.attr("data-order").unwrap().parse::<i64>().unwrap()),
            );
            if path.ends_with("/order/order/") {
                order(&app.browser(), 1, "meanwhile").await;
            }
            match html.select(&crate::browser::selector("a[rel=next]")).next() {
                Some(next) => path = next.attr("href").unwrap().to_owned(),
                None => break,
            }
        }
        assert_eq!(seen, (1..=450).rev().collect::<Vec<_>>(), "all, newest first, once each, on {}", database.engine);
    }
}

#[tokio::test]
async fn m13_behind_a_balancer_that_ends_tls() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let https = [("host", "shop.example.link"), ("x-forwarded-proto", "https"), ("x-forwarded-for", "203.0.113.5")];
    let page = browser.get_as("/order/menus/1", &https).await.ok();
    let cookie = page.headers.get(SET_COOKIE).unwrap().to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-session=") && cookie.contains("Secure") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    let (name, _) = cookie.split_once(';').unwrap();
    let form = page.form().tick(0).set("address", "tls");
    let send = |origin: &'static str, proto: &'static str| {
        let headers =
            [("host", "shop.example.link"), ("x-forwarded-proto", proto), ("origin", origin), ("cookie", name)];
        let (browser, form) = (Browser::at_redirects(&app.base), form.clone());
        let headers: Vec<(String, String)> = headers.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        async move {
            let headers: Vec<(&str, &str)> = headers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            browser.post_as(&form.action, &form.fields, &headers).await.status.as_u16()
        }
    };
    assert_eq!(send("https://shop.example.link", "https").await, 303);
    assert_eq!(send("http://shop.example.link", "https").await, 403, "downgraded");
    assert_eq!(send("https://evil.example", "https").await, 403);
}

#[tokio::test]
async fn m14_no_secure_cookie_over_http() {
    let app = App::on_a_file(&[]);
    let page = app.browser().get("/order/menus/1").await.ok();
    let cookie = page.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("session=") && !cookie.contains("Secure") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    let first = app.browser().get("/order/shops/").await.ok();
    assert_eq!(first.header("set-cookie"), "", "a page without a form starts no session");
}

/// A session that somebody made up and planted is not taken up: the page hands out one of ours.
#[tokio::test]
async fn planted_sessions_are_worth_nothing() {
    let (app, elsewhere) = (App::on_a_file(&[]), App::on_a_file(&[]));
    let cookie_of = |page: &crate::browser::Page| {
        page.header("set-cookie").split(';').next().unwrap().strip_prefix("session=").unwrap_or_default().to_owned()
    };
    let ours = cookie_of(&app.browser().get("/order/menus/1").await.ok());
    let foreign = cookie_of(&elsewhere.browser().get("/order/menus/1").await.ok());
    let (name, seal) = ours.split_once('.').unwrap();
    for planted in [
        "A".repeat(43),
        name.to_owned(),
        format!("{}.{seal}", "A".repeat(43)),
        format!("{name}.{}", "A".repeat(43)),
        foreign,
        String::new(),
    ] {
        let browser = Browser::at_redirects(&app.base);
        let cookie = format!("session={planted}");
        let page = browser.get_as("/order/menus/1", &[("cookie", &cookie)]).await.ok();
        let given = cookie_of(&page);
        assert!(!given.is_empty() && given != planted, "{planted}: a session of ours");
        let form = page.form().tick(0).set("address", "planted");
        let origin = app.base.as_str();
        let sent = browser.post_as(&form.action, &form.fields, &[("cookie", &cookie), ("origin", origin)]).await;
        assert_eq!(sent.status, 403, "{planted}");
        // Beside ours it does not count.
        let both = format!("session={planted}; session={given}");
        let page = browser.get_as("/order/menus/1", &[("cookie", &both)]).await.ok();
        assert_eq!(page.header("set-cookie"), "");
        let form = page.form().tick(0).set("address", "mine");
        let sent = browser.post_as(&form.action, &form.fields, &[("cookie", &both), ("origin", origin)]).await;
        assert_eq!(sent.status, 303);
    }
}
