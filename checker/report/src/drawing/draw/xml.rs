//! Writes elements, and makes every text and attribute safe: the one place where that is done for drawings.

/// Elements, one after the other. Classes get the prefix of the drawing.
pub(crate) struct Xml<'a> {
    prefix: &'a str,
    text: String,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(prefix: &'a str) -> Self {
        Self { prefix, text: String::new() }
    }

    /// A tag that begins an element.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push('>');
    }

    /// The tag that ends an element.
    pub(crate) fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// An element of nothing but attributes.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element with a text.
    pub(crate) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        escape(text, &mut self.text);
        self.close(name);
    }

    /// A style sheet of our own: HTML does not take escapes in it, so it must not need any.
    pub(crate) fn sheet(&mut self, rules: &str) {
        self.text.push_str("<style>");
        self.text.extend(rules.chars().filter(|character| !matches!(character, '<' | '&')));
        self.text.push_str("</style>\n");
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            if *key == "class" {
                let classes: Vec<String> = value.split(' ').map(|class| format!("{}{class}", self.prefix)).collect();
                escape(&classes.join(" "), &mut self.text);
            } else {
                escape(value, &mut self.text);
            }
            self.text.push('"');
        }
    }
}

/// Writes a text so that it is nothing but text, in XML and in HTML, between tags and in quotes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What no XML document may hold: <https://www.w3.org/TR/xml/#charsets>.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            character if character.is_control() && character != '\n' => out.push('\u{fffd}'),
            character => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_text_or_an_attribute() {
        for (text, safe) in [
            ("plain 한국어 😀", "plain 한국어 😀"),
            ("</text><script>alert(1)</script>", "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;"),
            ("\u{0}\u{1b}\u{ffff}\u{fffe}\u{9b}", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("]]>", "]]&gt;"),
        ] {
            let mut xml = Xml::new("p-");
            xml.leaf("a", &[("b", text)], text);
            assert_eq!(xml.into_text(), format!("<a b=\"{safe}\">{safe}</a>\n"));
        }
    }

    #[test]
    fn classes_have_the_prefix() {
        let mut xml = Xml::new("p-");
        xml.empty("rect", &[("class", "card public")]);
        assert_eq!(xml.into_text(), "<rect class=\"p-card p-public\"/>\n");
    }
}
