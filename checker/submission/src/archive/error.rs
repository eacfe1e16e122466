//! What can be wrong with an archive, and with a member of one.

use thiserror::Error;

/// Why an archive, or a member of it, cannot be read.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// The bytes are neither of the kinds that are read.
    #[error("neither a ZIP archive nor a tar archive packed by gzip")]
    NoArchive,
    /// It breaks off, or its parts do not fit together.
    #[error("the archive is damaged: pack it again, or download it again")]
    Broken,
    /// It is one of several parts.
    #[error("the archive is one of several parts: pack everything into one")]
    InParts,
    /// It has more members than are read.
    #[error("more than {limit} members, or a list of members that is too long")]
    TooMany {
        /// The most members.
        limit: usize,
    },
    /// More comes out of it than is read.
    #[error("more than {limit} bytes come out of it")]
    TooMuch {
        /// The most bytes.
        limit: u64,
    },
    /// So much comes out of so little that it is made to fill memory.
    #[error("more than {limit} times as many bytes come out of the archive as are in it")]
    Bomb {
        /// The highest ratio.
        limit: u64,
    },
    /// Something is wrong with one member.
    #[error("`{name}`: {fault}")]
    Member {
        /// The name of the member, shortened if it is very long.
        name: String,
        /// What.
        fault: Fault,
    },
    /// There is no such member.
    #[error("there is no member with the number {index}")]
    NoMember {
        /// The number that was asked for.
        index: usize,
    },
    /// The system said so while reading.
    #[error("reading the archive failed: {0}")]
    Io(std::io::Error),
}

/// What is wrong with a member. It is never read then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    /// Its name leads out of the archive with `..`.
    #[error("its name leads out of the archive")]
    Escapes,
    /// Its name begins at the root, or at a drive.
    #[error("its name begins at a root or at a drive")]
    Absolute,
    /// It has no name, or one of more than 1,024 bytes.
    #[error("it has no name, or one that is too long")]
    BadName,
    /// It is a link.
    #[error("it is a link")]
    Link,
    /// It is a device, a pipe, or another thing that is no file.
    #[error("it is no plain file")]
    Special,
    /// It is encrypted.
    #[error("it is encrypted: pack it without a password")]
    Encrypted,
    /// It is packed by a method that is not read.
    #[error("it is packed by method {method}, which is not read: pack it as an ordinary ZIP archive")]
    Method {
        /// The number of the method in the ZIP format.
        method: u16,
    },
    /// Its bytes are those of another member as well.
    #[error("its bytes belong to another member as well")]
    Overlaps,
    /// What comes out of it is not what was packed.
    #[error("it is damaged")]
    Broken,
    /// More comes out of it than is read.
    #[error("more than {limit} bytes come out of it")]
    TooLarge {
        /// The most bytes.
        limit: u64,
    },
    /// So much comes out of so little that it is made to fill memory.
    #[error("more than {limit} times as many bytes come out of it as are in it")]
    Bomb {
        /// The highest ratio.
        limit: u64,
    },
}
