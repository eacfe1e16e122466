//! What planned things are called in a world: their address, in letters that labels have.

use std::collections::{BTreeMap, BTreeSet};

/// The labels of addresses, no two alike.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    of: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

impl Labels {
    /// The label of an address.
    pub(crate) fn of(&mut self, address: &str) -> String {
        if let Some(label) = self.of.get(address) {
            return label.clone();
        }
        let label = self.free(&plain(address));
        self.of.insert(address.to_owned(), label.clone());
        label
    }

    /// Calls an address like something that is there already.
    pub(crate) fn alias(&mut self, address: &str, label: String) {
        self.of.insert(address.to_owned(), label);
    }

    /// A label that nothing has yet.
    pub(crate) fn free(&mut self, wanted: &str) -> String {
        let mut label = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(label.clone()) {
            label = format!("{wanted}-{number}");
            number += 1;
        }
        label
    }
}

/// `module.net.aws_subnet.a["x"]` as `net-subnet-a-x`.
fn plain(address: &str) -> String {
    let words = address.split('.').filter(|word| *word != "module");
    let words = words.map(|word| word.strip_prefix("aws_").unwrap_or(word));
    let joined = words.collect::<Vec<_>>().join("-");
    let mut label = String::new();
    for letter in joined.chars() {
        let letter = if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
        if letter != '-' || !label.ends_with('-') {
            label.push(letter);
        }
    }
    let label = label.trim_matches('-');
    match label.chars().next() {
        Some(first) if first.is_ascii_alphabetic() && label != "local" => label.to_owned(),
        _ => format!("x{label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_labels_no_two_alike() {
        let mut labels = Labels::default();
        assert_eq!(labels.of("module.net.aws_subnet.a[\"x\"]"), "net-subnet-a-x");
        assert_eq!(labels.of("module.net.aws_subnet.a[\"x\"]"), "net-subnet-a-x");
        assert_eq!(labels.of("net.subnet.a.x"), "net-subnet-a-x-2");
        assert_eq!(labels.of("local"), "xlocal");
        assert_eq!(labels.of("가"), "x");
    }
}
