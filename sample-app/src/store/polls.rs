//! Questions, choices and votes.

use super::change::changing;
use super::engine::{Sql, reading, text_for};
use super::{Store, StoreError};
use crate::domain::Millis;

/// A question of the polls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub id: i64,
    /// What is asked.
    pub text: String,
}

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its number.
    pub id: i64,
    /// The answer.
    pub text: String,
    /// How often it was chosen.
    pub votes: i64,
}

static QUESTIONS: Sql =
    Sql::new("SELECT id, text FROM question WHERE published_at <= ? ORDER BY published_at DESC, id DESC LIMIT 200");
static QUESTION: Sql = Sql::new("SELECT id, text FROM question WHERE id = ? AND published_at <= ?");
static CHOICES: Sql = Sql::new("SELECT id, text, votes FROM choice WHERE question_id = ? ORDER BY id");
// ANCHOR: vote-statement
// The database adds, so parallel votes cannot overwrite each other; a choice of another question changes no row.
static VOTE: Sql = Sql::new("UPDATE choice SET votes = votes + 1 WHERE id = ? AND question_id = ?");
// ANCHOR_END: vote-statement

impl Store {
    /// Reads the questions that are published, newest first.
    pub async fn questions(&self, now: Millis) -> Result<Vec<Question>, StoreError> {
        let rows: Vec<(i64, String)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &QUESTIONS)).bind(now).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(id, text)| Question { id, text }).collect())
    }

    /// Reads a question that is published, with its choices.
    pub async fn question(&self, id: i64, now: Millis) -> Result<Option<(Question, Vec<Choice>)>, StoreError> {
        let row: Option<(i64, String)> = reading!(self, |pool| sqlx::query_as(text_for(pool, &QUESTION))
            .bind(id)
            .bind(now)
            .fetch_optional(pool)
            .await)?;
        let Some((id, text)) = row else { return Ok(None) };
        let rows: Vec<(i64, String, i64)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &CHOICES)).bind(id).fetch_all(pool).await)?;
        let choices = rows.into_iter().map(|(id, text, votes)| Choice { id, text, votes }).collect();
        Ok(Some((Question { id, text }, choices)))
    }

    // ANCHOR: vote
    /// Counts one vote; `false` if the question has no such choice.
    pub async fn vote(&self, question: i64, choice: i64) -> Result<bool, StoreError> {
        let changed = changing!(self, |pool, change| sqlx::query(text_for(pool, &VOTE))
            .bind(choice)
            .bind(question)
            .execute(&mut *change)
            .await?
            .rows_affected());
        Ok(changed == 1)
    }
    // ANCHOR_END: vote
}
