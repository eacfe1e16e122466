//! Tokens of a page, put together to what somebody can do with it.

use super::element::{CHARACTERS, attribute, example, field, is_block, is_heading, is_library, text_of};
use super::{Ask, Document, Field, Form, HEADER, Link, htmx, script};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Links and forms of one page that are kept, and fields of one form.
const MOST: usize = 1_000;

/// Characters of scripts that are kept.
const SCRIPTS: usize = 65_536;

/// What takes the tokens.
#[derive(Debug, Default)]
pub(super) struct Sink(RefCell<State>);

#[derive(Debug, Default)]
struct State {
    page: Document,
    /// The form that is open.
    form: Option<usize>,
    /// The element whose text is not text of the page: `script`, `style`, `textarea`, `option`.
    inside: Inside,
    /// What stands in it so far.
    held: String,
    /// The field that it belongs to.
    field: Option<Field>,
    /// The options of the select that is open.
    select: Option<Field>,
    /// The form that the open select or textarea says that it is of.
    owner: Option<String>,
    /// Fields that name a form which was not there yet.
    early: Vec<(String, Field)>,
    /// Buttons that send their form elsewhere.
    diverting: Vec<Diverting>,
    /// The headers that htmx sends along.
    headers: Vec<Field>,
    /// A token that stands in the head of the page, for scripts to send as a header.
    token: Option<String>,
    /// Fields outside of every form, which something that sends by itself may take along.
    loose: Vec<Field>,
    /// What elements bear for scripts that name a thing by it, and where.
    borne: Vec<(String, usize)>,
    /// What clicks do, and where.
    clicks: Vec<(String, usize)>,
    /// The scripts in the page.
    scripts: String,
    /// Whether one of them sends something.
    sends: bool,
    /// Whether there is something to fill in or to press.
    has_fields: bool,
    /// Whether a link or a heading is open.
    in_heading: bool,
}

/// A button that sends its form elsewhere, or in another way.
#[derive(Debug)]
struct Diverting {
    form: usize,
    button: Field,
    action: Option<String>,
    method: Option<String>,
    at: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Page,
    Unread,
    Script,
    Textarea,
    Option,
}

