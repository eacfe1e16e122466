//! Many at once: votes, clicks, starts, and a `kill -9` in the middle of it all.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::browser::{Browser, selector};
use crate::databases::Database;
use crate::harness::{App, command};
use crate::journeys::{order, state};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parallel_votes_all_count() {
    const VOTES: usize = 200;
    for database in Database::each() {
        let (one, two) = (App::start(&database), App::start(&database));
        let voting: Vec<_> = (0..VOTES)
            .map(|index| {
                let browser = if index % 2 == 0 { one.browser() } else { two.browser() };
                tokio::spawn(async move {
                    let form = browser.get("/polls/1/").await.ok().form().tick(0);
                    browser.submit(&form).await.ok();
                })
            })
            .collect();
        for vote in voting {
            vote.await.unwrap();
        }
        let results = one.browser().get("/polls/1/results/").await.ok();
        assert!(results.body.contains(&format!("data-votes=\"{VOTES}\"")), "on {}: {}", database.engine, results.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_many_clicks_counts() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = Browser::at_redirects(&app.base);
        let number = order(&app.browser(), 1, "race").await;
        let form = browser.get("/boss/orders/1/").await.ok().form();
        let clicks: Vec<_> = (1..=20)
            .map(|minutes: u32| {
                let (browser, form) = (browser.clone(), form.clone().set("estimated_time", &minutes.to_string()));
                tokio::spawn(async move { browser.submit(&form).await.status.as_u16() })
            })
            .collect();
        let mut accepted = 0;
        for click in clicks {
            match click.await.unwrap() {
                303 => accepted += 1,
                409 => {}
                other => panic!("{other}"),
            }
        }
        assert_eq!(accepted, 1, "of twenty different promises one holds, on {}", database.engine);
        let form = browser.get("/delivery/orders/").await.ok().form();
        let clicks: Vec<_> = (0..20)
            .map(|_| {
                let (browser, form) = (browser.clone(), form.clone());
                tokio::spawn(async move { browser.submit(&form).await.status.as_u16() })
            })
            .collect();
        for click in clicks {
            assert_eq!(click.await.unwrap(), 303);
        }
        assert_eq!(state(&browser, &number).await, "delivered");
    }
}

/// M12: two instances on an empty database, again and again; both must serve, the sample data must be there once.
async fn two_start_on_an_empty_database(rounds: usize, make: fn() -> Option<Database>) {
    for round in 0..rounds {
        let Some(database) = make() else { return };
        let start = || {
            let mut command = command(&database);
            command.args(["--listen", "127.0.0.1:0"]);
            command
        };
        let commands = (start(), start());
        let threads = (std::thread::spawn(|| App::spawn(commands.0)), std::thread::spawn(|| App::spawn(commands.1)));
        for app in [threads.0.join().unwrap(), threads.1.join().unwrap()] {
            let app = app.unwrap_or_else(|error| panic!("round {round} on {}: {error}", database.engine));
            let shops = app.browser().get("/order/shops/?format=json").await.ok();
            let shops: serde_json::Value = serde_json::from_str(&shops.body).unwrap();
            assert!(shops.as_array().unwrap().len() == 3, "round {round} on {}: {shops}", database.engine);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m12_two_instances_start_on_an_empty_file() {
    two_start_on_an_empty_database(50, || Some(Database::sqlite())).await;
}

/// A login at PostgreSQL is thousands of hashes, which take their time where nothing is optimised.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m12_two_instances_start_on_an_empty_postgresql() {
    two_start_on_an_empty_database(20, Database::postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m12_two_instances_start_on_an_empty_mariadb() {
    two_start_on_an_empty_database(30, Database::mysql).await;
}

/// Every order that was answered with a redirect is there after the app was killed, whole and once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_app_loses_no_acknowledged_order() {
    for database in Database::each() {
        let mut acknowledged: BTreeSet<String> = BTreeSet::new();
        for round in 0..3 {
            let mut app = App::start(&database);
            let placed = Arc::new(Mutex::new(Vec::new()));
            let stop = Arc::new(AtomicBool::new(false));
            let mut people = Vec::new();
            for person in 0..8 {
                let (browser, placed, stop) =
                    (Browser::at_redirects(&app.base), Arc::clone(&placed), Arc::clone(&stop));
                // Everybody has the form before anybody's order counts: the app may be killed soon.
                let form = browser.get("/order/menus/1").await.ok().form().tick(0).tick(1);
                people.push((browser, form, person, placed, stop));
            }
            let people: Vec<_> = people
                .into_iter()
                .map(|(browser, form, person, placed, stop)| {
                    tokio::spawn(async move {
                        for number in 0.. {
                            let address = format!("round {round} person {person} order {number}.");
                            match browser.try_post(&form.action, &form.clone().set("address", &address).fields).await {
                                Ok(answer) if answer.status == 303 => placed.lock().unwrap().push(address),
                                Ok(answer) => panic!("{}", answer.status),
                                Err(_) if stop.load(Ordering::SeqCst) => return,
                                Err(error) => panic!("{error}"),
                            }
                        }
                    })
                })
                .collect();
            let patience = Instant::now() + Duration::from_secs(60);
            while placed.lock().unwrap().len() < 80 && Instant::now() < patience {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            stop.store(true, Ordering::SeqCst);
            app.kill();
            for person in people {
                person.await.unwrap();
            }
            acknowledged.extend(placed.lock().unwrap().drain(..));
        }
        assert!(acknowledged.len() >= 240, "{} orders on {}", acknowledged.len(), database.engine);
        let app = App::start(&database);
        let stored = all_addresses(&app.browser()).await;
        let unique: BTreeSet<_> = stored.iter().cloned().collect();
        assert_eq!(unique.len(), stored.len(), "none twice");
        let lost: Vec<_> = acknowledged.difference(&unique).collect();
        assert!(lost.is_empty(), "lost on {}: {lost:?}", database.engine);
        eprintln!("{}: {} acknowledged, {} stored", database.engine, acknowledged.len(), stored.len());
    }
}

async fn all_addresses(browser: &Browser) -> Vec<String> {
    let mut path = "/order/order/".to_owned();
    let mut found = Vec::new();
    loop {
        let page = browser.get(&path).await.ok();
        let html = page.html();
        for row in html.select(&selector("li[data-order]")) {
            found.push(row.select(&selector(".address")).next().unwrap().text().collect());
            assert!(row.text().collect::<String>().contains("라면 · Ramyeon × 1"), "an order without its lines");
        }
        match html.select(&selector("a[rel=next]")).next() {
            Some(next) => path = next.attr("href").unwrap().to_owned(),
            None => return found,
        }
    }
}
