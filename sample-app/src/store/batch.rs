//! Places orders on SQLite in batches: all that wait while one transaction is written share the next.
//!
//! SQLite writes one transaction at a time, so many small ones cost many hand-overs and, with flushing, many flushes.
//! Everyone is answered only after the commit that holds his order.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, QueryBuilder, Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use super::change::{Change, limited};
use super::place::{Placed, Ready};
use super::{StoreError, faults};
use crate::domain;

/// The most orders in one transaction.
const MOST: usize = 64;

/// An order in the queue, since when it waits, and who waits for it.
struct Waiting {
    order: Ready,
    since: Instant,
    answer: oneshot::Sender<Result<Placed, StoreError>>,
}

/// The queue in front of the one writer.
#[derive(Debug, Clone)]
pub(super) struct Batcher(mpsc::Sender<Waiting>);

impl Batcher {
    /// Starts the writer, which waits for the lock of the file as long as SQLite does; it ends with the last handle of the
    /// queue.
    pub(super) fn start(pool: SqlitePool, lock_timeout: Duration) -> Self {
        let (sender, receiver) = mpsc::channel(1024);
        tokio::spawn(write_all(pool, lock_timeout, receiver));
        Self(sender)
    }

    /// Places an order with the next batch.
    ///
    /// Sets no time limit of its own: an order that was handed over may be stored at any moment, so only the writer knows
    /// when it is certain that it will not be. The writer's own waits are bounded.
    pub(super) async fn place(&self, order: Ready) -> Result<Placed, StoreError> {
        let (answer, placed) = oneshot::channel();
        let gone = || sqlx::Error::WorkerCrashed;
        let waiting = Waiting { order, since: Instant::now(), answer };
        self.0.send(waiting).await.map_err(|_| StoreError::from(gone()))?;
        placed.await.map_err(|_| StoreError::unsure(gone()))?
    }
}

async fn write_all(pool: SqlitePool, lock_timeout: Duration, mut queue: mpsc::Receiver<Waiting>) {
    let long_enough = lock_timeout.mul_f32(0.9);
    let mut waiting: Vec<Waiting> = Vec::with_capacity(MOST);
    loop {
        if waiting.is_empty() && queue.recv_many(&mut waiting, MOST).await == 0 {
            return;
        }
        // Nobody was told anything about the orders of those who have gone.
        waiting.retain(|order| !order.answer.is_closed());
        if waiting.is_empty() {
            continue;
        }
        match Change::begin(&pool).await {
            Ok(change) => {
                while waiting.len() < MOST
                    && let Ok(late) = queue.try_recv()
                {
                    waiting.push(late);
                }
                write_batch(&pool, change, std::mem::take(&mut waiting)).await;
            }
            Err(error) => {
                tracing::warn!(%error, orders = waiting.len(), "batch");
                // While somebody else holds the lock, those who came in the meantime may wait on.
                let wait_on = if faults::is_busy(&error) { long_enough } else { Duration::ZERO };
                let error = StoreError::from(error);
                for late in waiting.extract_if(.., |order| order.since.elapsed() >= wait_on) {
                    // Whoever went away needs no answer.
                    let _ = late.answer.send(Err(error.clone()));
                }
            }
        }
    }
}

