//! The mistakes of labs 2.5 to 2.7 (M1–M9): the app resists each. Votes in parallel are in `concurrency`, state that
//! survives a restart in `journeys`.

use crate::browser::Browser;
use crate::databases::Database;
use crate::harness::App;

async fn votes(browser: &Browser, poll: i64) -> Vec<i64> {
    let page = browser.get(&format!("/polls/{poll}/results/")).await.ok().html();
    page.select(&crate::browser::selector("[data-votes]"))
        .map(|row| row.attr("data-votes").unwrap().parse().unwrap())
        .collect()
}

#[tokio::test]
async fn m1_m2_a_vote_is_a_post_and_then_a_redirect() {
    let app = App::on_a_file(&[]);
    let browser = Browser::at_redirects(&app.base);
    assert_eq!(browser.get("/polls/1/vote/?choice=1").await.status, 405);
    let form = browser.get("/polls/1/").await.ok().form().tick(0);
    let answer = browser.submit(&form).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/polls/1/results/"));
    assert_eq!(votes(&browser, 1).await, [1, 0, 0], "exactly one");
}

#[tokio::test]
async fn m4_unknown_polls_are_not_found() {
    let app = App::on_a_file(&[]);
    let browser = app.browser();
    for id in ["999", "0", "-1", "abc", "99999999999999999999", "1%00", "%F0%9F%8D%95", "1;DROP"] {
        for rest in ["", "results/"] {
            assert_eq!(browser.get(&format!("/polls/{id}/{rest}")).await.status, 404, "{id} {rest}");
        }
        let form = browser.get("/polls/1/").await.ok().form().tick(0);
        assert_eq!(browser.post(&format!("/polls/{id}/vote/"), &form.fields).await.status, 404, "{id}");
    }
}

#[tokio::test]
async fn m5_only_choices_of_the_poll_count() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = app.browser();
        let other = browser.get("/polls/2/").await.ok().form().choices[0].1.clone();
        let form = browser.get("/polls/1/").await.ok().form();
        for wrong in [other.as_str(), "999", "abc", "-1", "", "99999999999999999999"] {
            let answer = browser.submit(&form.clone().set("choice", wrong)).await;
            assert_eq!(answer.status, 400, "{wrong}");
            assert_eq!(answer.forms().len(), 1, "the form again");
            assert!(!answer.text("[role=alert]").is_empty());
        }
        assert_eq!(browser.submit(&form).await.status, 400, "no choice");
        assert_eq!((votes(&browser, 1).await, votes(&browser, 2).await), (vec![0; 3], vec![0; 3]));
    }
}

#[tokio::test]
async fn m6_question_text_is_escaped() {
    let database = Database::sqlite();
    drop(App::start(&database));
    let file = database.folder().join("shop.db");
    let url = format!("sqlite:{}", file.display());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    sqlx::query("UPDATE question SET text = '<script>alert(1)</script>'").execute(&pool).await.unwrap();
    sqlx::query("UPDATE choice SET text = '\"><img src=x>'").execute(&pool).await.unwrap();
    pool.close().await;
    let app = App::start(&database);
    for path in ["/polls/", "/polls/1/", "/polls/1/results/"] {
        let page = app.browser().get(path).await.ok();
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img"), "{}", page.body);
        assert!(
            page.body.contains("&#60;script&#62;alert")
                || page.body.contains("&lt;script&gt;alert")
                || page.body.contains("&#34;")
        );
    }
}

#[tokio::test]
async fn m7_the_token_is_checked() {
    let app = App::on_a_file(&[]);
    let (one, other) = (app.browser(), app.browser());
    let form = one.get("/polls/1/").await.ok().form().tick(0);
    other.get("/polls/1/").await.ok();
    assert_eq!(one.submit(&form.clone().without("csrf_token")).await.status, 403);
    assert_eq!(other.submit(&form).await.status, 403);
    assert_eq!(one.post_as(&form.action, &form.fields, &[("origin", "https://evil.example")]).await.status, 403);
    assert_eq!(votes(&one, 1).await, [0, 0, 0]);
}

#[tokio::test]
async fn m8_no_redirect_eats_a_form() {
    let app = App::on_a_file(&[]);
    let browser = Browser::at_redirects(&app.base);
    let form = browser.get("/polls/1").await.ok().form().tick(0);
    for path in ["/polls/1/vote", "/polls/1/vote/"] {
        let answer = browser.post(path, &form.fields).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/polls/1/results/"), "{path}");
    }
    assert_eq!(votes(&browser, 1).await, [2, 0, 0]);
}
