//! A browser without a screen: keeps cookies, follows redirects, reads forms from pages and sends them as they are.

use reqwest::header::{HeaderMap, ORIGIN};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use scraper::{Html, Selector};

/// One visitor.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) base: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) path: String,
    pub(crate) body: String,
}

/// A form of a page.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) method: String,
    /// What a browser would send untouched: no box that is not ticked.
    pub(crate) fields: Vec<(String, String)>,
    /// Boxes and radio buttons that could be ticked.
    pub(crate) choices: Vec<(String, String)>,
}

pub(crate) fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

impl Browser {
    pub(crate) fn new(base: &str) -> Self {
        Self::with(base, Policy::limited(5))
    }

    fn with(base: &str, policy: Policy) -> Self {
        let client = Client::builder().cookie_store(true).redirect(policy).no_proxy().build().unwrap();
        Self { client, base: base.to_owned() }
    }

    /// A visitor who stops at redirects.
    pub(crate) fn at_redirects(base: &str) -> Self {
        Self::with(base, Policy::none())
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        page(self.client.get(format!("{}{path}", self.base)).send().await.unwrap()).await
    }

    pub(crate) async fn get_as(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = self.client.get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        page(request.send().await.unwrap()).await
    }

    /// Posts as a page of this site would.
    pub(crate) async fn post(&self, path: &str, fields: &[(String, String)]) -> Page {
        self.try_post(path, fields).await.unwrap()
    }

    pub(crate) async fn try_post(&self, path: &str, fields: &[(String, String)]) -> Result<Page, reqwest::Error> {
        let request = self.client.post(format!("{}{path}", self.base)).header(ORIGIN, &self.base).form(fields);
        Ok(page(request.send().await?).await)
    }

    pub(crate) async fn post_as(&self, path: &str, fields: &[(String, String)], headers: &[(&str, &str)]) -> Page {
        let mut request = self.client.post(format!("{}{path}", self.base)).form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        page(request.send().await.unwrap()).await
    }

    pub(crate) async fn submit(&self, form: &Form) -> Page {
        assert_eq!(form.method, "post");
        self.post(&form.action, &form.fields).await
    }
}

async fn page(response: reqwest::Response) -> Page {
    let (status, headers) = (response.status(), response.headers().clone());
    let path = response.url().path().to_owned();
    Page { status, headers, path, body: response.text().await.unwrap_or_default() }
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn ok(self) -> Self {
        assert!(self.status.is_success(), "{} {}: {}", self.path, self.status, self.body);
        self
    }

    pub(crate) fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    pub(crate) fn links(&self) -> Vec<String> {
        let page = self.html();
        page.select(&selector("main a[href]")).map(|link| link.attr("href").unwrap().to_owned()).collect()
    }

    pub(crate) fn forms(&self) -> Vec<Form> {
        self.html()
            .select(&selector("form"))
            .map(|form| {
                let mut fields = Vec::new();
                let mut choices = Vec::new();
                for input in form.select(&selector("input[name]")) {
                    let name = input.attr("name").unwrap().to_owned();
                    let value = input.attr("value").unwrap_or_default().to_owned();
                    if matches!(input.attr("type"), Some("checkbox" | "radio")) {
                        choices.push((name, value));
                    } else {
                        fields.push((name, value));
                    }
                }
                let method = form.attr("method").unwrap_or("get").to_owned();
                Form { action: form.attr("action").unwrap_or_default().to_owned(), method, fields, choices }
            })
            .collect()
    }

    pub(crate) fn form(&self) -> Form {
        let mut forms = self.forms();
        assert_eq!(forms.len(), 1, "one form: {}", self.body);
        forms.remove(0)
    }

    /// The form whose field has this value.
    pub(crate) fn form_with(&self, name: &str, value: &str) -> Form {
        self.forms()
            .into_iter()
            .find(|form| form.get(name) == value)
            .unwrap_or_else(|| panic!("no form {name}={value}: {}", self.body))
    }

    /// The text of what a selector finds first.
    pub(crate) fn text(&self, what: &str) -> String {
        self.html().select(&selector(what)).next().map(|element| element.text().collect()).unwrap_or_default()
    }
}

impl Form {
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Fills in a field, or adds it.
    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(key, _)| key != name);
        self
    }

    /// Ticks the n-th box or button.
    pub(crate) fn tick(mut self, index: usize) -> Self {
        self.fields.push(self.choices[index].clone());
        self
    }
}
