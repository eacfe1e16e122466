//! Transcripts of journeys, a line each, and what is read from them.

use request::journey::{Reading, Stage, kept, read, shared};
use snapshot::shapes::probe::{HttpHeader, HttpHop, Journey, JourneyStep};

/// `step=word …`
fn journey(words: &str) -> Journey {
    let step = |word: &str| {
        let (step, outcome) = word.split_once('=').unwrap_or((word, ""));
        JourneyStep { step: Some(step.to_owned()), outcome: Some(outcome.to_owned()), ..JourneyStep::default() }
    };
    Journey { steps: words.split_whitespace().map(step).collect(), mark: None }
}

const WHOLE: &str = "shops=linked menus=page order-form=found order=redirected list=shown list-page=page \
    list-link=linked boss=shown boss-form=found minutes-sent=redirected minutes=shown boss-own=own boss-edit=refused \
    delivery=shown delivery-form=found delivery-early=refused delivery-get=unchanged delivered-sent=redirected \
    delivered=gone delivered-again=taken order-forged=refused order-replayed=refused order-other-menu=refused \
    order-number=refused order-price=ignored order-markup=escaped minutes-get=unchanged minutes-wrong=refused \
    order-get=unchanged list-order=stable minutes-markup=escaped delivery-markup=escaped minutes-late=refused \
    minutes-forged=refused delivered-forged=refused";

const POLLS: &str = "polls=linked question=page vote-form=found results=page question-unknown=missing \
    vote-sent=redirected vote=counted vote-get=unchanged vote-none=refused vote-forged=refused vote-replayed=refused \
    vote-other-choice=refused votes-together=added";

/// What a journey comes to at each stage: `+`, a code, or `?`.
fn come_to(words: &str) -> Vec<String> {
    let journey = journey(words);
    let told = |stage: &Stage| {
        let reading = read(&journey, *stage);
        match (reading.findings.first(), reading.unknown) {
            (Some(finding), _) => finding.code.to_owned(),
            (None, Some(_)) => "?".to_owned(),
            (None, None) => "+".to_owned(),
        }
    };
    Stage::ORDERING.iter().map(told).collect()
}

#[test]
fn each_stage_is_passed_by_an_application_that_has_come_to_it_and_not_before() {
    // An application of a stage: how the whole one is cut back.
    let cases = [
        ("shops=missing", "APP_PAGE_MISSING APP_PAGE_MISSING APP_PAGE_MISSING"),
        ("shops=listed menus=listed", "+ APP_STILL_JSON APP_STILL_JSON"),
        ("shops=linked menus=page order-form=absent", "+ + APP_NO_ORDER_FORM APP_NO_ORDER_FORM APP_NO_ORDER_FORM"),
    ];
    for (words, expected) in cases {
        let told = come_to(words);
        for (told, expected) in told.iter().zip(expected.split(' ')) {
            assert_eq!(told, expected, "{words}");
        }
    }
    assert!(come_to(WHOLE).iter().all(|word| word == "+"), "{:?}", come_to(WHOLE));
    let of_2_11 = WHOLE.replace("list-page=page", "list-page=json").replace("boss=shown", "boss=missing");
    let of_2_11 = of_2_11.split(" boss-form").next().unwrap_or_default().to_owned() + " order-forged=refused";
    let expected = ["+", "+", "+", "APP_STILL_JSON", "APP_PAGE_MISSING", "APP_PAGE_MISSING", "APP_PAGE_MISSING"];
    assert_eq!(come_to(&of_2_11), expected);
    let of_2_13 = WHOLE.replace("boss-own=own", "boss-own=others-shown").replace("delivery=shown", "delivery=missing");
    assert_eq!(come_to(&of_2_13)[4..], ["+", "APP_ORDERS_OF_OTHER_SHOP", "APP_PAGE_MISSING"]);
}

