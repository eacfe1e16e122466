//! Drawings of random accounts: nothing lies on anything else, nothing lies outside, and nothing gets out of a text.

mod accounts;

use super::model::Role;
use super::overlay::Overlay;
use super::scene::{Scene, Shape};
use super::{Options, Setting, Theme, layout, model, style, svg};
use crate::drawing::contrast;
use crate::drawing::look::{look, well_formed};
use crate::words::Words;
use accounts::{Account, account};
use judge::EvidenceLevel;
use messages::{Catalogue, Language};
use proptest::prelude::*;
use reach::Network;
use std::collections::BTreeSet;

/// Draws an account and what is asked of it, and looks at it in both languages; the scenes.
fn draw(account: &Account) -> Vec<Scene> {
    let mut scenes = Vec::new();
    let snapshot = account.text.parse::<world::World>().expect(&account.text).snapshot().expect(&account.text);
    let network = Network::new(&snapshot);
    let trace = account.flow.as_ref().map(|flow| {
        let end = |text: &str| network.parse_end(text).expect(text);
        network.trace(&reach::Flow {
            from: end(&flow.0),
            to: end(&flow.1),
            protocol: reach::Protocol::Tcp,
            port: Some(flow.2),
            source_port: None,
        })
    });
    let names = snapshot::Names::of(network.inventory());
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let picture = model::collect(&network, &[], &names);
        let overlay = trace.as_ref().map(|trace| Overlay::new(&picture, trace));
        for setting in [Setting::Alone, Setting::Page] {
            let scene = layout::lay(
                &picture,
                Words::about(&catalogue, EvidenceLevel::SelfReported, &names),
                overlay.as_ref(),
                setting,
            );
            look(&scene);
            let clouds =
                scene.shapes.iter().filter(|shape| matches!(shape, Shape::Icon { class: "cloud", .. })).count();
            assert!(clouds <= 1, "there is one internet");
            let options = Options { path: trace.as_ref(), setting, ..Options::default() };
            let drawn = svg(&network, &options, &catalogue);
            well_formed(&drawn);
            assert_eq!(drawn, svg(&network, &options, &catalogue), "the same again");
            scenes.push(scene);
        }
    }
    scenes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_lies_on_anything_else(account in account()) {
        let mut pairs = BTreeSet::new();
        draw(&account).iter().for_each(|scene| contrast::pairs(scene, &mut pairs));
        contrast::are_legible(&pairs);
    }
}

/// Six VPCs with sixty subnets, a transit gateway, two peerings.
fn organisation(flow: Option<(&str, &str, u16)>) -> Vec<Scene> {
    let flow = flow.map(|(from, to, port)| (from.to_owned(), to.to_owned(), port));
    draw(&Account { text: include_str!("tests/organisation.world").into(), flow })
}

#[test]
fn many_subnets_have_one_internet_and_each_node_once() {
    for scene in organisation(None) {
        let count = |wanted: fn(&Shape) -> bool| scene.shapes.iter().filter(|shape| wanted(shape)).count();
        assert_eq!(count(|shape| matches!(shape, Shape::Icon { class: "cloud", .. })), 1);
        assert_eq!(count(|shape| matches!(shape, Shape::Frame { class: "node", .. })), 3);
        let cards = count(|shape| matches!(shape, Shape::Frame { class, .. } if class.starts_with("card")));
        assert_eq!(cards, 60);
        let texts = |word: &str| {
            scene.shapes.iter().filter(|shape| matches!(shape, Shape::Text { text, .. } if text == word)).count()
        };
        assert_eq!(texts("tgw-0bd25ac8618030710"), 7, "at the node, and where each VPC is joined to it");
    }
}

