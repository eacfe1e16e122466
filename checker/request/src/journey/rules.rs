//! The table of steps: which words are right, which are wrong, and by what code.

use super::Stage;

/// One step of a stage.
pub(super) struct Rule {
    pub(super) stage: Stage,
    pub(super) step: &'static str,
    /// Whether the way ends here where it is not right; else it stands beside the way.
    pub(super) ways: bool,
    pub(super) right: &'static [&'static str],
    pub(super) wrong: &'static [(&'static str, &'static str)],
}

/// What any page can be instead of what it should be.
pub(super) const PAGES: &[(&str, &str)] = &[
    ("missing", "APP_PAGE_MISSING"),
    ("fault", "APP_PAGE_FAILS"),
    ("refused", "APP_PAGE_REFUSED"),
    ("method", "APP_PAGE_MISSING"),
    ("invalid", "APP_FORM_NOT_TAKEN"),
];

/// Words that only warn.
pub(super) const WARNED: &[&str] = &["accepted-unsaid"];

const SENT: &[(&str, &str)] = &[
    ("refused", "APP_FORM_REFUSED"),
    ("fault", "APP_FORM_FAILS"),
    ("missing", "APP_FORM_NOT_TAKEN"),
    ("method", "APP_FORM_NOT_TAKEN"),
    ("slash", "APP_FORM_NOT_TAKEN"),
];

const TAKEN: &[&str] = &["redirected", "taken", "page"];

const REFUSED: &[&str] = &["refused"];

