//! Documents that are packed as ZIP archives: their parts, with a bound on what
//! they unpack to.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::Unfit;

/// More parts than any document has.
const MOST_PARTS: usize = 20_000;

/// A part unpacks to at most so many bytes, and all that are read to so many.
const LARGEST_PART: u64 = 64 << 20;
const LARGEST: u64 = 160 << 20;

/// A packed document.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unfit> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Unfit::Bomb);
        }
        Ok(Self { archive, left: LARGEST })
    }

    /// A part; none where there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unfit> {
        let Some(nth) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(nth).map_err(|_| Unfit::Damaged)?;
        if file.encrypted() {
            return Err(Unfit::Locked);
        }
        let most = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| Unfit::Damaged)?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(Unfit::Bomb);
        }
        self.left -= size;
        Ok(Some(bytes))
    }
}

/// Whether a file is an archive in which such a name stands. Names are not
/// packed, so that they can be looked for without unpacking anything.
pub fn holds(bytes: &[u8], name: &str) -> bool {
    bytes.starts_with(b"PK\x03\x04") && memchr::memmem::find(bytes, name.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use zip::write::SimpleFileOptions;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_found_by_name() {
        let bytes = packed(&[("a/b.xml", b"<a/>"), ("c", b"")]);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("a/b.xml"), Ok(Some(b"<a/>".to_vec())));
        assert_eq!(package.part("d"), Ok(None));
        assert!(holds(&bytes, "a/b.xml") && !holds(&bytes, "d.xml"));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let zeros = vec![0; 65 << 20];
        let bytes =
            packed(&[("zeros", &zeros), ("a", &zeros[..60 << 20]), ("b", &zeros[..60 << 20])]);
        assert!(bytes.len() < 1 << 20);
        assert_eq!(Package::open(&bytes).unwrap().part("zeros"), Err(Unfit::Bomb));
        let mut package = Package::open(&bytes).unwrap();
        assert!(package.part("a").is_ok() && package.part("b").is_ok());
        assert_eq!(package.part("a"), Err(Unfit::Bomb));
        assert!(Package::open(&bytes[..100]).is_err());
    }
}
