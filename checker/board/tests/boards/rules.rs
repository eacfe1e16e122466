//! Each rule: the solved boards of the course pass, and every mistake of the course's list is told from the others.

use board::{Board, Rule, judge};

pub(crate) const SOLVED: [&str; 2] = [
    include_str!("../../../../labs/2.4-event-storming/solved.ko.toml"),
    include_str!("../../../../labs/2.4-event-storming/solved.en.toml"),
];

fn parts() -> Vec<Vec<String>> {
    [&["주문", "order"][..], &["가게", "사장", "shop", "boss"], &["배달", "deliver", "rider"]]
        .map(|words| words.iter().map(|word| (*word).to_owned()).collect())
        .to_vec()
}

/// The rules with the numbers of the course's lab.
pub(crate) fn rules(parts: &[Vec<String>]) -> [Rule<'_>; 7] {
    [
        Rule::Events { at_least: 8 },
        Rule::Commands,
        Rule::Triggers,
        Rule::Aggregates,
        Rule::Contexts { at_least: 3 },
        Rule::Map,
        Rule::Parts { parts },
    ]
}

/// What is wrong by any rule: codes with names, and warnings with `~` before them.
fn told(text: &str) -> Vec<String> {
    let board = Board::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let parts = parts();
    let mut told = Vec::new();
    for verdict in rules(&parts).map(|rule| judge(&board, rule)) {
        told.extend(verdict.wrong.iter().map(|flaw| format!("{} {}", flaw.code, flaw.name)));
        told.extend(verdict.unwise.iter().map(|flaw| format!("~{} {}", flaw.code, flaw.name)));
    }
    told.dedup();
    told
}

/// A solved board with one change.
fn changed(language: usize, from: &str, to: &str) -> String {
    let text = SOLVED[language].replace(from, to);
    assert_ne!(text, SOLVED[language], "{from}");
    text
}

#[test]
fn the_solved_boards_pass() {
    for text in SOLVED {
        assert_eq!(told(text), [""; 0]);
    }
}

#[test]
fn an_empty_wall_is_told_once() {
    assert_eq!(told("board = \"x\"\n"), ["BOARD_SECTION_EMPTY events"]);
    let first = told("board = \"x\"\nevents = [\"Order placed\", \"Order rejected\"]\n");
    assert!(first.contains(&"BOARD_SECTION_EMPTY commands".to_owned()) && first.len() < 7, "{first:?}");
}

#[test]
fn each_mistake_has_its_code() {
    let cases: &[(usize, &str, &str, &[&str])] = &[
        (1, "Order rejected", "Reject the order", &["BOARD_EVENT_IMPERATIVE Reject the order"]),
        (0, "주문이 거절됨", "주문을 거절하라", &["BOARD_EVENT_IMPERATIVE 주문을 거절하라"]),
        (0, "\"주문이 접수됨\"", "\"주문하기\"", &["BOARD_EVENT_IMPERATIVE 주문하기"]),
        (1, "Order passed to the shop", "Order button clicked", &["BOARD_EVENT_OF_INTERFACE Order button clicked"]),
        (0, "주문이 가게에 전달됨", "주문 버튼이 눌림", &["BOARD_EVENT_OF_INTERFACE 주문 버튼이 눌림"]),
        (1, "Order placed", "Order created", &["~BOARD_EVENT_CRUD Order created"]),
        (0, "주문이 접수됨", "주문이 생성됨", &["~BOARD_EVENT_CRUD 주문이 생성됨"]),
        (
            1,
            "then = \"Menu item sold out\"",
            "",
            &["BOARD_EVENT_WITHOUT_PRODUCER Menu item sold out", "BOARD_COMMAND_WITHOUT_EVENT Take an item off"],
        ),
        // By the map there is a way to it, which another policy goes already.
        (1, "by = \"Boss\", on = \"Menu\"", "on = \"Menu\"", &["BOARD_COMMAND_WITHOUT_TRIGGER Take an item off"]),
        (
            0,
            ", do = \"배달 요청하기\" }",
            " }",
            &["BOARD_POLICY_MISSING 배달 요청하기", "BOARD_POLICY_WITHOUT_COMMAND 시간이 정해지면 배달을 부른다"],
        ),
        (1, "when = \"Order rejected\", ", "", &["BOARD_POLICY_WITHOUT_EVENT A rejected order is off"]),
        (1, "on = \"Menu\", ", "", &["BOARD_COMMAND_WITHOUT_AGGREGATE Take an item off", "~BOARD_AGGREGATE_IDLE Menu"]),
        (
            1,
            "on = \"Menu\"",
            "on = [\"Menu\", \"Shop order\"]",
            &["BOARD_COMMAND_WITH_SEVERAL_AGGREGATES Take an item off"],
        ),
        (0, "메뉴판", "메뉴 테이블", &["~BOARD_AGGREGATE_LIKE_TABLE 메뉴 테이블"]),
        (1, ", \"Menu\"]\n\"Delivery\"", "]\n\"Delivery\"", &["BOARD_AGGREGATE_WITHOUT_CONTEXT Menu"]),
        (
            1,
            "= [\"Delivery\"]\n\n[map]",
            "= [\"Delivery\", \"Menu\"]\n\n[map]",
            &["BOARD_AGGREGATE_IN_SEVERAL_CONTEXTS Menu"],
        ),
        (1, "Shop -> Delivery", "Shop - Delivery", &["BOARD_RELATION_WITHOUT_DIRECTION Shop - Delivery"]),
        (0, "\"배달 -> 주문\" = \"배달 결과\"\n", "", &["BOARD_RELATION_MISSING 배달이 끝나면 주문을 마친다"]),
        (1, "\"new orders\"", "\"Order cancelled\"", &["~BOARD_RELATION_UNEXPLAINED Ordering -> Shop"]),
        (
            1,
            "\"A new order goes to its shop\" = { when = \"Order placed\"",
            "\"A new order goes to its shop\" = { when = \"Order rejected\"",
            &[],
        ),
    ];
    for (language, from, to, expected) in cases {
        assert_eq!(told(&changed(*language, from, to)), *expected, "{from} -> {to}");
    }
}

