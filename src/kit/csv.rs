//! CSV that a spreadsheet can open without running anything.

/// One cell: text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
pub fn cell(text: &str) -> String {
    let starts =
        text.trim_start_matches([' ', '\u{a0}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%']);
    if starts { format!("'{text}") } else { text.to_string() }
}

/// A file: UTF-8 with a byte order mark (Excel guesses wrong without), lines ended by CRLF (RFC 4180), every cell safe.
pub fn file<H: AsRef<str>, R: AsRef<str>>(head: &[H], rows: impl IntoIterator<Item = Vec<R>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing into memory cannot fail, and every row has the head's length by construction; a shorter one is left out.
    let _ = writer.write_record(head.iter().map(|text| cell(text.as_ref())));
    for row in rows {
        let _ = writer.write_record(row.iter().map(|text| cell(text.as_ref())));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", " =cmd|'/c calc'!A0", "＝1", "|cmd"] {
            assert!(cell(bad).starts_with('\''), "{bad:?}");
        }
        for good in ["Nadia = Osei", "", "O'Neil", "müller", "1 - 2"] {
            assert_eq!(cell(good), good);
        }
    }

    #[test]
    fn a_file_keeps_commas_quotes_and_lines_inside_their_cell() {
        let text = String::from_utf8(file(&["a", "=b"], [vec!["x,y", "say \"hi\"\nthere"], vec!["=1", ""]])).expect("UTF-8");
        assert_eq!(text, "\u{feff}a,'=b\r\n\"x,y\",\"say \"\"hi\"\"\nthere\"\r\n'=1,\r\n");
    }
}
