//! Where a click leads: the address that a little script goes to, as far as it is put together from texts, numbers and
//! what a function is called with.
//!
//! No script is run. What is not as simple as that is not known.

/// Characters of a script that are looked at behind the name of a function.
const BODY: usize = 600;

/// The address that a handler goes to, with the scripts of the page in which functions are looked up.
pub(super) fn address(code: &str, scripts: &str) -> Option<String> {
    if let Some(found) = goes_to(code, &[]) {
        return Some(found);
    }
    let code = code.trim().trim_start_matches("return ").trim_start_matches("javascript:");
    let (name, rest) = code.split_once('(')?;
    let name = name.trim();
    if name.is_empty() || !name.chars().all(is_of_name) {
        return None;
    }
    let values: Vec<String> = list(rest)?.into_iter().map(|text| literal(&text)).collect::<Option<_>>()?;
    let (names, body) = function(scripts, name)?;
    let known: Vec<(String, String)> = names.into_iter().zip(values).collect();
    goes_to(&body, &known)
}

/// Whether a script goes to another page.
pub(super) fn leads(script: &str) -> bool {
    let reloads = script.matches("location.reload").count();
    script.matches("location").count() > reloads || script.contains("window.open")
}

/// Whether a script sends something.
pub(super) fn sends(script: &str) -> bool {
    ["fetch(", "ajax", "XMLHttpRequest", "submit(", "axios", "hx-"].iter().any(|word| script.contains(word))
}

/// Whether a script may make what people act on, or has them act on what is no field.
pub(super) fn makes(script: &str) -> bool {
    ["click", "innerHTML", "createElement", "insertAdjacent", "append", "prompt(", ".html(", "ender("]
        .iter()
        .any(|word| script.contains(word))
}

/// The header by which a script sends the token of its page, as it is written there: `X-CSRFToken`.
pub(super) fn token_header(scripts: &str) -> Option<&str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = scripts.split(|c: char| !is_of_name(c));
    words.filter(|word| word.len() <= 40).find(|word| {
        let word = word.to_ascii_lowercase();
        word.starts_with("x-") && (word.contains("csrf") || word.contains("xsrf"))
    })
}

/// The page of a menu to which a script goes from an element that bears a value, in an attribute that begins `data-`:
/// where the script of a page adds something to the address of menus, and nothing says to which element, it is each.
pub(super) fn menu_of(value: &str, scripts: &str) -> Option<String> {
    if !scripts.contains("location") {
        return None;
    }
    if value.starts_with('/') && value.contains("menu") {
        return Some(value.to_owned());
    }
    let is_name =
        !value.is_empty() && value.len() <= 40 && value.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    is_name.then(|| scripts.match_indices("menu").take(20).find_map(|(place, _)| added(scripts, place, value)))?
}

/// A text of a script in which a word stands, with a value added where the script adds one.
fn added(scripts: &str, place: usize, value: &str) -> Option<String> {
    let (before, behind) = scripts.split_at_checked(place)?;
    let start = before.rfind(['\'', '"', '`'])?;
    let (front, quote) = (before.get(start + 1..)?, before.get(start..)?.chars().next()?);
    let (back, rest) = behind.split_once(quote)?;
    let (front, tail) = if quote == '`' {
        let (back, rest) = back.split_once("${")?;
        (format!("{front}{back}"), rest.split_once('}')?.1.to_owned())
    } else {
        let rest: String =
            rest.trim_start().strip_prefix('+')?.chars().take_while(|c| !matches!(c, ';' | '\n')).collect();
        let has_slash = ["'/'", "\"/\""].iter().any(|slash| rest.contains(slash));
        (format!("{front}{back}"), if has_slash { "/".to_owned() } else { String::new() })
    };
    let is_open = front.ends_with(['/', '=']) && !front.contains(char::is_whitespace);
    is_open.then(|| format!("{front}{value}{tail}"))
}

/// What a piece of script sets the page's address to.
fn goes_to(code: &str, known: &[(String, String)]) -> Option<String> {
    for (place, word) in code.match_indices("location").chain(code.match_indices("window.open")) {
        let behind = code.get(place + word.len()..)?.trim_start();
        let behind = behind.strip_prefix(".href").unwrap_or(behind).trim_start();
        let call = [".assign(", ".replace(", "("].iter().find_map(|call| behind.strip_prefix(call));
        let Some(value) = call.or_else(|| behind.strip_prefix('=').filter(|rest| !rest.starts_with('='))) else {
            continue;
        };
        let found = text_of(value, known).filter(|found| found.contains('/') || found.starts_with('?'));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The text that an expression makes: texts, numbers and known names, joined by `+`.
fn text_of(code: &str, known: &[(String, String)]) -> Option<String> {
    let mut made = String::new();
    let mut rest = code.trim_start();
    loop {
        let first = rest.chars().next()?;
        if matches!(first, '\'' | '"' | '`') {
            let (text, behind) = rest.get(1..)?.split_once(first)?;
            made.push_str(&if first == '`' { filled(text, known)? } else { text.to_owned() });
            rest = behind.trim_start();
        } else {
            let end = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            made.push_str(&value(word, known)?);
            rest = behind.trim_start();
        }
        match rest.strip_prefix('+') {
            Some(behind) => rest = behind.trim_start(),
            None if rest.starts_with(['(', '.', '[', '?']) => return None,
            None => return Some(made),
        }
    }
}

/// A template with what stands in `${}`.
fn filled(text: &str, known: &[(String, String)]) -> Option<String> {
    let mut made = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, after) = behind.split_once('}')?;
        made.push_str(before);
        made.push_str(&value(name.trim(), known)?);
        rest = after;
    }
    made.push_str(rest);
    Some(made)
}

