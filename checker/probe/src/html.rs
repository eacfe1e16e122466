//! What a page offers to somebody who uses it: where its links lead, what its forms ask for, and what it says.
//!
//! It is read token by token as HTML has it (<https://html.spec.whatwg.org/multipage/parsing.html#tokenization>), and no
//! tree is built: a form owns the fields that come before its end, however the markup nests, which is what browsers do
//! too. So the effort grows with the page and with nothing else. Scripts and styles are not looked into.

mod element;
mod htmx;
mod script;
mod sink;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// How long the reading of one page may take: a tag of a hundred thousand attributes compares each with all others.
const PATIENCE: Duration = Duration::from_millis(500);

/// What begins the name of a field that is sent as a header, as htmx does with tokens; no field is typed in so.
pub const HEADER: &str = ":header:";

/// Bytes between two looks at the clock.
const PIECE: usize = 4096;

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Where one can go.
    pub links: Vec<Link>,
    /// What can be sent.
    pub forms: Vec<Form>,
    /// What can be read, a line for each block.
    pub text: String,
    /// The attributes `id` of its elements.
    pub ids: BTreeSet<String>,
    /// Whether scripts may lead on where no link does, or send what no form does.
    pub is_scripted: bool,
    /// Whether they may lead to another page.
    pub is_led_by_script: bool,
    /// Whether a link or a heading holds something that acts by itself: text that was taken for markup.
    pub has_acting_text: bool,
    /// Whether that is all of it.
    pub is_whole: bool,
}

/// A way to another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as it is written.
    pub href: String,
    /// Where it stands in the text.
    pub at: usize,
}

/// Something that can be filled in and sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent to, as it is written; nothing is the page itself.
    pub action: String,
    /// Whether it is sent as a POST.
    pub is_post: bool,
    /// Its attribute `id`, by which fields outside of it name it.
    pub id: String,
    /// Its fields, in their order.
    pub fields: Vec<Field>,
    /// Where it begins in the text.
    pub from: usize,
    /// Where it ends in the text.
    pub to: usize,
}

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Nothing: it is sent as it is.
    Hidden,
    /// One or several of the fields with this name.
    Check,
    /// One of the fields with this name.
    Radio,
    /// One of its options.
    Select,
    /// Free text.
    Text,
    /// A number.
    Number,
    /// Text that has to look like something: a telephone number, an address of mail, a date. It holds an example.
    Exact,
    /// A secret.
    Password,
    /// Nothing: it sends the form.
    Button,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name that it is sent by; a field without one is not sent.
    pub name: String,
    /// What it asks for.
    pub ask: Ask,
    /// What it holds.
    pub value: String,
    /// Whether that is written: an option without a value is what it says.
    pub has_value: bool,
    /// Whether it is chosen already.
    pub is_chosen: bool,
    /// What can be chosen, of a select.
    pub options: Vec<String>,
    /// What the options say, of a select.
    pub labels: Vec<String>,
    /// The smallest number.
    pub min: Option<i64>,
    /// How many characters fit.
    pub max_length: Option<usize>,
}

