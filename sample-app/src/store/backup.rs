//! Copies a SQLite database while it is in use.

use std::path::Path;

use super::engine::Pools;
use super::{Store, StoreError, private_file};

impl Store {
    /// Writes a complete copy to a new file; `false` for a server, whose own tools do that.
    pub async fn back_up(&self, file: &Path) -> Result<bool, StoreError> {
        let Pools::Sqlite { read, .. } = &self.pools else { return Ok(false) };
        // SQLite copies into an empty file as well.
        private_file::make(file).map_err(sqlx::Error::from)?;
        sqlx::query("VACUUM INTO ?").bind(file.to_string_lossy().into_owned()).execute(read).await?;
        Ok(true)
    }
}