#[test]
fn paths_across_vpcs_pass_what_joins_them() {
    let steps = |scene: &Scene| scene.shapes.iter().filter(|shape| matches!(shape, Shape::Steps { .. })).count();
    for (from, to, port) in
        [("10.10.10.10", "10.20.0.10", 443), ("10.10.20.10", "10.40.20.10", 5432), ("10.50.10.10", "192.168.0.9", 80)]
    {
        for scene in organisation(Some((from, to, port))) {
            assert!(steps(&scene) > 3, "{from} to {to}");
        }
    }
}

#[test]
fn a_route_by_a_peering_that_does_not_work_leads_nowhere() {
    for (state, role, is_dead) in [
        ("active", Role::Routed, false),
        ("provisioning", Role::Routed, false),
        ("pending-acceptance", Role::Isolated, true),
        ("expired", Role::Isolated, true),
    ] {
        let text = format!(
            "world 1\nbase empty\nvpc a 10.1.0.0/16\nvpc b 10.2.0.0/16\nsubnet s a 10.1.0.0/24 zone=a\n\
             peering p a b state={state}\nroute a-main-rt 10.2.0.0/16 -> p\n"
        );
        let snapshot = text.parse::<world::World>().unwrap().snapshot().unwrap();
        let network = Network::new(&snapshot);
        let picture = model::collect(&network, &[], &snapshot::Names::of(network.inventory()));
        let subnets: Vec<_> = picture.vpcs.iter().flat_map(|vpc| &vpc.zones).flat_map(|zone| &zone.subnets).collect();
        assert_eq!(subnets.iter().map(|subnet| subnet.role).collect::<Vec<_>>(), [role], "{state}");
        let routes = &subnets[0].table.as_ref().unwrap().routes;
        assert!(routes.iter().all(|route| route.dead == is_dead), "{state}: {routes:?}");
    }
}

#[test]
fn vpcs_are_in_the_order_of_their_names() {
    let text =
        "world 1\nbase empty\nvpc c 10.1.0.0/16\nname c prod-10\nvpc a 10.2.0.0/16\nvpc b 10.3.0.0/16\nname b prod-9\n";
    let snapshot = text.parse::<world::World>().unwrap().snapshot().unwrap();
    let network = Network::new(&snapshot);
    let of = |names: &snapshot::Names| {
        let picture = model::collect(&network, &[], names);
        picture.vpcs.into_iter().map(|vpc| vpc.blocks.concat()).collect::<Vec<_>>()
    };
    let tags = snapshot::Names::of(network.inventory());
    assert_eq!(of(&tags), ["10.3.0.0/16", "10.1.0.0/16", "10.2.0.0/16"], "what has no name comes last");
    let ids: Vec<String> = network.inventory().vpcs.iter().map(|vpc| vpc.vpc_id.to_string()).collect();
    let labels = tags.with_labels(["vpc-3", "vpc-2", "vpc-1"].into_iter().zip(ids.iter().map(String::as_str)));
    let listed: Vec<String> = network.inventory().vpcs.iter().map(|vpc| vpc.cidr_block.clone().unwrap()).collect();
    assert_eq!(of(&labels), listed.into_iter().rev().collect::<Vec<_>>(), "labels of a world are names");
}

#[test]
fn every_class_has_a_rule_and_every_rule_the_prefix() {
    for theme in [Theme::Auto, Theme::Light, Theme::Dark] {
        let sheet = style(&Options { theme, id_prefix: "p-", ..Options::default() });
        let selectors = sheet.replace("@media (prefers-color-scheme:dark){", "");
        for class in selectors.split('.').skip(1).filter(|class| class.starts_with(|c: char| c.is_ascii_alphabetic())) {
            assert!(class.starts_with("p-"), "{class}");
        }
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
        assert!(!sheet.contains(['<', '&', '~']), "{sheet}");
        assert!(!sheet.contains("url("), "nothing is fetched");
    }
}

#[test]
fn a_prefix_can_begin_an_id() {
    for (asked, taken) in [("a-", "a-"), ("", "m"), ("1\"><script>", "m1script"), ("가", "m"), ("-x", "m-x")] {
        assert_eq!(crate::drawing::prefix(asked), taken);
    }
}
