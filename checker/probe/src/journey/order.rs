//! An order: sent by the form of a menu, found again in the list, and the way from the menu to that list.

use super::fill::{action, filled};
use super::menu::{Menu, Menus};
use super::seen::{Body, Seen};
use super::{Walker, test_data};
use crate::html::{Document, HEADER};
use reqwest::Url;
use std::collections::BTreeSet;

/// An order that was sent.
pub(super) struct Placed {
    /// What marks it.
    pub(super) mark: String,
    /// The page that came of it.
    landed: Seen,
}

/// The list of orders.
pub(super) struct List {
    pub(super) url: Url,
    /// The order that it was found by.
    pub(super) mark: String,
}

/// The least that a row of a list says, in bytes: a number that grows by a digit is none.
const ROW: usize = 8;

/// How something that was sent was taken.
pub(super) fn taken(seen: &Seen) -> &'static str {
    let Some(first) = seen.hops.first() else { return seen.outcome };
    let is_led = first.headers.iter().any(|header| {
        header.name.as_deref().is_some_and(|name| matches!(name, "hx-redirect" | "hx-location" | "hx-refresh"))
    });
    match (first.status, seen.outcome) {
        (_, "elsewhere") => "elsewhere",
        (Some(301), _) if is_slash(seen) => "slash",
        (Some(300..=399), _) => "redirected",
        // Pages that send by script show what came of it themselves.
        (_, "json") => "taken",
        (_, "page") if is_led || seen.is_for_script => "taken",
        (_, word) => word,
    }
}

/// Whether something that was sent was only led on to the same address with a slash: what it carried is lost.
fn is_slash(seen: &Seen) -> bool {
    let mut paths =
        seen.hops.iter().map(|hop| hop.path.as_deref().unwrap_or_default().split('?').next().unwrap_or_default());
    match (paths.next(), paths.next()) {
        (Some(first), Some(second)) => second.strip_suffix('/') == Some(first),
        _ => false,
    }
}

