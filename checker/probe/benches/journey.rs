//! How long a journey of ten pages takes where the application takes no time: what is left is ours. The aim is less than
//! 100 ms.

#![expect(clippy::unwrap_used, reason = "a server on loopback that answers all that it is asked")]

use divan::Bencher;
use probe::guard::Guard;
use probe::http::Limits;
use probe::journey::{Options, Way, walk};
use real::{Reply, Response, Server};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::runtime::Builder;

fn main() {
    divan::main();
}

/// Journeys that read only, until ten pages of a usual size, 200 rows each, have been asked for.
#[divan::bench]
fn ten_pages(bencher: Bencher<'_, '_>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let rows = "<div class='card'><p>한강분식 김밥 4,000원</p><a href='/about/'>소개</a></div>".repeat(200);
    let app = Server::start(move |request| {
        counted.fetch_add(1, Ordering::SeqCst);
        let shops = (1..=5).map(|shop| format!("<a href='/order/menus/{shop}/'>{shop}</a>")).collect::<String>();
        let form = "<form method=post><input type=checkbox name=menu value=1><input name=address></form>";
        let own = if request.target.contains("menus") { form } else { shops.as_str() };
        Reply::Whole(Response::of_type(200, "text/html; charset=utf-8", format!("<h1>주문</h1>{own}{rows}")))
    });
    let url = app.url().parse().unwrap();
    let options = Options {
        guard: Guard::public_only(),
        limits: Limits::default(),
        read_only: true,
        mark: "5d0c7e41".to_owned(),
        way: Way::Ordering,
        before: None,
    };
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    bencher.bench_local(|| {
        count.store(0, Ordering::SeqCst);
        while count.load(Ordering::SeqCst) < 10 {
            runtime.block_on(walk(&url, &options)).unwrap();
        }
    });
}
