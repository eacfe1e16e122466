//! What htmx adds to markup: elements that send without being a form, values and headers that go along.
//! <https://htmx.org/reference/#attributes>
//!
//! No script is run: what an attribute computes (`js:`) is not known.

use super::{Ask, Field, HEADER};
use serde_json::{Map, Value};

/// Values and headers of one element that are kept.
const MOST: usize = 20;

/// Fields for the values that `hx-vals` adds.
pub(super) fn values(text: &str) -> Vec<Field> {
    members(text).into_iter().map(|(name, value)| hidden(name, value)).collect()
}

/// Fields for the headers that `hx-headers` adds: those that applications invent, and none that a browser sends by
/// itself.
pub(super) fn headers(text: &str) -> Vec<Field> {
    let is_own = |name: &str| name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"));
    let own = members(text).into_iter().filter(|(name, _)| is_own(name));
    own.map(|(name, value)| hidden(format!("{HEADER}{name}"), value)).collect()
}

/// The field for a header that goes along.
pub(super) fn header(name: &str, value: String) -> Field {
    hidden(format!("{HEADER}{name}"), value)
}

/// The field for the header by which htmx says that it asks.
pub(super) fn asking() -> Field {
    hidden(format!("{HEADER}HX-Request"), String::new())
}

fn members(text: &str) -> Vec<(String, String)> {
    let object: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        _ => None,
    };
    object.into_iter().take(MOST).filter_map(|(name, value)| Some((name, text(value)?))).collect()
}

fn hidden(name: String, value: String) -> Field {
    Field {
        name,
        ask: Ask::Hidden,
        value,
        has_value: true,
        is_chosen: false,
        options: Vec::new(),
        labels: Vec::new(),
        min: None,
        max_length: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    fn fields(page: &str) -> Vec<(String, String)> {
        let page = Document::read(page);
        assert!(page.forms[0].is_post, "{page:#?}");
        page.forms[0].fields.iter().map(|field| (field.name.clone(), field.value.clone())).collect()
    }

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_sends_by_itself_is_a_form() {
        let token = r#"<body hx-headers='{"X-CSRFToken": "abc", "Host": "evil", "Cookie": "a=b"}'>"#;
        let sent =
            fields(&format!("{token}<form hx-post=/boss/timeinput/><input type=hidden name=order_id value=3></form>"));
        assert_eq!(sent, pairs(&[(":header:X-CSRFToken", "abc"), (":header:HX-Request", ""), ("order_id", "3")]));
        let sent = fields(
            r##"<input name=minutes id=m3 type=number><button hx-post="/boss/timeinput/" hx-include="#m3"
            hx-vals='{"order_id": 3, "is": true, "no": [1]}'>Set</button>"##,
        );
        assert_eq!(sent, pairs(&[(":header:HX-Request", ""), ("is", "true"), ("order_id", "3"), ("minutes", "")]));
        for odd in ["js:{a: 1}", "", "[1]", "{"] {
            assert_eq!(
                fields(&format!("<button hx-post=/a hx-vals='{odd}'>x</button>")),
                pairs(&[(":header:HX-Request", "")])
            );
        }
        let page = Document::read("<button hx-get=/order/menus/1/>a</button><script src=/static/htmx.min.js></script>");
        assert_eq!((page.links[0].href.as_str(), page.is_scripted), ("/order/menus/1/", false));
    }

    /// Nobody names a field so that it becomes a header.
    #[test]
    fn a_field_is_no_header() {
        let sent = fields("<form method=post><input type=hidden name=':header:Host' value=evil><input name=a></form>");
        assert_eq!(sent, pairs(&[("a", "")]));
    }
}
