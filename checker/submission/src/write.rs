//! Writing a submission: the same one gives the same bytes.

use crate::error::WriteError;
use crate::manifest::MANIFEST;
use crate::submission::{ANSWERS, DRILLS, REPORTS, Submission};
use std::borrow::Cow;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

impl Submission {
    /// Its files in the archive, by name: first what tells of the others.
    #[must_use]
    pub fn members(&self) -> Vec<(String, Cow<'_, [u8]>)> {
        let mut members = vec![(MANIFEST.to_owned(), Cow::Owned(self.manifest.to_json().into_bytes()))];
        for file in &self.answers {
            let name = file.lab.as_deref().map(|lab| format!("{ANSWERS}{lab}.toml"));
            members.push((name.unwrap_or_else(|| file.name.clone()), Cow::Borrowed(file.text.as_bytes())));
        }
        members.extend(self.drills.as_deref().map(|drills| (DRILLS.to_owned(), Cow::Borrowed(drills))));
        let reports = self.reports.iter();
        members.extend(reports.map(|(lab, report)| (format!("{REPORTS}{lab}.json"), Cow::Borrowed(report.as_slice()))));
        members.extend(self.evidence.iter().map(|evidence| (evidence.name.clone(), evidence.bytes())));
        members
    }

    /// The archive, a ZIP without a time of its own.
    ///
    /// # Errors
    /// It has no room for what is in it.
    pub fn to_zip(&self) -> Result<Vec<u8>, WriteError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in self.members() {
            // What is packed already becomes no smaller.
            let is_packed = name.ends_with(".gz");
            let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default().compression_method(method).unix_permissions(0o644);
            zip.start_file(name, options.last_modified_time(zip::DateTime::default()))?;
            zip.write_all(&bytes).map_err(zip::result::ZipError::Io)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}