fn value(word: &str, known: &[(String, String)]) -> Option<String> {
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    known.iter().find(|(name, _)| name == word).map(|(_, value)| value.clone())
}

/// What a call hands over: a text or a number.
fn literal(text: &str) -> Option<String> {
    text_of(text, &[])
}

/// What stands between brackets, whose first one was read.
fn list(code: &str) -> Option<Vec<String>> {
    let (inside, _) = code.split_once(')')?;
    Some(inside.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect())
}

/// The names and the body of a function.
fn function(scripts: &str, name: &str) -> Option<(Vec<String>, String)> {
    for (place, _) in scripts.match_indices(name).take(20) {
        let before = scripts.get(..place)?.trim_end();
        let behind = scripts.get(place + name.len()..)?.trim_start();
        let is_declared = before.ends_with("function") && behind.starts_with('(');
        let rest = if is_declared {
            behind.strip_prefix('(')?
        } else if let Some(rest) = behind.strip_prefix('=').filter(|rest| !rest.starts_with('=')) {
            let rest = rest.trim_start();
            let rest = rest.strip_prefix("async").unwrap_or(rest).trim_start();
            let rest = rest.strip_prefix("function").unwrap_or(rest).trim_start();
            match rest.strip_prefix('(') {
                Some(rest) => rest,
                None => return single(rest),
            }
        } else {
            continue;
        };
        let (_, body) = rest.split_once(')')?;
        return Some((list(rest)?, body.chars().take(BODY).collect()));
    }
    None
}

/// `name => …`
fn single(code: &str) -> Option<(Vec<String>, String)> {
    let (name, body) = code.split_once("=>")?;
    Some((vec![name.trim().to_owned()], body.chars().take(BODY).collect()))
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::{address, menu_of};

    #[test]
    fn an_element_leads_where_the_script_of_its_page_goes_with_its_value() {
        for (script, expected) in [
            (
                "$('.shop').click(function () { location.href = '/order/menus/' + $(this).data('id'); })",
                Some("/order/menus/7"),
            ),
            (
                "x.onclick = e => { location = \"/order/menus/\" + e.target.dataset.id + \"/\"; }",
                Some("/order/menus/7/"),
            ),
            ("window.location.assign(`/order/menus/${el.dataset.shop}/?a=1`)", Some("/order/menus/7/?a=1")),
            ("location.href = '/order/menus/?shop=' + id", Some("/order/menus/?shop=7")),
            ("location.href = url; // the menu's page", None),
            ("fetch('/order/menus/' + id)", None),
            ("location.href = '/order/menus/'", None),
            ("location.reload(); menu", None),
        ] {
            assert_eq!(menu_of("7", script).as_deref(), expected, "{script}");
        }
        let script = "location.href = '/order/menus/' + id";
        assert_eq!(menu_of("/order/menus/3/", script).as_deref(), Some("/order/menus/3/"));
        for value in ["", "javascript:alert(1)", "//elsewhere.example", "a b"] {
            assert_eq!(menu_of(value, script), None, "{value}");
        }
    }

    #[test]
    fn a_click_leads_where_its_script_goes() {
        let scripts = "function go(id) { location.href = '/order/menus/' + id + '/'; }
            const open2 = (shop) => { window.location.assign(`/order/menus/${shop}`) }; let run = id => location = '/m/' + id;
            function odd(id) { location.href = urls[id]; }";
        for (code, expected) in [
            ("location.href='/order/menus/1'", Some("/order/menus/1")),
            ("location.href = '/order/menus/' + 3 + '/'", Some("/order/menus/3/")),
            ("window.open(\"/order/menus/2\")", Some("/order/menus/2")),
            ("go(7)", Some("/order/menus/7/")),
            ("return go('7');", Some("/order/menus/7/")),
            ("open2(9)", Some("/order/menus/9")),
            ("run(4)", Some("/m/4")),
            ("odd(4)", None),
            ("go(this.value)", None),
            ("nobody(4)", None),
            ("alert('/order/menus/1')", None),
            ("location.href='/order/menus/' + this.dataset.id", None),
        ] {
            assert_eq!(address(code, scripts).as_deref(), expected, "{code}");
        }
    }
}