impl Document {
    /// Reads a page, whatever it is.
    ///
    /// ```
    /// let page = probe::html::Document::read("<a href=/order/menus/1>one</a><form method=post><input name=address>");
    /// assert_eq!(page.links[0].href, "/order/menus/1");
    /// assert_eq!(page.forms[0].fields[0].name, "address");
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Self {
        let began = Instant::now();
        let tokenizer = Tokenizer::new(sink::Sink::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        let mut is_whole = true;
        for piece in pieces(text) {
            if began.elapsed() > PATIENCE {
                is_whole = false;
                break;
            }
            input.push_back(StrTendril::from(piece));
            // Nothing stops for a script, for none is run.
            let _ = tokenizer.feed(&input);
        }
        if is_whole {
            tokenizer.end();
        }
        tokenizer.sink.document(is_whole)
    }

    /// The first line that holds a text, without the space around it, and not too long.
    #[must_use]
    pub fn line_with(&self, text: &str) -> Option<String> {
        let line = self.text.lines().find(|line| line.contains(text))?;
        Some(line.trim().chars().take(120).collect())
    }
}

/// Pieces of a text, cut between characters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = PIECE.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

impl Form {
    /// The fields of a kind.
    pub fn asking(&self, ask: Ask) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.ask == ask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_people_click() {
        let page = Document::read(
            r#"<ul><li><a href="/order/menus/1/">하나</a><li onclick="location.href = '/order/menus/2'">둘
               <li><button onclick='window.location="menus/3?a=1&amp;b=2"'>셋</button></ul>
               <script>var a = "<a href='/no'>"; location.href = "x"</script><!-- <a href=/no> -->"#,
        );
        let links: Vec<_> = page.links.iter().map(|link| link.href.as_str()).collect();
        assert_eq!(links, ["/order/menus/1/", "/order/menus/2", "menus/3?a=1&b=2"]);
        assert!(page.is_scripted && page.is_whole);
        assert_eq!(page.line_with("둘").as_deref(), Some("둘"));
        assert_eq!(page.line_with("no"), None);
        assert_eq!(Document::read("<tr><td>7<td>137</tr>").line_with("7").as_deref(), Some("7 137"));
    }

    #[test]
    fn forms_own_what_stands_before_their_end_however_it_nests() {
        let page = Document::read(
            r#"<table><tr><form action="/boss/timeinput/" METHOD=POST id=f><td><input type=hidden name=order_id value=7>
               <td><input type="number" name="estimated_time" min="1" maxlength="3"></form>
               <tr><td><input form="f" name="late"><select name="a"><option>x<option selected value=2>y</select>
               <form><textarea name=note>메모</textarea><input type=checkbox name=menu checked><button name=go>보내기</button>"#,
        );
        assert_eq!(page.forms.len(), 2);
        let first = &page.forms[0];
        assert!(first.is_post && first.action == "/boss/timeinput/");
        let told: Vec<_> = first.fields.iter().map(|field| (field.name.as_str(), field.ask)).collect();
        assert_eq!(told, [("order_id", Ask::Hidden), ("estimated_time", Ask::Number), ("late", Ask::Text)]);
        assert_eq!((first.fields[1].min, first.fields[1].max_length), (Some(1), Some(3)));
        let second = &page.forms[1];
        assert!(!second.is_post);
        assert_eq!(second.fields[0].value, "메모");
        assert_eq!(second.fields[1].value, "on", "a box without a value says so");
        assert_eq!(second.fields[2].ask, Ask::Button);
    }

    /// In a table no form can stand around the cells of a row: fields of every kind name theirs.
    #[test]
    fn fields_name_their_form_before_it_and_behind_it() {
        let page = Document::read(
            r#"<table><tr><td><select name=minutes form=f7><option disabled selected>시간<option>30분</select><td>
               <textarea name=note form=f7></textarea><td><input type=hidden name=order_id value=7 form=f7>
               <button form=f7 name=go value=1>접수</button></table><form id=f7 method=post action=/boss/timeinput/></form>
               <input name=shut form=f7 disabled><input name=lost form=nowhere>"#,
        );
        let told: Vec<_> =
            page.forms[0].fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
        assert_eq!(page.forms.len(), 1);
        assert_eq!(told, [("minutes", "30분"), ("note", ""), ("order_id", "7"), ("go", "1")]);
    }