impl Sink {
    pub(super) fn document(&self, is_whole: bool) -> Document {
        let mut state = self.0.take();
        state.end_select();
        for (owner, field) in std::mem::take(&mut state.early) {
            state.keep(field, Some(&owner));
        }
        state.early.clear();
        state.divert();
        state.hand_on();
        state.follow_clicks();
        let end = state.page.text.len();
        for form in &mut state.page.forms {
            form.to = form.to.min(end);
        }
        state.page.is_whole = is_whole;
        state.page
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag),
            Token::CharacterTokens(text) => state.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if let Some(id) = attribute(tag, "id").filter(|_| self.page.ids.len() < MOST) {
            self.page.ids.insert(id);
        }
        if let Some(code) = attribute(tag, "onclick").filter(|_| self.clicks.len() < MOST) {
            // The function that it calls may stand behind it.
            self.clicks.push((code, self.page.text.len()));
        }
        self.has_fields |= matches!(name, "input" | "select" | "textarea" | "button");
        self.bear(tag);
        self.by_itself(tag);
        if is_block(name) || is_heading(name) {
            self.in_heading = is_heading(name);
        } else if self.in_heading && (name == "script" || (name == "img" && attribute(tag, "onerror").is_some())) {
            self.page.has_acting_text = true;
        }
        if is_block(name) {
            self.line();
        }
        match name {
            // Cells stand apart, and in one line.
            "td" | "th" => self.page.text.push(' '),
            "a" | "area" => {
                if let Some(href) = attribute(tag, "href") {
                    self.link(href);
                }
            }
            "meta" if attribute(tag, "name").is_some_and(|name| name.to_ascii_lowercase().contains("csrf")) => {
                self.token = self.token.take().or_else(|| attribute(tag, "content"));
            }
            "form" => self.begin_form(tag),
            "input" => self.input(tag),
            "button" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                if !matches!(kind.to_ascii_lowercase().as_str(), "button" | "reset") {
                    self.field(tag, Ask::Button, attribute(tag, "value").unwrap_or_default());
                }
            }
            "select" => {
                self.end_select();
                // What is disabled is not sent; a select without a name is not either.
                let is_open = attribute(tag, "disabled").is_none();
                self.owner = attribute(tag, "form");
                self.select = Some(field(tag, Ask::Select, String::new())).filter(|_| is_open);
            }
            "option" => {
                self.end_option();
                self.inside = Inside::Option;
                let option = field(tag, Ask::Select, attribute(tag, "value").unwrap_or_default());
                self.field = Some(option).filter(|_| attribute(tag, "disabled").is_none());
            }
            "textarea" => {
                self.inside = Inside::Textarea;
                self.held.clear();
                self.owner = attribute(tag, "form");
                self.field =
                    Some(field(tag, Ask::Text, String::new())).filter(|_| attribute(tag, "disabled").is_none());
                // What stands in it is text, whatever it looks like.
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "title" => {
                self.inside = Inside::Unread;
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                self.inside = Inside::Unread;
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            "script" => {
                // What lies at another host is a library, which leads nowhere by itself.
                let is_own = attribute(tag, "src").is_some_and(|src| !src.contains("//") && !is_library(&src));
                self.page.is_scripted |= is_own;
                self.page.is_led_by_script |= is_own;
                self.inside = Inside::Script;
                return TokenSinkResult::RawData(RawKind::ScriptData);
            }
            "plaintext" => return TokenSinkResult::Plaintext,
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if is_block(name) {
            self.line();
        }
        if is_block(name) || is_heading(name) {
            self.in_heading = false;
        }
        match name {
            "form" => {
                let end = self.page.text.len();
                if let Some(form) = self.form.take().and_then(|index| self.page.forms.get_mut(index)) {
                    form.to = end;
                }
            }
            "textarea" => {
                self.inside = Inside::Page;
                if let Some(mut field) = self.field.take() {
                    field.value = std::mem::take(&mut self.held);
                    let owner = self.owner.take();
                    self.keep(field, owner.as_deref());
                }
            }
            "option" => self.end_option(),
            "select" => self.end_select(),
            "title" | "style" | "xmp" | "iframe" | "noembed" | "noframes" | "script" => self.inside = Inside::Page,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.inside {
            Inside::Page => self.read(text),
            Inside::Unread => {}
            Inside::Script => {
                self.page.is_led_by_script |= script::leads(text);
                self.page.is_scripted |= script::leads(text) || (script::sends(text) && script::makes(text));
                self.sends |= script::sends(text);
                if self.scripts.len() < SCRIPTS {
                    self.scripts.push_str(text);
                }
            }
            Inside::Textarea | Inside::Option => {
                if self.held.len() < CHARACTERS {
                    self.held.push_str(text);
                }
            }
        }
    }

    /// Lines of the source are none of the page: https://drafts.csswg.org/css-text/#white-space-phase-1
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.page.text.push(c);
            } else if !self.page.text.ends_with([' ', '\n']) {
                self.page.text.push(' ');
            }
        }
    }

    fn line(&mut self) {
        if !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
    }

    fn link(&mut self, href: String) {
        let at = self.page.text.len();
        if self.page.links.len() < MOST {
            self.page.links.push(Link { href, at });
        }
    }

    /// Where clicks lead: links, as far as that can be told.
    fn follow_clicks(&mut self) {
        // Where there is no field and no button, nothing is sent by what sends those of other pages.
        let mut is_scripted = self.page.is_scripted || (self.sends && self.has_fields);
        let mut is_led = self.page.is_led_by_script;
        for (code, at) in std::mem::take(&mut self.clicks) {
            match script::address(&code, &self.scripts) {
                Some(href) if self.page.links.len() < MOST => self.page.links.push(Link { href, at }),
                Some(_) => {}
                None => (is_scripted, is_led) = (true, true),
            }
        }
        for (value, at) in std::mem::take(&mut self.borne) {
            if let Some(href) = script::menu_of(&value, &self.scripts).filter(|_| self.page.links.len() < MOST) {
                self.page.links.push(Link { href, at });
            }
        }
        self.page.links.sort_by_key(|link| link.at);
        (self.page.is_scripted, self.page.is_led_by_script) = (is_scripted, is_led);
    }

    /// A form inside of a form is none.
    fn begin_form(&mut self, tag: &Tag) {
        if self.form.is_some() || self.page.forms.len() >= MOST {
            return;
        }
        self.form = Some(self.page.forms.len());
        // htmx sends by itself: https://htmx.org/attributes/hx-post/
        let sent = attribute(tag, "hx-post");
        let is_sent = sent.is_some();
        self.page.forms.push(Form {
            is_post: is_sent
                || attribute(tag, "method").is_some_and(|method| method.trim().eq_ignore_ascii_case("post")),
            action: sent.or_else(|| attribute(tag, "action")).unwrap_or_default(),
            id: attribute(tag, "id").unwrap_or_default(),
            fields: if is_sent { self.sent_along() } else { Vec::new() },
            from: self.page.text.len(),
            // Until its end is found.
            to: usize::MAX,
        });
    }

    /// What an element bears by which scripts name a thing.
    fn bear(&mut self, tag: &Tag) {
        let names = |name: &str| {
            let behind = name.strip_prefix("data-");
            behind.is_some_and(|behind| {
                ["id", "pk", "shop", "slug", "url", "href"].iter().any(|word| behind.contains(word))
            })
        };
        let found = tag.attrs.iter().find(|attribute| names(&attribute.name.local));
        if let Some(found) = found.filter(|_| self.borne.len() < MOST) {
            self.borne.push((found.value.chars().take(100).collect(), self.page.text.len()));
        }
    }

    /// What goes along with everything that htmx sends.
    fn sent_along(&self) -> Vec<Field> {
        self.headers.iter().cloned().chain([htmx::asking()]).collect()
    }

    /// What htmx makes of an element: <https://htmx.org/attributes/hx-post/>
    fn by_itself(&mut self, tag: &Tag) {
        if let Some(text) = attribute(tag, "hx-headers") {
            self.headers = htmx::headers(&text);
        }
        if let Some(href) = attribute(tag, "hx-get") {
            self.link(href);
        }
        let Some(action) = attribute(tag, "hx-post").filter(|_| &*tag.name != "form") else { return };
        let values = attribute(tag, "hx-vals").map(|text| htmx::values(&text)).unwrap_or_default();
        if let Some(index) = self.form {
            // A button in a form sends what stands in the form.
            let along = self.sent_along();
            if let Some(form) = self.page.forms.get_mut(index).filter(|form| !form.is_post) {
                form.is_post = true;
                form.action = action;
                form.fields.extend(along.into_iter().chain(values));
            }
        } else if self.page.forms.len() < MOST {
            let mut fields = self.sent_along();
            fields.extend(values);
            if attribute(tag, "hx-include").is_some() {
                fields.append(&mut self.loose);
            }
            let at = self.page.text.len();
            let id = attribute(tag, "id").unwrap_or_default();
            self.page.forms.push(Form { action, is_post: true, id, fields, from: at, to: at });
        }
    }

    fn input(&mut self, tag: &Tag) {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        let value = attribute(tag, "value");
        let ask = match kind.as_str() {
            "hidden" => Ask::Hidden,
            "checkbox" => Ask::Check,
            "radio" => Ask::Radio,
            "number" | "range" => Ask::Number,
            "password" => Ask::Password,
            "submit" | "image" => Ask::Button,
            "button" | "reset" | "file" => return,
            _ => text_of(&kind, &attribute(tag, "name").unwrap_or_default(), attribute(tag, "inputmode").as_deref()),
        };
        let value = value.filter(|value| ask != Ask::Exact || !value.is_empty());
        let example = || example(&kind, &attribute(tag, "name").unwrap_or_default()).to_owned();
        let value = if ask == Ask::Exact { Some(value.unwrap_or_else(example)) } else { value };
        let none = if matches!(ask, Ask::Check | Ask::Radio) { "on" } else { "" };
        self.field(tag, ask, value.unwrap_or_else(|| none.to_owned()));
    }

    fn field(&mut self, tag: &Tag, ask: Ask, value: String) {
        if attribute(tag, "disabled").is_some() {
            return;
        }
        let (field, owner) = (field(tag, ask, value), attribute(tag, "form"));
        // https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#attr-fs-formaction
        let (action, method) = (attribute(tag, "formaction"), attribute(tag, "formmethod"));
        let is_diverting = ask == Ask::Button && (action.is_some() || method.is_some());
        match self.form_of(owner.as_deref()).filter(|_| is_diverting) {
            Some(form) if self.diverting.len() < MOST => {
                let at = self.page.text.len();
                self.diverting.push(Diverting { form, button: field, action, method, at });
            }
            Some(_) => {}
            None => self.keep(field, owner.as_deref()),
        }
    }

    /// The form that something belongs to: the one that it names, else the one that is open.
    fn form_of(&self, owner: Option<&str>) -> Option<usize> {
        match owner {
            Some(owner) => self.page.forms.iter().position(|form| form.id == owner),
            None => self.form,
        }
    }

    /// A form for each button that sends it elsewhere: people see several forms where the page has one.
    fn divert(&mut self) {
        let mut diverted = BTreeSet::new();
        let mut room = CHARACTERS;
        for button in std::mem::take(&mut self.diverting) {
            let Some(form) = self.page.forms.get(button.form) else { continue };
            let Some(rest) = room.checked_sub(form.fields.len() + 1) else { break };
            room = rest;
            let mut own = form.clone();
            own.fields.retain(|field| field.ask != Ask::Button);
            own.fields.push(button.button);
            own.action = button.action.unwrap_or(own.action);
            own.is_post = button.method.map_or(own.is_post, |method| method.trim().eq_ignore_ascii_case("post"));
            own.to = button.at;
            diverted.insert(button.form);
            self.page.forms.push(own);
        }
        // What no button of its own sends is sent by nobody.
        let mut place = 0;
        self.page.forms.retain(|form| {
            let is_sent = !diverted.contains(&place) || form.fields.iter().any(|field| field.ask == Ask::Button);
            place += 1;
            is_sent
        });
    }

    /// The token of the page's head goes along as a header with each form that its script sends: those without one.
    fn hand_on(&mut self) {
        let Some(token) = self.token.take().filter(|token| !token.is_empty()) else { return };
        let Some(name) = script::token_header(&self.scripts) else { return };
        for form in self.page.forms.iter_mut().filter(|form| form.is_post) {
            let is_token = |field: &Field| {
                let name = field.name.to_ascii_lowercase();
                name.contains("csrf") || name.contains("token")
            };
            if !form.fields.iter().any(is_token) && form.fields.len() < MOST {
                form.fields.push(htmx::header(name, token.clone()));
            }
        }
    }

    fn keep(&mut self, field: Field, owner: Option<&str>) {
        if field.name.starts_with(HEADER) {
            return;
        }
        let index = self.form_of(owner);
        if let Some(form) = index.and_then(|index| self.page.forms.get_mut(index))
            && form.fields.len() < MOST
        {
            form.fields.push(field);
        } else if let (None, Some(owner)) = (index, owner) {
            if self.early.len() < MOST {
                self.early.push((owner.to_owned(), field));
            }
        } else if index.is_none() && self.loose.len() < MOST {
            self.loose.push(field);
        }
    }

    fn end_option(&mut self) {
        if self.inside != Inside::Option {
            return;
        }
        self.inside = Inside::Page;
        let text = std::mem::take(&mut self.held);
        if let (Some(option), Some(select)) = (self.field.take(), &mut self.select)
            && select.options.len() < MOST
        {
            let value = if option.has_value { option.value } else { text.trim().to_owned() };
            if option.is_chosen || select.options.is_empty() {
                select.value.clone_from(&value);
            }
            select.options.push(value);
            select.labels.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    fn end_select(&mut self) {
        self.end_option();
        if let Some(select) = self.select.take() {
            let owner = self.owner.take();
            self.keep(select, owner.as_deref());
        }
    }
}
