//! Figures as they are read: in groups of three.

/// A count with a thin space between its thousands, from five digits on.
pub fn grouped(n: impl ToString) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push('\u{2009}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_figures_are_grouped_and_years_are_not() {
        let figures = [7, 2025, 20_000, 425_600, 1_000_000].map(grouped);
        assert_eq!(
            figures,
            ["7", "2025", "20\u{2009}000", "425\u{2009}600", "1\u{2009}000\u{2009}000"]
        );
    }
}
