//! Cells of a table that somebody opens in a spreadsheet.

/// Text that a spreadsheet takes as text: a cell that would start a formula gets an apostrophe in front (OWASP, "CSV
/// injection"). Full-width forms count too, because some spreadsheets fold them. Numbers of ours are not passed through here.
pub fn text(cell: &str) -> String {
    let starts_formula =
        cell.trim_start_matches([' ', '\u{a0}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%']);
    if starts_formula { format!("'{cell}") } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_cell_starts_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|'/c calc'!A0", "＝1"] {
            assert!(text(bad).starts_with('\''), "{bad}");
        }
        for good in ["Ana", "a=b", "", "O'Neil", "müller", "1 - 2"] {
            assert_eq!(text(good), good)
        }
    }
}
