//! Keyset pages: a list is read from where the last page ended, never by counting rows.

/// One page of a list and where the next one starts.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows, at most the size asked for.
    pub rows: Vec<T>,
    /// Where the next page starts; `None` on the last page.
    pub next: Option<Cursor>,
}

/// Where a page starts: the sort key and the id of the last row before it. Opaque in URLs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key of the last row seen.
    pub key: String,
    /// The id of the last row seen; settles ties.
    pub id: String,
}

impl Cursor {
    /// The URL form (base64url of `key NUL id`).
    pub fn encode(&self) -> String {
        use base64::Engine;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(format!("{}\0{}", self.key, self.id))
    }
    /// Reads the URL form; `None` for anything that `encode` did not make.
    pub fn decode(text: &str) -> Option<Cursor> {
        use base64::Engine;
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (key, id) = text.split_once('\0').filter(|(_, id)| !id.contains('\0'))?;
        Some(Cursor { key: key.to_string(), id: id.to_string() })
    }
}

impl<T> Page<T> {
    /// Cuts `rows`, read with a limit of `size + 1`, into a page; `cursor` names a row's place.
    pub fn cut(mut rows: Vec<T>, size: usize, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(cursor) } else { None };
        Page { rows, next }
    }
    /// The same page with other rows.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(f).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_url_and_rubbish_does_not() {
        let cursor = Cursor { key: "müller, ana".into(), id: "42".into() };
        assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        assert_eq!(Cursor::decode("%%%"), None);
        assert_eq!(Cursor::decode("YWJj"), None);
        assert_eq!(Cursor::decode("YQBiAGM"), None, "a second NUL, which no id holds");
    }

    #[test]
    fn the_last_page_has_no_next() {
        let at = |n: &u32| Cursor { key: n.to_string(), id: String::new() };
        assert!(Page::cut(vec![1, 2], 2, at).next.is_none());
        let page = Page::cut(vec![1, 2, 3], 2, at);
        assert_eq!(page.rows, [1, 2]);
        assert_eq!(page.next.map(|c| c.key), Some("2".to_string()));
    }
}
