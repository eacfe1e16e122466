//! A few shops, dishes and questions to start with.
//!
//! Added once, to a database that has none, by whichever instance comes first.

use super::change::changing;
use super::engine::{Sql, insert, reading, text_for};
use super::{Store, StoreError};
use crate::domain;

type SampleShop = (&'static str, &'static str, &'static [(&'static str, i64)]);

const SHOPS: &[SampleShop] = &[
    (
        "한강 분식 · Hangang Bunsik",
        "서울 마포구 물길 1 · 1 Mulgil, Mapo",
        &[("김밥 · Gimbap", 4_000), ("라면 · Ramyeon", 4_500), ("떡볶이 · Tteokbokki", 5_000)],
    ),
    (
        "언덕 피자 · Hill Pizza",
        "서울 용산구 언덕로 22 · 22 Eondeok-ro, Yongsan",
        &[("마르게리타 · Margherita", 16_000), ("고구마 피자 · Sweet potato pizza", 19_000)],
    ),
    (
        "초록 식탁 · Green Table",
        "부산 해운대구 바람길 7 · 7 Baramgil, Haeundae",
        &[("비빔밥 · Bibimbap", 9_500), ("두부 샐러드 · Tofu salad", 8_500), ("보리차 · Barley tea", 0)],
    ),
];

const QUESTIONS: &[(&str, &[&str])] = &[
    (
        "점심에 무엇을 먹을까요? · What shall we have for lunch?",
        &["김밥 · Gimbap", "피자 · Pizza", "비빔밥 · Bibimbap"],
    ),
    ("어느 데이터베이스를 쓰나요? · Which database do you use?", &["SQLite", "PostgreSQL", "MySQL / MariaDB"]),
];

static ANY_SHOP: Sql = Sql::new("SELECT COUNT(*) FROM shop");
static MARK: Sql = Sql::new("INSERT INTO setting (name, value) VALUES ('sample-data', 'added')");
static SHOP: Sql = Sql::inserting("INSERT INTO shop (name, address) VALUES (?, ?)");
static DISH: Sql = Sql::new("INSERT INTO menu (shop_id, name, price) VALUES (?, ?, ?)");
static QUESTION: Sql = Sql::inserting("INSERT INTO question (text, published_at) VALUES (?, ?)");
static CHOICE: Sql = Sql::new("INSERT INTO choice (question_id, text) VALUES (?, ?)");

impl Store {
    /// Adds the sample data if the database has no shop; says whether it did.
    pub async fn add_sample_data(&self) -> Result<bool, StoreError> {
        let (shops,): (i64,) = reading!(self, |pool| sqlx::query_as(text_for(pool, &ANY_SHOP)).fetch_one(pool).await)?;
        if shops > 0 {
            return Ok(false);
        }
        match self.insert_sample().await {
            Ok(()) => Ok(true),
            // Another instance holds the mark: its data is there, or will be when its transaction ends.
            Err(error) if error.is_duplicate() => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn insert_sample(&self) -> Result<(), StoreError> {
        let now = domain::now();
        changing!(self, |pool, change| {
            sqlx::query(text_for(pool, &MARK)).execute(&mut *change).await?;
            for (name, address, dishes) in SHOPS {
                let query = sqlx::query(text_for(pool, &SHOP)).bind(*name).bind(*address);
                let shop = insert(pool, query, &mut change).await?;
                for (dish, price) in *dishes {
                    let query = sqlx::query(text_for(pool, &DISH)).bind(shop).bind(*dish).bind(*price);
                    query.execute(&mut *change).await?;
                }
            }
            for (text, choices) in QUESTIONS {
                let query = sqlx::query(text_for(pool, &QUESTION)).bind(*text).bind(now);
                let question = insert(pool, query, &mut change).await?;
                for choice in *choices {
                    sqlx::query(text_for(pool, &CHOICE)).bind(question).bind(*choice).execute(&mut *change).await?;
                }
            }
        });
        Ok(())
    }
}