#[test]
fn a_context_in_which_nothing_happens_is_no_reason() {
    let lonely = SOLVED[1]
        .replace("by = \"Boss\", on = \"Menu\"", "on = \"Menu\"")
        .replace("[\"Shop order\", \"Menu\"]", "[\"Shop order\"]\n\"Menus\" = [\"Menu\"]\n\"Printer\" = []")
        .replace("[map]\n", "[map]\n\"Printer -> Menus\" = \"\"\n");
    assert_eq!(told(&lonely), ["BOARD_COMMAND_WITHOUT_TRIGGER Take an item off"]);
}

#[test]
fn one_giant_context_and_torn_ones_are_told() {
    let (before, after) = SOLVED[1].split_once("[contexts]").unwrap();
    let (_, map) = after.split_once("[map]").unwrap();
    let giant = format!("{before}[contexts]\n\"App\" = [\"Order\", \"Shop order\", \"Menu\", \"Delivery\"]\n");
    let found = told(&giant);
    assert_eq!(found, ["BOARD_ONE_CONTEXT App", "BOARD_SECTION_EMPTY map"]);
    let two = format!(
        "{before}[contexts]\n\"App\" = [\"Order\", \"Shop order\", \"Menu\"]\n\"Delivery\" = [\"Delivery\"]\n[map]\n\"App <-> Delivery\" = \"\"\n"
    );
    assert_eq!(told(&two), ["BOARD_TOO_FEW_CONTEXTS contexts"]);
    // Somebody does by hand what a policy should.
    let (commands, rest) = before.split_once("[policies]").unwrap();
    assert!(rest.contains("do = "));
    let by_hand = commands.replace("{ on =", "{ by = \"Boss\", on =");
    let (_, contexts) = SOLVED[1].split_once("[contexts]").unwrap();
    assert_eq!(told(&format!("{by_hand}[contexts]{contexts}")), ["BOARD_CONTEXTS_WITHOUT_POLICY policies"]);
    assert!(map.contains("->"));
}

#[test]
fn nothing_unhappy_and_too_little_are_told() {
    let happy = "board = \"x\"\nevents = [\"Order placed\", \"Order accepted\"]\n";
    let found = told(happy);
    assert!(found.contains(&"BOARD_NO_UNHAPPY_PATH events".to_owned()), "{found:?}");
    assert!(found.contains(&"BOARD_TOO_FEW_EVENTS events".to_owned()), "{found:?}");
    // A command that may lead to either of two events decides.
    let decides = format!("{happy}[commands]\nc = {{ then = [\"Order placed\", \"Order accepted\"] }}\n");
    assert!(!told(&decides).contains(&"BOARD_NO_UNHAPPY_PATH events".to_owned()));
}

#[test]
fn a_part_is_told_by_words_or_by_a_context_with_somebody_of_its_own() {
    let missing = |text: &str| told(text).into_iter().filter(|one| one.starts_with("BOARD_PART")).collect::<Vec<_>>();
    // Other words for all of it: the rider's part is still a context in which somebody of its own acts.
    let strange = SOLVED[0].replace("배달 기사", "아저씨").replace("배달", "나르기");
    assert_eq!(missing(&strange), [""; 0]);
    let (only_two, _) = strange.split_once("\"나르기\" = [\"나르기\"]").unwrap();
    assert_eq!(missing(only_two), ["BOARD_PART_MISSING 배달"]);
    // Merged or extra contexts change nothing.
    let merged = SOLVED[1].replace("Boss", "Shop owner").replace("Shop order", "Order in the shop");
    assert_eq!(told(&merged), [""; 0]);
}
