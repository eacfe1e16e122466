//! ZIP archives put together byte by byte, as no program would make them.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// A member, with all that can be said of it wrongly.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The name, in any encoding.
    pub(crate) name: Vec<u8>,
    /// Bit 0: encrypted; bit 11: the name is UTF-8.
    pub(crate) flags: u16,
    /// 0: stored; 8: deflated.
    pub(crate) method: u16,
    /// The Unix mode.
    pub(crate) mode: u32,
    /// The bytes, packed.
    pub(crate) packed: Vec<u8>,
    /// How many bytes it is said to have.
    pub(crate) size: u32,
    /// The checksum.
    pub(crate) crc: u32,
    /// Extra fields of the list of members.
    pub(crate) extra: Vec<u8>,
    /// In place of an own one: the header of the member of this number.
    pub(crate) shares: Option<usize>,
}

impl Part {
    /// A stored file.
    pub(crate) fn stored(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        let (packed, size) = (bytes.to_vec(), bytes.len() as u32);
        let (name, mode, crc) = (name.as_ref().to_vec(), 0o100_644, checksum(bytes));
        Self { name, flags: 0, method: 0, mode, packed, size, crc, extra: Vec::new(), shares: None }
    }

    /// A deflated file.
    pub(crate) fn deflated(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        Self { method: 8, packed: encoder.finish().unwrap(), ..Self::stored(name, bytes) }
    }

    /// With the extra field in which Info-ZIP writes the name in UTF-8.
    pub(crate) fn with_unicode_name(mut self, name: &str) -> Self {
        self.extra.extend(0x7075_u16.to_le_bytes());
        self.extra.extend((name.len() as u16 + 5).to_le_bytes());
        self.extra.push(1);
        self.extra.extend(checksum(&self.name).to_le_bytes());
        self.extra.extend(name.as_bytes());
        self
    }
}

pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The archive of these members.
pub(crate) fn zip(parts: &[Part]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut starts = Vec::new();
    for part in parts {
        if let Some(other) = part.shares {
            starts.push(starts[other]);
            continue;
        }
        starts.push(archive.len() as u32);
        archive.extend(b"PK\x03\x04");
        for field in [20, part.flags, part.method, 0, 0x21] {
            archive.extend(field.to_le_bytes());
        }
        for field in [part.crc, part.packed.len() as u32, part.size] {
            archive.extend(field.to_le_bytes());
        }
        archive.extend((part.name.len() as u16).to_le_bytes());
        archive.extend(0_u16.to_le_bytes());
        archive.extend(&part.name);
        archive.extend(&part.packed);
    }
    let start = archive.len() as u32;
    for (part, offset) in parts.iter().zip(&starts) {
        archive.extend(b"PK\x01\x02");
        // Made by version 2.0 on Unix.
        for field in [3 << 8 | 20, 20, part.flags, part.method, 0, 0x21] {
            archive.extend(u16::to_le_bytes(field));
        }
        for field in [part.crc, part.packed.len() as u32, part.size] {
            archive.extend(field.to_le_bytes());
        }
        for field in [part.name.len() as u16, part.extra.len() as u16, 0, 0, 0] {
            archive.extend(field.to_le_bytes());
        }
        archive.extend((part.mode << 16).to_le_bytes());
        archive.extend(offset.to_le_bytes());
        archive.extend(&part.name);
        archive.extend(&part.extra);
    }
    let listed = archive.len() as u32 - start;
    archive.extend(b"PK\x05\x06");
    for field in [0, 0, parts.len() as u16, parts.len() as u16] {
        archive.extend(u16::to_le_bytes(field));
    }
    for field in [listed, start] {
        archive.extend(field.to_le_bytes());
    }
    archive.extend(0_u16.to_le_bytes());
    archive
}
