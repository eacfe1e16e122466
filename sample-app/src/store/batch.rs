//! Places orders on SQLite in batches: all that wait while one transaction is written share the next.
//!
//! SQLite writes one transaction at a time, so many small ones cost many hand-overs and, with flushing, many flushes.
//! Everyone is answered only after the commit that holds his order.

use std::collections::HashMap;
use std::slice;

use sqlx::{AssertSqlSafe, QueryBuilder, Sqlite, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use super::StoreError;
use super::engine::begin;
use super::place::{DOUBLE_CLICK, Placed, Ready};
use crate::domain;

/// The most orders in one transaction.
const MOST: usize = 64;

type Waiting = (Ready, oneshot::Sender<Result<Placed, sqlx::Error>>);

/// The queue in front of the one writer.
#[derive(Debug, Clone)]
pub(super) struct Batcher(mpsc::Sender<Waiting>);

impl Batcher {
    /// Starts the writer; it ends with the last handle of the queue.
    pub(super) fn start(pool: SqlitePool) -> Self {
        let (sender, receiver) = mpsc::channel(1024);
        tokio::spawn(write_all(pool, receiver));
        Self(sender)
    }

    /// Places an order with the next batch.
    pub(super) async fn place(&self, order: Ready) -> Result<Placed, StoreError> {
        let (answer, placed) = oneshot::channel();
        let gone = || StoreError::from(sqlx::Error::WorkerCrashed);
        self.0.send((order, answer)).await.map_err(|_| gone())?;
        Ok(placed.await.map_err(|_| gone())??)
    }
}

async fn write_all(pool: SqlitePool, mut queue: mpsc::Receiver<Waiting>) {
    let mut waiting: Vec<Waiting> = Vec::with_capacity(MOST);
    while queue.recv_many(&mut waiting, MOST).await > 0 {
        let (orders, answers): (Vec<Ready>, Vec<_>) = waiting.drain(..).unzip();
        match write(&pool, &orders).await {
            Ok(placed) => {
                for (answer, placed) in answers.into_iter().zip(placed) {
                    // Whoever went away in the meantime has an order all the same.
                    let _ = answer.send(Ok(placed));
                }
            }
            // One of them spoils the transaction, or the database is away: each tries for itself.
            Err(error) => {
                tracing::warn!(%error, orders = orders.len(), "batch");
                for (answer, order) in answers.into_iter().zip(&orders) {
                    let placed = write(&pool, slice::from_ref(order)).await;
                    let first = placed.and_then(|placed| placed.first().copied().ok_or(sqlx::Error::RowNotFound));
                    let _ = answer.send(first);
                }
            }
        }
    }
}

/// Writes a batch in one transaction; the answers are in the order of the batch.
async fn write(pool: &SqlitePool, orders: &[Ready]) -> Result<Vec<Placed>, sqlx::Error> {
    let mut change = begin(pool).await?;
    let now = domain::now();
    let mut forms = known_forms(&mut change, orders).await?;
    // The writer's lock is held, so nobody else takes these numbers.
    let (mut last,): (i64,) =
        sqlx::query_as("SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'orders'), 0)")
            .fetch_one(&mut *change)
            .await?;
    let mut placed = Vec::with_capacity(orders.len());
    let mut fresh = Vec::with_capacity(orders.len());
    for order in orders {
        let form = order.once.as_ref().and_then(|once| forms.get(once).copied());
        match form {
            Some((id, at)) if now - at < DOUBLE_CLICK => placed.push(Placed::Twice(id)),
            _ => {
                last += 1;
                placed.push(Placed::New(last));
                let once = if form.is_none() { order.once.as_ref() } else { None };
                if let Some(once) = once {
                    forms.insert(once.clone(), (last, now));
                }
                fresh.push((last, once, order));
            }
        }
    }
    if !fresh.is_empty() {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO orders (id, shop_id, address, total, placed_at, changed_at, session, once_key) ",
        );
        insert.push_values(&fresh, |mut row, (id, once, order)| {
            row.push_bind(*id).push_bind(order.shop).push_bind(order.address.as_str()).push_bind(order.total);
            row.push_bind(now).push_bind(now).push_bind(order.session.as_deref()).push_bind(once.map(String::as_str));
        });
        insert.build().execute(&mut *change).await?;
        let lines = fresh.iter().flat_map(|(id, _, order)| order.lines.iter().map(move |line| (*id, order.shop, line)));
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO order_line (order_id, menu_id, shop_id, name, unit_price, quantity) ",
        );
        insert.push_values(lines, |mut row, (id, shop, (dish, quantity))| {
            row.push_bind(id).push_bind(dish.id).push_bind(shop);
            row.push_bind(dish.name.as_str()).push_bind(dish.price).push_bind(*quantity);
        });
        insert.build().execute(&mut *change).await?;
    }
    change.commit().await?;
    Ok(placed)
}

/// Returns which forms of the batch were sent before: their orders and when those were placed.
async fn known_forms(
    change: &mut sqlx::Transaction<'static, Sqlite>,
    orders: &[Ready],
) -> Result<HashMap<String, (i64, i64)>, sqlx::Error> {
    let forms: Vec<&str> = orders.iter().filter_map(|order| order.once.as_deref()).collect();
    if forms.is_empty() {
        return Ok(HashMap::new());
    }
    let places = vec!["?"; forms.len()].join(", ");
    let text = format!("SELECT once_key, id, placed_at FROM orders WHERE once_key IN ({places})");
    let mut query = sqlx::query_as::<_, (String, i64, i64)>(AssertSqlSafe(text));
    for form in forms {
        query = query.bind(form.to_owned());
    }
    let rows = query.fetch_all(&mut **change).await?;
    Ok(rows.into_iter().map(|(form, id, at)| (form, (id, at))).collect())
}