#[test]
fn each_mistake_has_its_code_at_the_stage_that_it_belongs_to() {
    let cases = [
        ("M1", 2, "order-forged=refused", "order-forged=accepted", "APP_TOKEN_NOT_CHECKED"),
        ("M2", 2, "order-replayed=refused", "order-replayed=accepted", "APP_TOKEN_OF_ANYBODY"),
        ("M3", 2, "order-other-menu=refused", "order-other-menu=accepted", "APP_MENU_OF_OTHER_SHOP"),
        ("M4", 2, "order-price=ignored", "order-price=accepted", "APP_PRICE_FROM_FORM"),
        ("M5", 2, "order-number=refused", "order-number=accepted", "APP_NUMBER_NOT_CHECKED"),
        ("M5", 4, "minutes-wrong=refused", "minutes-wrong=fault", "APP_FORM_FAILS"),
        ("M6", 5, "boss-edit=refused", "boss-edit=accepted", "APP_MINUTES_FOR_OTHER_SHOP"),
        ("M7", 6, "delivery-early=refused", "delivery-early=accepted", "APP_STEP_OUT_OF_ORDER"),
        ("M7", 6, "delivered-again=taken", "delivered-again=accepted", "APP_DELIVERED_TWICE"),
        ("M7", 6, "minutes-late=refused", "minutes-late=accepted", "APP_MINUTES_AFTER_DELIVERY"),
        ("M8", 2, "order-get=unchanged", "order-get=changed", "APP_GET_CHANGES"),
        ("M8", 6, "delivery-get=unchanged", "delivery-get=changed", "APP_GET_CHANGES"),
        ("M8", 4, "minutes-get=unchanged", "minutes-get=changed", "APP_GET_CHANGES"),
        ("M9", 2, "order=redirected", "order=page", "APP_NO_REDIRECT"),
        ("M10", 3, "order-markup=escaped", "order-markup=raw", "APP_TEXT_AS_MARKUP"),
        ("M10", 4, "minutes-markup=escaped", "minutes-markup=raw", "APP_TEXT_AS_MARKUP"),
        ("M10", 6, "delivery-markup=escaped", "delivery-markup=raw", "APP_TEXT_AS_MARKUP"),
        ("M11", 3, "list-order=stable", "list-order=unstable", "APP_LIST_UNSTABLE"),
        ("M1", 4, "minutes-forged=refused", "minutes-forged=accepted", "APP_TOKEN_NOT_CHECKED"),
        ("M1", 6, "delivered-forged=refused", "delivered-forged=accepted", "APP_TOKEN_NOT_CHECKED"),
    ];
    for (row, stage, right, wrong, code) in cases {
        let told = come_to(&WHOLE.replace(right, wrong));
        for (place, told) in told.iter().enumerate() {
            let expected = if place == stage { code } else { "+" };
            assert_eq!(told, expected, "{row} at {}", Stage::ORDERING[place].chapter());
        }
    }
}

#[test]
fn each_mistake_of_polls_has_its_code() {
    let told = |words: &str| {
        let reading = read(&journey(words), Stage::Polls);
        let unknown = reading.unknown.map_or("+", |_| "?");
        reading.findings.first().map_or(unknown, |finding| finding.code)
    };
    assert_eq!(told(POLLS), "+");
    for (row, right, wrong, code) in [
        ("M1", "vote-get=unchanged", "vote-get=changed", "APP_GET_CHANGES"),
        ("M2", "vote-sent=redirected", "vote-sent=page", "APP_NO_REDIRECT"),
        ("M3", "votes-together=added", "votes-together=lost", "APP_VOTES_LOST"),
        ("M4", "question-unknown=missing", "question-unknown=fault", "APP_UNKNOWN_FAILS"),
        ("M5", "vote-other-choice=refused", "vote-other-choice=accepted", "APP_CHOICE_OF_OTHER"),
        ("M6", "question=page", "question=page question-markup=raw", "APP_TEXT_AS_MARKUP"),
        ("M7", "vote-forged=refused", "vote-forged=accepted", "APP_TOKEN_NOT_CHECKED"),
        ("M8", "vote-sent=redirected", "vote-sent=slash", "APP_FORM_NOT_TAKEN"),
        ("none", "vote-none=refused", "vote-none=fault", "APP_FORM_FAILS"),
        ("count", "vote=counted", "vote=twice", "APP_VOTE_TWICE"),
        ("unclear", "vote=counted", "vote=unclear", "?"),
        ("read only", "vote-sent=redirected vote=counted", "vote-sent=left-out", "?"),
    ] {
        assert_eq!(told(&POLLS.replace(right, wrong)), code, "{row}");
    }
}

#[test]
fn what_was_not_come_to_tells_nothing() {
    for words in ["", "shops=time-over", "shops=linked menus=time-over", "nonsense", "shops="] {
        assert!(come_to(words)[2..].iter().all(|word| word == "?"), "{words}: {:?}", come_to(words));
    }
    let read_only = "shops=linked menus=page order-form=found order=left-out";
    assert_eq!(come_to(read_only), ["+", "+", "?", "?", "?", "?", "?"]);
    let unsaid = read(&journey(&WHOLE.replace("boss-edit=refused", "boss-edit=accepted-unsaid")), Stage::Own);
    assert!(unsaid.passes() && unsaid.warnings.len() == 1, "{unsaid:?}");
    let again = read(&journey(&WHOLE.replace("delivered-again=taken", "delivered-again=same")), Stage::Delivery);
    assert!(again.passes() && again.warnings.is_empty(), "nothing is proven: {again:?}");
}