    #[test]
    fn a_script_without_anything_to_act_on_leads_nowhere() {
        let told = |page: &str| {
            let page = Document::read(page);
            (page.is_scripted, page.is_led_by_script)
        };
        // One base of all pages: it sends the forms of pages that have some.
        let base = "<script>forms.forEach((f) => f.addEventListener('submit', () => { fetch(f.action); location.reload() }))</script>";
        assert_eq!(told(&format!("<ul><li>김밥</ul>{base}")), (false, false));
        assert_eq!(told(&format!("<input id=address><button type=button>주문</button>{base}")), (true, false));
        assert_eq!(
            told("<ul id=menu></ul><script>fetch('/api').then((all) => menu.append(all))</script>"),
            (true, false)
        );
        assert_eq!(
            told("<li class=shop>가게<script>shop.onclick = () => location.assign(where)</script>"),
            (true, true)
        );
        assert_eq!(told("<script src=/static/shop.js></script>"), (true, true));
        assert_eq!(told("<button onclick='go()'>목록</button>"), (true, true));
    }

    /// Django and others say how: https://docs.djangoproject.com/en/5.2/howto/csrf/#using-csrf-protection-with-ajax
    #[test]
    fn a_token_in_the_head_goes_along_as_its_script_sends_it() {
        let page = |script: &str| {
            Document::read(&format!(
                "<meta name=csrf-token content=0123456789abcdef0123><form method=post action=/a><input name=address></form>
                 <form method=get></form><script>{script}</script>"
            ))
        };
        let sent =
            page("fetch(form.action, {method: 'POST', headers: {'X-CSRFToken': token}, body: new FormData(form)})");
        assert_eq!(sent.forms[0].fields[1].name, ":header:X-CSRFToken");
        assert_eq!((sent.forms[0].fields.len(), sent.forms[1].fields.len()), (2, 0));
        assert_eq!(page("location.href = '/'").forms[0].fields.len(), 1);
    }

    #[test]
    fn a_button_may_send_its_form_elsewhere() {
        let page = Document::read(
            r#"<form method=post><input type=hidden name=token value=x><p>하나<button formaction=/delivery/7/>완료</button>
               <p>둘<button formaction=/delivery/8/ name=a value=b>완료</button></form>
               <form action=/a><button>보내기</button><button formmethod=POST formaction=/b>지우기</button></form>"#,
        );
        let told: Vec<_> =
            page.forms.iter().map(|form| (form.action.as_str(), form.is_post, form.fields.len())).collect();
        assert_eq!(told, [("/a", false, 1), ("/delivery/7/", true, 2), ("/delivery/8/", true, 2), ("/b", true, 1)]);
        let many = Document::read(&("<form>".to_owned() + &"<input name=a><button formaction=/b>".repeat(50_000)));
        assert!(many.forms.iter().map(|form| form.fields.len()).sum::<usize>() < 10_000);
    }

    #[test]
    fn a_select_is_what_is_chosen_of_it() {
        let page =
            Document::read("<form><select name=a><option value=''>-<option value=2 selected>y<option>z</select>");
        let field = &page.forms[0].fields[0];
        assert_eq!(
            (field.value.as_str(), field.options.as_slice()),
            ("2", ["", "2", "z"].map(str::to_owned).as_slice())
        );
    }

    #[test]
    fn pages_that_mean_no_good_are_read_in_good_time() {
        let began = Instant::now();
        let deep = "<div>".repeat(1_000) + "<a href=/x>" + &"</div>".repeat(1_000);
        assert_eq!(Document::read(&deep).links.len(), 1);
        let forms = Document::read(&"<form><input name=a>".repeat(100_000));
        assert!(forms.forms.len() <= 1_000, "{}", forms.forms.len());
        let mut bold = String::new();
        let mut attributes = String::from("<a ");
        for number in 0..60_000 {
            use std::fmt::Write as _;
            let _ = write!(bold, "<b a{number}>");
            let _ = write!(attributes, "a{number} ");
        }
        let _ = Document::read(&(bold + &"<p>x".repeat(10_000)));
        let _ = Document::read(&attributes);
        let _ = Document::read(&"<select><option>".repeat(60_000));
        let _ = Document::read(&"<a href='".repeat(60_000));
        let _ = Document::read("<!--");
        let _ = Document::read("<a href=\"x");
        assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    }
}
