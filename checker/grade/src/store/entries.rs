//! Reads what is kept: submissions with what judging said of them, and the submissions themselves.

use super::change::on;
use super::engine::{Engine, Sql};
use super::{Store, StoreError};
use crate::identity::Identity;
use crate::judged::{Judged, unpack};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::Pool;
use submission::Submission;

/// How a submission came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Its way through archives and folders, for people.
    pub origin: String,
    /// What the way says of who handed it in.
    pub identity: Identity,
    /// When it was handed in, where the way says.
    #[serde(default, with = "seconds", skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Whether the LMS says that it is late.
    #[serde(default)]
    pub late_by_lms: bool,
    /// The how-manyth of the learner, where the way counts.
    #[serde(default)]
    pub attempt: u32,
}

/// A submission that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number: a later one was seen later.
    pub id: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The learner whose it is.
    pub learner: String,
    /// How it came.
    pub facts: Facts,
    /// When it was seen first, in seconds since 1970; what was found together has one time.
    pub seen_at: i64,
    /// Whether it waits to be judged, for the first time or again.
    pub is_waiting: bool,
    /// How often it was judged.
    pub times: i64,
    /// By what it was judged.
    pub basis: String,
    /// What judging said the last time.
    pub judged: Option<Judged>,
}

type Row = (i64, String, String, String, i64, String, i64, String, Option<String>);

static ENTRIES: Sql =
    Sql::new("SELECT id, sha256, learner, facts, seen_at, state, judged, basis, result FROM submission ORDER BY id");
static DOCUMENT: Sql = Sql::new("SELECT bytes FROM document WHERE submission = ?");
static SNAPSHOT: Sql = Sql::new("SELECT bytes FROM snapshot WHERE sha256 = ?");

impl Store {
    /// Every submission that is kept, in the order in which they were seen first.
    ///
    /// # Errors
    /// The database went away for good, or holds something that is not understood.
    pub async fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let rows: Vec<Row> = self
            .insisting(async || on!(self, |pool| Ok(sqlx::query_as(text(pool, &ENTRIES)).fetch_all(pool).await?)))
            .await?;
        rows.into_iter()
            .map(|(id, sha256, learner, facts, seen_at, state, times, basis, result)| {
                let judged = result.as_deref().map(serde_json::from_str).transpose()?;
                let (facts, is_waiting) = (serde_json::from_str(&facts)?, state != "done");
                Ok(Entry { id, sha256, learner, facts, seen_at, is_waiting, times, basis, judged })
            })
            .collect()
    }

    /// A submission as it was handed in, but for what nobody judges; nothing if it is not kept.
    ///
    /// # Errors
    /// As [`Store::entries`].
    pub async fn submission(&self, id: i64) -> Result<Option<Submission>, StoreError> {
        let row: Option<(Vec<u8>,)> = self
            .insisting(async || {
                on!(self, |pool| Ok(sqlx::query_as(text(pool, &DOCUMENT)).bind(id).fetch_optional(pool).await?))
            })
            .await?;
        let Some((bytes,)) = row else { return Ok(None) };
        let members = unpack(&bytes).map_err(StoreError::Odd)?;
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for (name, sha256) in members.snapshots {
            if let Some(bytes) = self.snapshot(&sha256).await? {
                files.push((name, bytes));
            }
        }
        files.extend(members.files.into_iter().map(|(name, text)| (name, text.into_bytes())));
        Submission::from_members(files.into_iter()).map(Some).map_err(|error| StoreError::Odd(error.to_string()))
    }

    /// A snapshot, gzipped, by its SHA-256; nothing if it is not kept.
    ///
    /// # Errors
    /// As [`Store::entries`].
    pub async fn snapshot(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row: Option<(Vec<u8>,)> = self
            .insisting(async || {
                on!(self, |pool| Ok(sqlx::query_as(text(pool, &SNAPSHOT)).bind(sha256).fetch_optional(pool).await?))
            })
            .await?;
        Ok(row.map(|(bytes,)| bytes))
    }
}

/// The statement for the database behind a pool.
pub(super) fn text<DB: Engine>(_: &Pool<DB>, sql: &'static Sql) -> &'static str {
    DB::text(sql)
}

/// Times as seconds since 1970.
mod seconds {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub(super) fn serialize<S: Serializer>(time: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(Timestamp::as_second).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<i64>::deserialize(value)?.and_then(|seconds| Timestamp::from_second(seconds).ok()))
    }
}