impl Walker<'_> {
    pub(super) async fn send(&self, url: &Url, fields: &[(String, String)]) -> Seen {
        let is_for_script = fields.iter().any(|(name, _)| name.starts_with(HEADER));
        Seen { is_for_script, ..Seen::of(self.browser.post(url, fields).await) }
    }

    /// Orders at the first shop.
    pub(super) async fn order(&mut self, menus: &Menus) -> Option<Placed> {
        let mark = self.mark();
        let landed = self.order_at(&menus.first, &test_data(&mark)).await?;
        let word = taken(&landed);
        self.told("order", landed.hops.clone(), word, landed.piece(&mark));
        matches!(word, "redirected" | "taken" | "page").then_some(Placed { mark, landed })
    }

    pub(super) async fn order_at(&self, menu: &Menu, text: &str) -> Option<Seen> {
        // A form is good for one sending in some applications: each order opens the menu anew.
        let fresh = self.see(&menu.url).await;
        let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menu.form);
        let fields = filled(form, text);
        Some(self.send(&action(form, &menu.url)?, &fields).await)
    }

    /// Finds the list in which the order stands.
    pub(super) async fn list(&mut self, menus: &Menus, placed: &Placed) -> Option<List> {
        let mut urls: Vec<Url> = ["order/order/", "order/order", "order/orders/", "order/list/"]
            .iter()
            .filter_map(|path| self.at(path))
            .collect();
        let pages = [placed.landed.document(), menus.shops.document(), Some(&menus.first.document)];
        let bases = [placed.landed.url(), menus.shops.url(), Some(&menus.first.url)];
        for (page, base) in pages.iter().zip(bases).filter_map(|(page, base)| Some(((*page)?, base?))) {
            urls.extend(urls_of(page, base).into_iter().filter(is_of_orders).take(6));
        }
        urls.extend(placed.landed.url().cloned());
        let mut tried: Vec<Url> = Vec::new();
        let mut first: Option<Seen> = None;
        for url in urls {
            if tried.contains(&url) || tried.len() >= 14 {
                continue;
            }
            let seen = self.see(&url).await;
            tried.push(url);
            let base = seen.url().cloned();
            let (seen, is_shown) = self.on_its_pages(seen, &placed.mark, &BTreeSet::new()).await;
            if is_shown {
                self.told("list", seen.hops.clone(), "shown", seen.piece(&placed.mark));
                let kind = if matches!(seen.body, Body::Json(_)) { "json" } else { "page" };
                self.told("list-page", Vec::new(), kind, seen.piece(&placed.mark));
                let url = base?;
                self.link(menus, placed, &url);
                return Some(List { url, mark: placed.mark.clone() });
            }
            if first.as_ref().is_none_or(|known| known.outcome == "missing" && seen.outcome != "missing") {
                first = Some(seen);
            }
        }
        let seen = first?;
        let word = match seen.outcome {
            "page" | "json" if self.grows(menus, &seen).await => "unmarked",
            "page" | "json" => "not-shown",
            word => word,
        };
        self.told("list", seen.hops.clone(), word, seen.piece(""));
        None
    }

    /// Whether a list becomes longer by an order, though it does not say where that goes.
    async fn grows(&mut self, menus: &Menus, list: &Seen) -> bool {
        let Some(url) = list.url().cloned() else { return false };
        let mark = self.mark();
        if self.order_at(&menus.first, &test_data(&mark)).await.is_none() {
            return false;
        }
        // What is said once after an order is no part of the list.
        let _ = self.see(&url).await;
        self.see(&url).await.text().len() >= list.text().len() + ROW
    }

    /// Whether a page on the way to an order leads to the list.
    fn link(&mut self, menus: &Menus, placed: &Placed, list: &Url) {
        let path = |url: &Url| url.path().trim_end_matches('/').to_owned();
        let leads = |page: Option<&Document>, base: Option<&Url>| {
            let (Some(page), Some(base)) = (page, base) else { return false };
            urls_of(page, base).iter().any(|url| path(url) == path(list))
        };
        // What answers the order itself is a page of its own, though it stands at the address of the list.
        let is_other = |base: &&Url| path(base) != path(list);
        let is_own_answer = taken(&placed.landed) == "page";
        let is_linked = leads(menus.shops.document(), menus.shops.url().filter(is_other))
            || leads(Some(&menus.first.document), Some(&menus.first.url).filter(is_other))
            || leads(placed.landed.document(), placed.landed.url().filter(|url| is_own_answer || is_other(url)));
        let is_scripted = menus.first.document.is_led_by_script;
        let word = match (is_linked, is_scripted) {
            (true, _) => "linked",
            (false, true) => "scripted",
            (false, false) => "unlinked",
        };
        self.told("list-link", Vec::new(), word, vec![list.path().to_owned()]);
    }

    /// Orders at the second shop, if there is one.
    pub(super) async fn second(&mut self, menus: &Menus, list: &List) -> Option<String> {
        let menu = menus.second.as_ref()?;
        let mark = self.mark();
        let _ = self.order_at(menu, &test_data(&mark)).await?;
        self.is_listed(list, &mark).await.then_some(mark)
    }

    /// Whether the list shows what bears a mark.
    pub(super) async fn is_listed(&self, list: &List, mark: &str) -> bool {
        self.listing(list, mark).await.shows(mark)
    }

    /// The list, where something stands.
    pub(super) async fn listing(&self, list: &List, mark: &str) -> Seen {
        self.on_its_pages(self.see(&list.url).await, mark, &BTreeSet::new()).await.0
    }
}

/// Whether a page may list orders; what sounds as if it did something is not opened.
fn is_of_orders(url: &Url) -> bool {
    let acts = ["delete", "remove", "cancel", "logout", "complete", "done", "reset"];
    url.path().contains("order") && !acts.iter().any(|word| url.as_str().to_ascii_lowercase().contains(word))
}

/// Where the links and buttons of a page lead, without what stands behind `#`.
fn urls_of(page: &Document, base: &Url) -> Vec<Url> {
    let of_forms = page.forms.iter().filter(|form| !form.is_post).map(|form| form.action.as_str());
    let all = page.links.iter().map(|link| link.href.as_str()).chain(of_forms).filter_map(|href| base.join(href).ok());
    let here = all.filter(|url| url.origin() == base.origin());
    here.map(|mut url| {
        url.set_fragment(None);
        url
    })
    .collect()
}
