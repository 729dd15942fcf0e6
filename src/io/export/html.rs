//! A page with the table on it, for whoever has a browser and nothing else.
//!
//! The page is whole: no script, and nothing that is fetched from elsewhere.

use std::io::{self, Write};

use super::{Exporter, Options};
use crate::model::{Cell, Table};

/// The entry for HTML.
pub const EXPORTER: Exporter = Exporter {
    id: "html",
    name: "HTML",
    extension: "html",
    carries: "a page with the table for a browser, to print or to send; nothing is fetched for it",
    write,
};

const HEAD: &str = "<!DOCTYPE html>
<html>
<head>
<meta charset=\"utf-8\">
<meta name=\"color-scheme\" content=\"light dark\">
<title>Hearsay</title>
<style>
body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8888; padding: .3em .6em; text-align: start; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
td.n { text-align: end; font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
<table>
";

const FOOT: &str = "</tbody>
</table>
</body>
</html>
";

fn write(table: &Table, _: &Options, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(HEAD.as_bytes())?;
    write!(to, "<thead><tr>")?;
    for name in &table.columns {
        write!(to, "<th scope=\"col\" dir=\"auto\">{}</th>", escaped(name))?;
    }
    writeln!(to, "</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write!(to, "<tr>")?;
        for cell in row {
            match cell {
                Cell::Empty => write!(to, "<td></td>")?,
                Cell::Number(number) => write!(to, "<td class=\"n\">{number}</td>")?,
                Cell::Text(words) => write!(to, "<td dir=\"auto\">{}</td>", escaped(words))?,
            }
        }
        writeln!(to, "</tr>")?;
    }
    to.write_all(FOOT.as_bytes())
}

/// Words as a page shows them; line ends stay line ends.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        let rows = vec![vec!["<script>x</script>&\n\"".into(), Cell::Number(3), Cell::Empty]];
        let table = Table { rows, ..Table::with(&["<b>", "n", "x"]) };
        let mut out = Vec::new();
        write(&table, &Options::default(), &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(page.contains(
            "<tr><td dir=\"auto\">&lt;script&gt;x&lt;/script&gt;&amp;<br>&quot;</td>\
             <td class=\"n\">3</td><td></td></tr>"
        ));
        assert!(page.contains("<th scope=\"col\" dir=\"auto\">&lt;b&gt;</th>"));
        assert!(!page.contains("<script"));
    }
}
