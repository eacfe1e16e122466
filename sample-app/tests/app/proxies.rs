//! Two target groups behind a real HAProxy: a path rule, a sticky cookie, and instances that are killed and restarted
//! under load.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::browser::Browser;
use crate::databases::Database;
use crate::harness::{App, Guarded, find, free_port, skip, until};
use crate::journeys::{accept, complete, order, state};

struct Balancer {
    base: String,
    _process: Guarded,
    _folder: TempDir,
}

/// What labs 2.18 to 2.20 build with an ALB: `/delivery` and below to one group, the rest to the other, stickiness on it.
fn balance(orders: &[u16], deliveries: &[u16]) -> Option<Balancer> {
    let Some(haproxy) = find("haproxy", &[]) else {
        skip("HAProxy is not installed (Debian package haproxy)");
        return None;
    };
    let folder = TempDir::new().unwrap();
    let port = free_port();
    let servers = |ports: &[u16]| -> String {
        let lines = ports.iter().enumerate().map(|(index, port)| {
            format!("  server s{index} 127.0.0.1:{port} check inter 200ms fall 1 rise 1 cookie s{index}\n")
        });
        lines.collect()
    };
    let config = format!(
        "global\n  maxconn 500\ndefaults\n  mode http\n  timeout connect 2s\n  timeout client 70s\n  timeout server 30s\n  timeout check 2s\n  \
         option forwardfor\n  option redispatch\n  retries 3\n  retry-on conn-failure empty-response\n  option httpchk GET /readyz\n\
         frontend web\n  bind 127.0.0.1:{port}\n  acl delivery path /delivery\n  acl delivery path_beg /delivery/\n  \
         use_backend deliveries if delivery\n  default_backend orders\n\
         backend orders\n  balance roundrobin\n  cookie STICKY insert indirect nocache\n{}backend deliveries\n  balance roundrobin\n{}",
        servers(orders),
        servers(deliveries),
    );
    let file = folder.path().join("haproxy.cfg");
    std::fs::write(&file, config).unwrap();
    let process = Guarded::start(&haproxy, &["-db", "-f", file.to_str().unwrap()], &folder.path().join("log"));
    until("HAProxy starts", Duration::from_secs(10), || std::net::TcpStream::connect(("127.0.0.1", port)).ok());
    Some(Balancer { base: format!("http://127.0.0.1:{port}"), _process: process, _folder: folder })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_path_rule_and_a_sticky_cookie() {
    let database = Database::postgres().unwrap_or_else(Database::sqlite);
    let group = ["--apps", "order,boss,polls"];
    let (one, two) = (App::start_with(&database, &group), App::start_with(&database, &group));
    let courier = App::start_with(&database, &["--apps", "delivery"]);
    let Some(balancer) = balance(&[one.port(), two.port()], &[courier.port()]) else { return };
    tokio::time::sleep(Duration::from_millis(700)).await;

    for (path, role) in [
        ("/order/shops/", "order,boss,polls"),
        ("/delivery/orders/", "delivery"),
        ("/delivery", "delivery"),
        ("/delivery-fee", "order,boss,polls"),
        ("/Delivery/orders/", "order,boss,polls"),
    ] {
        let page = Browser::at_redirects(&balancer.base).get(path).await;
        assert_eq!(page.header("x-app-role"), role, "{path}");
    }
    let mut spread = BTreeSet::new();
    for _ in 0..10 {
        spread.insert(Browser::new(&balancer.base).get("/order/shops/").await.header("x-instance-id").to_owned());
    }
    assert_eq!(spread.len(), 2, "without a cookie both answer");
    let sticky = Browser::new(&balancer.base);
    let mut constant = BTreeSet::new();
    for _ in 0..10 {
        constant.insert(sticky.get("/order/shops/").await.header("x-instance-id").to_owned());
    }
    assert_eq!(constant.len(), 1, "with the cookie one answers");

    let number = order(&sticky, 1, "through the balancer").await;
    accept(&sticky, 1, &number, "15").await.ok();
    complete(&sticky, &number).await.ok();
    assert_eq!(state(&sticky, &number).await, "delivered", "one journey over both groups");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn instances_come_and_go_under_load() {
    let database = Database::postgres().unwrap_or_else(Database::sqlite);
    let ports = [free_port(), free_port()];
    let start = |index: usize| {
        let listen = format!("127.0.0.1:{}", ports[index]);
        App::start_with(&database, &["--listen", &listen, "--drain", "1"])
    };
    let mut apps = [start(0), start(1)];
    let Some(balancer) = balance(&ports, &ports) else { return };
    tokio::time::sleep(Duration::from_millis(700)).await;

    let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
    let (failed, refused) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let stop = Arc::new(AtomicBool::new(false));
    let people: Vec<_> = (0..6)
        .map(|person| {
            let (browser, acknowledged) = (Browser::at_redirects(&balancer.base), Arc::clone(&acknowledged));
            let (failed, refused, stop) = (Arc::clone(&failed), Arc::clone(&refused), Arc::clone(&stop));
            tokio::spawn(async move {
                // One page, one session, one token for the whole run: whichever instance answers must know them.
                let form = browser.get("/order/menus/1").await.ok().form().tick(0);
                for number in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    let address = format!("person {person} order {number}.");
                    match browser.try_post(&form.action, &form.clone().set("address", &address).fields).await {
                        Ok(answer) if answer.status == 303 => {
                            acknowledged.lock().unwrap().insert(address);
                        }
                        Ok(answer) if answer.status.is_client_error() => {
                            refused.fetch_add(1, Ordering::SeqCst);
                        }
                        other => {
                            eprintln!("failed: {:?}", other.map(|answer| (answer.status, answer.body)));
                            failed.fetch_add(1, Ordering::SeqCst);
                        }
                    }
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            })
        })
        .collect();
    let so_far = || acknowledged.lock().unwrap().len();
    let wait_for_more = async |more: usize| {
        let (goal, end) = (so_far() + more, Instant::now() + Duration::from_secs(30));
        while so_far() < goal {
            assert!(Instant::now() < end, "orders stopped");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    wait_for_more(60).await;
    // In good order: the balancer sees /readyz say no, and nobody notices anything.
    for (index, app) in apps.iter_mut().enumerate() {
        app.terminate();
        let (success, log) = app.wait(Duration::from_secs(10));
        assert!(success, "{log}");
        *app = start(index);
        tokio::time::sleep(Duration::from_millis(800)).await;
        wait_for_more(30).await;
    }
    assert_eq!(failed.load(Ordering::SeqCst), 0, "a restart in good order fails no request");
    // And not: what was under way may fail, what was answered may not.
    apps[0].kill();
    wait_for_more(60).await;
    apps[0] = start(0);
    wait_for_more(30).await;
    stop.store(true, Ordering::SeqCst);
    for person in people {
        person.await.unwrap();
    }
    assert_eq!(refused.load(Ordering::SeqCst), 0, "sessions and tokens hold on every instance");
    let mut stored = BTreeSet::new();
    let mut path = "/order/order/".to_owned();
    loop {
        let page = Browser::new(&balancer.base).get(&path).await.ok();
        let html = page.html();
        stored.extend(
            html.select(&crate::browser::selector(".address")).map(|address| address.text().collect::<String>()),
        );
        match html.select(&crate::browser::selector("a[rel=next]")).next() {
            Some(next) => path = next.attr("href").unwrap().to_owned(),
            None => break,
        }
    }
    let acknowledged = acknowledged.lock().unwrap();
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(lost.is_empty(), "{lost:?}");
    eprintln!("{} orders, {} failed around the kill", acknowledged.len(), failed.load(Ordering::SeqCst));
}