/// Writes what waits and answers everybody with what is certain.
async fn write_batch(pool: &SqlitePool, change: Change<Sqlite>, waiting: Vec<Waiting>) {
    let (orders, answers): (Vec<Ready>, Vec<_>) = waiting.into_iter().map(|one| (one.order, one.answer)).unzip();
    let everybody: Vec<&Ready> = orders.iter().collect();
    let first = write(pool, change, &everybody).await;
    let placed = match first {
        // Every order has its key, so that writing them again stores none of them twice.
        Err(StoreError::Unsure(error)) => {
            tracing::warn!(%error, orders = orders.len(), "batch, once more");
            begin_and_write(pool, &everybody).await.map_err(StoreError::still_unsure)
        }
        other => other,
    };
    match placed {
        Ok(placed) => {
            for (answer, placed) in answers.into_iter().zip(placed) {
                let _ = answer.send(Ok(placed));
            }
        }
        // One of them spoils the transaction: each tries for itself.
        Err(StoreError::Refused(error)) if orders.len() > 1 => {
            tracing::warn!(%error, orders = orders.len(), "batch");
            for (answer, order) in answers.into_iter().zip(&orders) {
                let placed = begin_and_write(pool, &[order]).await;
                let alone = || StoreError::from(sqlx::Error::RowNotFound);
                let _ = answer.send(placed.and_then(|placed| placed.first().copied().ok_or_else(alone)));
            }
        }
        Err(error) => {
            tracing::warn!(%error, orders = orders.len(), "batch");
            for answer in answers {
                let _ = answer.send(Err(error.clone()));
            }
        }
    }
}

async fn begin_and_write(pool: &SqlitePool, orders: &[&Ready]) -> Result<Vec<Placed>, StoreError> {
    let change = Change::begin(pool).await?;
    write(pool, change, orders).await
}

/// Writes a batch in one transaction; the answers are in the order of the batch.
async fn write(pool: &SqlitePool, mut change: Change<Sqlite>, orders: &[&Ready]) -> Result<Vec<Placed>, StoreError> {
    match limited(pool, insert(&mut change, orders)).await {
        Ok(placed) => change.commit().await.map(|()| placed),
        Err(error) => {
            change.abandon().await;
            Err(error)
        }
    }
}

async fn insert(change: &mut SqliteConnection, orders: &[&Ready]) -> Result<Vec<Placed>, StoreError> {
    let now = domain::now();
    let mut forms = known_forms(change, orders).await?;
    // The writer's lock is held, so nobody else takes these numbers.
    let (mut last,): (i64,) =
        sqlx::query_as("SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'orders'), 0)")
            .fetch_one(&mut *change)
            .await?;
    let mut placed = Vec::with_capacity(orders.len());
    let mut fresh = Vec::with_capacity(orders.len());
    for order in orders {
        if let Some(id) = forms.get(&order.once) {
            placed.push(Placed::Twice(*id));
            continue;
        }
        last += 1;
        placed.push(Placed::New(last));
        forms.insert(order.once.clone(), last);
        fresh.push((last, order));
    }
    if !fresh.is_empty() {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO orders (id, shop_id, address, total, placed_at, changed_at, session, once_key) ",
        );
        insert.push_values(&fresh, |mut row, (id, order)| {
            row.push_bind(*id).push_bind(order.shop).push_bind(order.address.as_str()).push_bind(order.total);
            row.push_bind(now).push_bind(now).push_bind(order.session.as_deref()).push_bind(order.once.as_str());
        });
        insert.build().execute(&mut *change).await?;
        let lines = fresh.iter().flat_map(|(id, order)| order.lines.iter().map(move |line| (*id, order.shop, line)));
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO order_line (order_id, menu_id, shop_id, name, unit_price, quantity) ",
        );
        insert.push_values(lines, |mut row, (id, shop, (dish, quantity))| {
            row.push_bind(id).push_bind(dish.id).push_bind(shop);
            row.push_bind(dish.name.as_str()).push_bind(dish.price).push_bind(*quantity);
        });
        insert.build().execute(&mut *change).await?;
    }
    Ok(placed)
}

/// Returns which forms of the batch were sent before, and their orders.
async fn known_forms(change: &mut SqliteConnection, orders: &[&Ready]) -> Result<HashMap<String, i64>, sqlx::Error> {
    let places = vec!["?"; orders.len()].join(", ");
    let text = format!("SELECT once_key, id FROM orders WHERE once_key IN ({places})");
    let mut query = sqlx::query_as::<_, (String, i64)>(AssertSqlSafe(text));
    for order in orders {
        query = query.bind(order.once.clone());
    }
    Ok(query.fetch_all(change).await?.into_iter().collect())
}