/// All steps, in the order of the way.
pub(super) const RULES: &[Rule] = &[
    way(
        Stage::Lists,
        "shops",
        &["listed", "linked"],
        &[("empty", "APP_LIST_EMPTY"), ("other", "APP_NO_LIST"), ("unlinked", "APP_NO_LIST")],
    ),
    way(Stage::Lists, "menus", &["listed", "page", "alike"], &[("empty", "APP_LIST_EMPTY"), ("other", "APP_NO_LIST")]),
    way(Stage::Menus, "shops", &["linked"], &[("listed", "APP_STILL_JSON"), ("unlinked", "APP_NO_WAY_TO_MENU")]),
    way(Stage::Menus, "menus", &["page"], &[("listed", "APP_STILL_JSON"), ("alike", "APP_MENUS_ALIKE")]),
    way(Stage::Orders, "order-form", &["found"], &[("absent", "APP_NO_ORDER_FORM"), ("by-get", "APP_ORDER_BY_GET")]),
    way(Stage::Orders, "order", TAKEN, SENT),
    way(Stage::Orders, "list", &["shown"], &[("not-shown", "APP_ORDER_NOT_LISTED")]),
    beside(Stage::Orders, "order", &["redirected", "taken"], &[("page", "APP_NO_REDIRECT")]),
    beside(
        Stage::Orders,
        "order-forged",
        REFUSED,
        &[("accepted", "APP_TOKEN_NOT_CHECKED"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(
        Stage::Orders,
        "order-replayed",
        REFUSED,
        &[("accepted", "APP_TOKEN_OF_ANYBODY"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(
        Stage::Orders,
        "order-other-menu",
        REFUSED,
        &[("accepted", "APP_MENU_OF_OTHER_SHOP"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(
        Stage::Orders,
        "order-number",
        REFUSED,
        &[("accepted", "APP_NUMBER_NOT_CHECKED"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(
        Stage::Orders,
        "order-price",
        &["refused", "ignored"],
        &[("accepted", "APP_PRICE_FROM_FORM"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(Stage::Orders, "order-get", &["unchanged"], &[("changed", "APP_GET_CHANGES")]),
    way(Stage::List, "list-page", &["page"], &[("json", "APP_STILL_JSON")]),
    way(Stage::List, "list-link", &["linked"], &[("unlinked", "APP_NO_LINK_TO_LIST")]),
    beside(
        Stage::List,
        "order-markup",
        &["escaped", "refused"],
        &[("raw", "APP_TEXT_AS_MARKUP"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(Stage::List, "list-order", &["stable"], &[("unstable", "APP_LIST_UNSTABLE")]),
    way(Stage::Minutes, "boss", &["shown"], &[("not-shown", "APP_ORDER_NOT_AT_BOSS")]),
    way(Stage::Minutes, "boss-form", &["found"], &[("absent", "APP_NO_MINUTES_FORM")]),
    way(Stage::Minutes, "minutes-sent", TAKEN, SENT),
    way(Stage::Minutes, "minutes", &["shown"], &[("not-shown", "APP_MINUTES_NOT_SHOWN")]),
    beside(Stage::Minutes, "minutes-sent", &["redirected", "taken"], &[("page", "APP_NO_REDIRECT")]),
    beside(Stage::Minutes, "minutes-get", &["unchanged"], &[("changed", "APP_GET_CHANGES")]),
    beside(
        Stage::Minutes,
        "minutes-wrong",
        REFUSED,
        &[("accepted", "APP_NUMBER_NOT_CHECKED"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(Stage::Minutes, "minutes-markup", &["escaped"], &[("raw", "APP_TEXT_AS_MARKUP")]),
    beside(
        Stage::Minutes,
        "minutes-forged",
        REFUSED,
        &[("accepted", "APP_TOKEN_NOT_CHECKED"), ("fault", "APP_FORM_FAILS")],
    ),
    way(
        Stage::Own,
        "boss-own",
        &["own"],
        &[("others-shown", "APP_ORDERS_OF_OTHER_SHOP"), ("not-shown", "APP_ORDER_NOT_AT_BOSS")],
    ),
    beside(
        Stage::Own,
        "boss-edit",
        REFUSED,
        &[
            ("accepted", "APP_MINUTES_FOR_OTHER_SHOP"),
            ("accepted-unsaid", "APP_MINUTES_FOR_OTHER_SHOP"),
            ("fault", "APP_FORM_FAILS"),
        ],
    ),
    way(Stage::Delivery, "delivery", &["shown"], &[("not-shown", "APP_ORDER_NOT_AT_DELIVERY")]),
    way(Stage::Delivery, "delivery-form", &["found"], &[("absent", "APP_NO_DELIVERY_FORM")]),
    beside(
        Stage::Delivery,
        "delivery-early",
        REFUSED,
        &[("accepted", "APP_STEP_OUT_OF_ORDER"), ("fault", "APP_FORM_FAILS")],
    ),
    way(Stage::Delivery, "delivery-get", &["unchanged"], &[("changed", "APP_GET_CHANGES")]),
    way(Stage::Delivery, "delivered-sent", TAKEN, SENT),
    way(Stage::Delivery, "delivered", &["gone"], &[("still-there", "APP_DELIVERY_NOT_DONE")]),
    beside(Stage::Delivery, "delivered-sent", &["redirected", "taken"], &[("page", "APP_NO_REDIRECT")]),
    beside(
        Stage::Delivery,
        "delivered-again",
        // An answer like the first one's may be that to a step that was not made again: only what changes proves one.
        &["taken", "same"],
        &[("accepted", "APP_DELIVERED_TWICE"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(
        Stage::Delivery,
        "minutes-late",
        REFUSED,
        &[("accepted", "APP_MINUTES_AFTER_DELIVERY"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(Stage::Delivery, "delivery-markup", &["escaped"], &[("raw", "APP_TEXT_AS_MARKUP")]),
    beside(
        Stage::Delivery,
        "delivered-forged",
        REFUSED,
        &[("accepted", "APP_TOKEN_NOT_CHECKED"), ("fault", "APP_FORM_FAILS")],
    ),
    way(Stage::Polls, "polls", &["linked"], &[("empty", "APP_POLLS_EMPTY"), ("unlinked", "APP_POLLS_EMPTY")]),
    way(Stage::Polls, "question", &["page"], &[]),
    way(Stage::Polls, "vote-form", &["found"], &[("absent", "APP_NO_VOTE_FORM"), ("by-get", "APP_VOTE_BY_GET")]),
    way(Stage::Polls, "results", &["page"], &[]),
    way(Stage::Polls, "vote-sent", TAKEN, SENT),
    way(Stage::Polls, "vote", &["counted"], &[("not-counted", "APP_VOTE_NOT_COUNTED"), ("twice", "APP_VOTE_TWICE")]),
    beside(Stage::Polls, "vote-sent", &["redirected", "taken"], &[("page", "APP_NO_REDIRECT")]),
    beside(
        Stage::Polls,
        "question-unknown",
        &["missing", "refused", "invalid", "method", "led-away"],
        &[("fault", "APP_UNKNOWN_FAILS"), ("page", "APP_UNKNOWN_SHOWN")],
    ),
    beside(Stage::Polls, "vote-get", &["unchanged"], &[("changed", "APP_GET_CHANGES")]),
    beside(Stage::Polls, "vote-none", REFUSED, &[("accepted", "APP_VOTE_FOR_NOTHING"), ("fault", "APP_FORM_FAILS")]),
    beside(Stage::Polls, "vote-forged", REFUSED, &[("accepted", "APP_TOKEN_NOT_CHECKED"), ("fault", "APP_FORM_FAILS")]),
    beside(
        Stage::Polls,
        "vote-replayed",
        REFUSED,
        &[("accepted", "APP_TOKEN_OF_ANYBODY"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(
        Stage::Polls,
        "vote-other-choice",
        REFUSED,
        &[("accepted", "APP_CHOICE_OF_OTHER"), ("fault", "APP_FORM_FAILS")],
    ),
    beside(Stage::Polls, "votes-together", &["added"], &[("lost", "APP_VOTES_LOST"), ("fault", "APP_FORM_FAILS")]),
    beside(Stage::Polls, "votes-kept", &["kept"], &[("lost", "VOTES_LOST_ON_RESTART")]),
    beside(Stage::Polls, "question-markup", &["escaped"], &[("raw", "APP_TEXT_AS_MARKUP")]),
];

const fn way(
    stage: Stage,
    step: &'static str,
    right: &'static [&'static str],
    wrong: &'static [(&'static str, &'static str)],
) -> Rule {
    Rule { stage, step, ways: true, right, wrong }
}

const fn beside(
    stage: Stage,
    step: &'static str,
    right: &'static [&'static str],
    wrong: &'static [(&'static str, &'static str)],
) -> Rule {
    Rule { stage, step, ways: false, right, wrong }
}
