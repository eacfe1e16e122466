//! The two pages that everybody reads, made once for all who ask at the same moment.

use std::sync::Arc;

use askama::Template;

use super::coalesce;
use super::page::OrderView;
use super::problem::Problem;
use crate::domain::Shop;
use crate::store::{OrderFilter, Store};
use crate::text::{Lang, Text};

/// Rounds in the making, by language.
#[derive(Debug, Default)]
pub(super) struct Lists {
    shops: [coalesce::Shared<Arc<str>>; 2],
    orders: [coalesce::Shared<Arc<str>>; 2],
}

#[derive(Template)]
#[template(path = "shop_list.html")]
struct ShopList {
    t: &'static Text,
    shops: Vec<Shop>,
    more: Option<i64>,
    after: Option<i64>,
}

#[derive(Template)]
#[template(path = "order_list.html")]
struct OrderList {
    t: &'static Text,
    orders: Vec<OrderView>,
    older: Option<i64>,
    before: Option<i64>,
}

impl Lists {
    /// Returns a page of the list of shops as HTML.
    pub(super) async fn shops(&self, store: &Store, lang: Lang, after: Option<i64>) -> Result<Arc<str>, Problem> {
        let make = || async {
            let (shops, more) = store.shops(after).await?;
            let more = shops.last().filter(|_| more).map(|shop| shop.id);
            render(&ShopList { t: lang.text(), shops, more, after })
        };
        if after.is_some() { make().await } else { self.shops[lang as usize & 1].get(make).await }
    }

    /// Returns a page of the list of orders as HTML.
    pub(super) async fn orders(&self, store: &Store, lang: Lang, before: Option<i64>) -> Result<Arc<str>, Problem> {
        let make = || async {
            let (orders, more) = store.orders(OrderFilter::All, before).await?;
            let older = orders.last().filter(|_| more).map(|order| order.id);
            let orders = orders.into_iter().map(|order| OrderView::new(order, lang)).collect();
            render(&OrderList { t: lang.text(), orders, older, before })
        };
        if before.is_some() { make().await } else { self.orders[lang as usize & 1].get(make).await }
    }
}

fn render(list: &impl Template) -> Result<Arc<str>, Problem> {
    list.render().map(Arc::from).map_err(|error| {
        tracing::error!(%error, "template");
        Problem::Internal
    })
}
