//! Which instance serves what, what it says of itself, and what caches may keep.

use crate::databases::Database;
use crate::harness::App;

#[tokio::test]
async fn an_instance_serves_its_apps_only() {
    let database = Database::sqlite();
    let orders = App::start_with(&database, &["--apps", "order,polls", "--instance", "i-aaa"]);
    let deliveries = App::start_with(&database, &["--apps", "delivery", "--instance", "i-bbb"]);
    for (app, path, status) in [
        (&orders, "/order/shops/", 200),
        (&orders, "/polls/", 200),
        (&orders, "/delivery/orders/", 404),
        (&orders, "/boss/", 404),
        (&deliveries, "/delivery/orders/", 200),
        (&deliveries, "/order/shops/", 404),
        (&deliveries, "/", 200),
    ] {
        let page = app.browser().get(path).await;
        assert_eq!(page.status, status, "{path}");
        let (instance, role) = if app.base == orders.base { ("i-aaa", "order,polls") } else { ("i-bbb", "delivery") };
        assert_eq!((page.header("x-instance-id"), page.header("x-app-role")), (instance, role));
        let footer = page.text("footer");
        assert!(footer.contains(instance) && footer.contains(role), "{footer}");
    }
    let elsewhere = orders.browser().get("/delivery/orders/").await;
    assert!(elsewhere.body.contains("대상 그룹"), "says that another target group serves it");
}

#[tokio::test]
async fn health_readiness_version() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = app.browser();
        assert_eq!(browser.get("/healthz").await.ok().body, "ok\n");
        let ready = browser.get("/readyz").await.ok();
        let value: serde_json::Value = serde_json::from_str(&ready.body).unwrap();
        assert_eq!(value["database"]["engine"], database.engine);
        assert_eq!(value["database"]["remote"], false);
        assert_eq!(value["database"]["migration"]["applied"], value["database"]["migration"]["expected"]);
        assert!(value["database"].get("host").is_some());
        for headers in [
            [("x-forwarded-for", "203.0.113.7"), ("accept", "*/*")],
            [("host", "shop.example.link"), ("accept", "*/*")],
        ] {
            let ready = browser.get_as("/readyz", &headers).await.ok();
            assert!(!ready.body.contains("\"host\""), "{}", ready.body);
            assert_eq!(browser.get_as("/metrics", &headers).await.status, 404);
        }
        assert!(!ready.body.contains("41&") && !ready.body.contains("app@"), "no secrets");
        let version: serde_json::Value = serde_json::from_str(&browser.get("/version").await.ok().body).unwrap();
        let commit = version["commit"].as_str().unwrap();
        assert!(commit == "unknown" || commit.len() == 40, "{commit}");
        let metrics = browser.get("/metrics").await.ok();
        assert!(
            metrics.body.contains("sample_app_http_requests_total{route=\"/healthz\",method=\"GET\",status=\"200\"} 1"),
            "{}",
            metrics.body
        );
    }
}

#[tokio::test]
async fn readiness_follows_the_database() {
    let Some(database) = Database::postgres() else { return };
    let app = App::start(&database);
    let name = database.url().rsplit('/').next().unwrap().to_owned();
    let server = crate::databases::postgres().unwrap();
    server.run(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    server.run(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    let browser = app.browser();
    assert_eq!(browser.get("/readyz").await.status, 503);
    assert_eq!(browser.get("/healthz").await.status, 200, "alive all the same");
    let page = browser.get("/order/shops/").await;
    assert!(page.status.is_server_error() && page.body.contains("<html lang="), "{}", page.status);
    server.run(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    crate::harness::until("the app recovers", std::time::Duration::from_secs(10), || {
        std::net::TcpStream::connect(app.authority()).ok()
    });
    let mut status = 0;
    for _ in 0..50 {
        status = browser.get("/readyz").await.status.as_u16();
        if status == 200 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(status, 200);
    browser.get("/order/shops/").await.ok();
}

#[tokio::test]
async fn caches_keep_files_and_never_pages() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let page = browser.get("/order/shops/").await.ok();
    for (what, attribute) in [("link[rel=stylesheet]", "href"), ("script", "src"), ("link[rel=icon]", "href")] {
        let address =
            page.html().select(&crate::browser::selector(what)).next().unwrap().attr(attribute).unwrap().to_owned();
        let file = browser.get(&address).await.ok();
        assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(file.header("vary"), "Accept-Encoding");
        assert_eq!(file.header("set-cookie"), "");
        let zipped = browser.get_as(&address, &[("accept-encoding", "gzip")]).await.ok();
        assert_eq!(zipped.header("content-encoding"), "gzip");
        let (stem, _) = address.rsplit_once('.').unwrap();
        assert_eq!(browser.get(&format!("{stem}0.css")).await.status, 404, "only the present name");
    }
    for path in ["/", "/order/shops/", "/order/menus/1", "/order/order/", "/polls/1/"] {
        let page = browser.get(path).await.ok();
        assert_eq!(page.header("cache-control"), "private, no-cache", "{path}");
        assert!(page.header("vary").contains("Cookie"));
        for (header, value) in
            [("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "same-origin")]
        {
            assert_eq!(page.header(header), value);
        }
    }
    for path in ["/nowhere", "/order/order/999"] {
        assert_eq!(browser.get(path).await.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn languages_and_themes_by_links() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    let page = browser.get_as("/order/shops/", &[("accept-language", "en-GB,en;q=0.9")]).await.ok();
    assert!(page.body.contains("<html lang=\"en\">") && page.body.contains("<h1>Shops</h1>"));
    let page = browser.get("/order/shops/").await.ok();
    assert!(page.body.contains("<html lang=\"ko\">"));
    assert!(page.forms().is_empty(), "the chrome has no forms");
    let english = page
        .html()
        .select(&crate::browser::selector("footer a[lang=en]"))
        .next()
        .unwrap()
        .attr("href")
        .unwrap()
        .to_owned();
    let page = browser.get(&english).await.ok();
    assert!(page.path == "/order/shops" && page.body.contains("<html lang=\"en\">"), "{}", page.path);
    let page = browser.get("/preferences?theme=dark&back=/polls/").await.ok();
    assert!(page.path == "/polls/" && page.body.contains("<html lang=\"en\" data-theme=\"dark\">"));
}

#[tokio::test]
async fn two_visitors_see_their_own_pages() {
    let app = App::on_a_file(&[]);
    let (one, other) = (app.browser(), app.browser());
    let number = crate::journeys::order(&one, 1, "mine").await;
    assert!(one.get("/order/order/").await.ok().body.contains("내 주문"));
    let page = other.get(&format!("/order/order/?placed={number}")).await.ok();
    assert!(!page.body.contains("내 주문") && page.text(".notice").is_empty());
}