#[test]
fn a_form_that_is_refused_says_why() {
    let some = |text: &str| Some(text.to_owned());
    let mut journey = journey("shops=linked menus=page order-form=found order=refused");
    let cookie = HttpHeader { name: some("Set-Cookie"), value: some("csrftoken=; Path=/; Secure") };
    let hop = HttpHop {
        scheme: some("http"),
        method: some("POST"),
        path: some("/order/order/"),
        status: Some(403),
        ..HttpHop::default()
    };
    journey.steps[1].hops = vec![HttpHop { headers: vec![cookie], ..hop.clone() }];
    journey.steps[3].hops = vec![hop.clone()];
    let code = |journey: &Journey| read(journey, Stage::Orders).findings[0].clone();
    assert_eq!(code(&journey).code, "APP_COOKIE_KEPT_BACK");
    assert_eq!((code(&journey).request.as_str(), code(&journey).status), ("POST /order/order/", 403));
    journey.steps[3].hops[0].cookies_sent = vec!["csrftoken".to_owned()];
    assert_eq!(code(&journey).code, "APP_FORM_REFUSED");
    journey.steps[3].hops[0].scheme = some("https");
    assert_eq!(code(&journey).code, "APP_ORIGIN_NOT_KNOWN");
}

#[test]
fn two_instances_are_one_application_as_far_as_it_is_certain() {
    let told = |reading: Reading| match (reading.findings.as_slice(), reading.unknown) {
        ([], None) => "+".to_owned(),
        ([], Some((step, word))) => format!("? {step} {word}"),
        (findings, _) => findings.iter().map(|finding| format!("{} {}", finding.code, finding.step)).collect(),
    };
    let ordered = "shops=linked menus=page order-form=found order=redirected list=shown";
    let cases = [
        ("list-stranger=shown list-other=shown", "+", "? kept "),
        ("list-stranger=shown kept=kept list-other=shown kept-other=kept", "+", "+"),
        ("list-stranger=shown list-other=not-shown", "ORDER_NOT_SHARED list-other", "? kept "),
        ("list-stranger=shown list-other=fault", "INSTANCE_FAILS list-other", "? kept "),
        ("list-stranger=shown list-other=no-connection", "? list-other no-connection", "? list-other no-connection"),
        ("list-stranger=not-shown", "? list-stranger not-shown", "? list-stranger not-shown"),
        ("list-stranger=login", "? list-stranger login", "? list-stranger login"),
        ("list-stranger=shown kept=lost list-other=shown kept-other=kept", "+", "ORDER_LOST_ON_RESTART kept"),
        ("list-stranger=shown kept=kept list-other=shown kept-other=unclear", "+", "? kept-other unclear"),
        ("list-stranger=shown kept=kept list-other=shown kept-other=of-tomorrow", "+", "? kept-other of-tomorrow"),
        ("", "? list shown", "? list shown"),
    ];
    for (words, first, second) in cases {
        let journey = journey(&format!("{ordered} {words}"));
        assert_eq!((told(shared(&journey)).as_str(), told(kept(&journey)).as_str()), (first, second), "{words}");
    }
    for (words, expected) in
        [("", "? shops "), ("shops=missing", "? shops missing"), ("order=left-out", "? order left-out")]
    {
        let journey = journey(words);
        assert_eq!((told(shared(&journey)), told(kept(&journey))), (expected.to_owned(), expected.to_owned()));
    }
}

#[test]
fn an_order_that_is_shown_by_one_place_under_two_names_proves_no_two_instances() {
    let ordered = "shops=linked menus=page order-form=found order=redirected list=shown list-stranger=shown";
    let at = |port| HttpHop { address: Some("203.0.113.80".to_owned()), port: Some(port), ..HttpHop::default() };
    // One place that does not show it is two all the same: of one, a stranger would have seen it.
    for (word, port, passes, is_told) in
        [("shown", 443, false, false), ("shown", 8443, true, true), ("not-shown", 443, false, true)]
    {
        let mut journey = journey(&format!("{ordered} list-other={word}"));
        (journey.steps[5].hops, journey.steps[6].hops) = (vec![at(443)], vec![at(port)]);
        let reading = shared(&journey);
        assert_eq!((reading.passes(), reading.unknown.is_none()), (passes, is_told), "{word} {port}: {reading:?}");
    }
}
