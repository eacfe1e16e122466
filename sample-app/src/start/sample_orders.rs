//! Made-up orders in every state, for trying out long lists.

use crate::store::{NewOrder, Store, StoreError};
use crate::web::random_text;

/// Places `count` orders, round the shops, and moves two of three on.
pub(super) async fn place(store: &Store, count: u32) -> Result<(), StoreError> {
    let (shops, _) = store.shops(None).await?;
    let mut menus = Vec::with_capacity(shops.len());
    for shop in &shops {
        let (menu, _) = store.menu(shop.id, None).await?;
        if !menu.is_empty() {
            menus.push((shop.id, menu));
        }
    }
    if menus.is_empty() {
        return Ok(());
    }
    for number in 0..count as usize {
        let Some((shop, menu)) = menus.get(number % menus.len()) else { continue };
        let dishes = menu.iter().take(2).map(|dish| (dish.id, 1)).collect();
        let address = format!("연습로 {} · {} Yeonseup-ro", number + 1, number + 1);
        let once = random_text().ok_or(StoreError::NoRandom)?;
        let order = NewOrder { shop: *shop, address, dishes, session: None, once };
        if let crate::store::Placed::New(id) = store.place(order).await? {
            if number % 3 > 0 {
                store.accept(id, *shop, 30).await?;
            }
            if number % 3 > 1 {
                store.complete(id).await?;
            }
        }
    }
    Ok(())
}
