//! What the name of a note gives away, in English and Korean.
//!
//! Names are people's own, so only what is certain counts: whatever cannot be told is no fault. Each list says what is
//! told by it, and each function what it leaves alone.

mod english;
mod korean;

/// Whether a text has Hangul in it.
fn is_korean(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}

/// The words of a name in lower case: `OrderPlaced`, `order_placed` and `Order placed` are the same two.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in name.chars() {
        let begins = match last {
            Some(before) if before.is_alphanumeric() => {
                (c.is_uppercase() && !before.is_uppercase()) || (is_latin(c) != is_latin(before))
            }
            _ => true,
        };
        if c.is_alphanumeric() {
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        last = Some(c);
    }
    words
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether a name certainly says what is to be done or is being done, and not what has happened.
pub(crate) fn is_no_past(name: &str) -> bool {
    if is_korean(name) { korean::is_no_past(name) } else { english::is_no_past(&words(name)) }
}

/// Whether a name is about the interface: a click, a button, a page that is opened.
pub(crate) fn is_of_interface(name: &str) -> bool {
    let (widgets, surfaces, doings) = (
        [
            "클릭",
            "버튼",
            "터치",
            "스크롤",
            "팝업",
            "체크박스",
            "드롭다운",
            "입력창",
            "새로고침",
            "눌렀",
            "눌림",
            "누름",
        ],
        ["화면", "페이지"],
        ["열", "보여", "보임", "표시", "이동", "진입", "조회", "방문", "로드", "로딩", "나타", "뜸", "떴"],
    );
    let has = |list: &[&str]| list.iter().any(|word| name.contains(word));
    has(&widgets) || (has(&surfaces) && has(&doings)) || english::is_of_interface(&words(name))
}

/// Whether an event says what became of a record rather than what happened.
pub(crate) fn is_of_a_record(name: &str) -> bool {
    const KOREAN: [&str; 7] = ["생성", "수정", "삭제", "갱신", "업데이트", "저장", "조회"];
    const ENGLISH: [&str; 21] = [
        "create",
        "created",
        "creates",
        "update",
        "updated",
        "updates",
        "delete",
        "deleted",
        "deletes",
        "insert",
        "inserted",
        "save",
        "saved",
        "modify",
        "modified",
        "edit",
        "edited",
        "persisted",
        "fetched",
        "retrieved",
        "upserted",
    ];
    KOREAN.iter().any(|word| name.contains(word)) || words(name).iter().any(|word| ENGLISH.contains(&word.as_str()))
}

/// Whether an event is one that nobody wishes for.
pub(crate) fn is_unhappy(name: &str) -> bool {
    const KOREAN: [&str; 44] = [
        "거절",
        "거부",
        "취소",
        "실패",
        "반려",
        "만료",
        "품절",
        "소진",
        "중단",
        "환불",
        "불가",
        "지연",
        "초과",
        "부족",
        "누락",
        "오류",
        "못 ",
        "못함",
        "못했",
        "안 됨",
        "부재",
        "반송",
        "반품",
        "철회",
        "차단",
        "분실",
        "파손",
        "폐기",
        "늦",
        "없음",
        "미수령",
        "않",
        "잘못",
        "떨어",
        "다 팔",
        "매진",
        "잃",
        "사라",
        "물렸",
        "물림",
        "놓쳤",
        "놓침",
        "안 옴",
        "안 왔",
    ];
    const ENGLISH: [&str; 45] = [
        "reject",
        "declin",
        "cancel",
        "fail",
        "refus",
        "denied",
        "expir",
        "timeout",
        "timed",
        "refund",
        "abort",
        "abandon",
        "void",
        "revok",
        "unavailab",
        "lost",
        "missed",
        "delay",
        "late",
        "overdue",
        "error",
        "block",
        "not",
        "unable",
        "disput",
        "withdraw",
        "withdrawn",
        "returned",
        "unpaid",
        "damaged",
        "insufficient",
        "out",
        "no",
        "didn",
        "cannot",
        "never",
        "wrong",
        "missing",
        "nobody",
        "complain",
        "stolen",
        "broken",
        "forgot",
        "undeliver",
        "unreach",
    ];
    let words = words(name);
    KOREAN.iter().any(|word| name.contains(word))
        || ENGLISH.iter().any(|stem| words.iter().any(|word| begins(word, stem)))
}

/// Whether an aggregate is called like a part of a database. A table to sit at has no other word beside it.
pub(crate) fn is_of_a_database(name: &str) -> bool {
    const CERTAIN: [&str; 6] = ["tbl", "db", "database", "schema", "sql", "rdbms"];
    const BESIDE: [&str; 5] = ["table", "row", "column", "record", "entity"];
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let korean = ["데이터베이스", "스키마", "컬럼", "칼럼", "레코드"].iter().any(|word| name.contains(word));
    let table = name.contains("테이블") && name.trim() != "테이블";
    has(&CERTAIN) || korean || table || (words.len() > 1 && has(&BESIDE))
}

/// Whether a name speaks of one of these words, which may be stems.
pub(crate) fn speaks_of(name: &str, stems: &[String]) -> bool {
    let (own, lower) = (words(name), name.to_lowercase());
    stems.iter().map(|stem| stem.trim().to_lowercase()).filter(|stem| !stem.is_empty()).any(|stem| {
        if is_korean(&stem) || stem.contains(' ') {
            lower.contains(&stem)
        } else {
            own.iter().any(|word| begins(word, &stem))
        }
    })
}

/// Whether a word is a stem, or begins with one that is long enough to be told.
fn begins(word: &str, stem: &str) -> bool {
    word == stem || (stem.len() > 3 && word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_spelling() {
        for name in ["OrderPlaced", "order_placed", "Order placed", "order-placed!"] {
            assert_eq!(words(name), ["order", "placed"], "{name}");
        }
        assert_eq!(words("주문이 접수됨"), ["주문이", "접수됨"]);
        assert_eq!(words("UI버튼"), ["ui", "버튼"]);
    }

    #[test]
    fn what_is_to_be_done_is_told_from_what_has_happened() {
        for name in [
            "Place order",
            "PlaceOrder",
            "Accept the order",
            "Cancel order",
            "Request delivery",
            "Deliver",
            "Pay",
            "주문하기",
            "주문을 접수하기",
            "배달을 완료한다",
            "주문을 접수하라",
            "배달 요청하세요",
            "주문합니다",
            "장바구니에 넣기",
            "주문하다",
            "배달을 보낸다",
            "주문을 받는다",
            "주문할 것",
            "영수증 보내기",
            "배달 끝내기",
            "배달하는 중",
            "주문이 접수될 예정",
            "곧 배달할 예정임",
            "Placing order",
            "Cancelling the order",
            "Order will be placed",
            "Order is being prepared",
        ] {
            assert!(is_no_past(name), "{name}");
        }
        for name in [
            "Order placed",
            "OrderPlaced",
            "Order was accepted",
            "Delivery sent",
            "Food eaten",
            "Payment overdue",
            "Order paid",
            "Timeout",
            "Request accepted",
            "Customer paid",
            "Order",
            "Delivery request",
            "Order delivery",
            "Menu chosen",
            "Order rejected",
            "Request timeout",
            "Order cancellation",
            "Review period over",
            "Order list",
            "주문됨",
            "주문이 접수됨",
            "주문했음",
            "주문했다",
            "주문이 접수되었다",
            "배달 완료",
            "주문 접수",
            "결제가 끝남",
            "주문이 취소됐습니다",
            "배달이 시작되었습니다",
            "메뉴가 품절됨",
            "주문함",
            "재고가 없음",
            "배달지를 바꿨다",
            "이야기",
            "주문이 있었다",
            "받았음",
            "알림",
            "크기",
            "기사 배정",
            "주문 거절",
            "배달 중",
            "재고가 없다",
            "Cooking",
            "Meeting held",
            "Free will",
            "배달 대기",
            "도착 예정",
            "도착 예정 시간이 정해짐",
        ] {
            assert!(!is_no_past(name), "{name}");
        }
    }

    #[test]
    fn the_interface_is_told_from_the_business() {
        for name in ["Button clicked", "OrderButtonPressed", "Menu page opened", "버튼을 클릭함", "주문 화면이 열림"]
        {
            assert!(is_of_interface(name), "{name}");
        }
        for name in ["Order placed", "Page printed", "주문이 접수됨", "화면 수리됨", "배달 시작됨", "Tape delivered"]
        {
            assert!(!is_of_interface(name), "{name}");
        }
    }

    #[test]
    fn records_misfortunes_and_tables_are_known_by_name() {
        assert!(is_of_a_record("OrderUpdated") && is_of_a_record("주문이 수정됨") && !is_of_a_record("Order accepted"));
        assert!(is_unhappy("Order rejected") && is_unhappy("주문이 거절됨") && is_unhappy("Menu out of stock"));
        assert!(is_unhappy("치킨이 떨어짐") && is_unhappy("음식을 잃어버림") && is_unhappy("Food stolen"));
        assert!(
            is_unhappy("고객이 연락되지 않음") && is_unhappy("No rider found") && is_unhappy("Customer didn't pay")
        );
        assert!(
            !is_unhappy("Note left")
                && !is_unhappy("Order accepted")
                && !is_unhappy("배달이 완료됨")
                && !is_unhappy("Notification sent")
        );
        assert!(is_of_a_database("order_table") && is_of_a_database("주문 테이블") && !is_of_a_database("테이블"));
        assert!(!is_of_a_database("Order") && !is_of_a_database("Table"));
        let words = ["배달".to_owned(), "deliver".to_owned(), "rider".to_owned()];
        assert!(speaks_of("배달이 완료됨", &words) && speaks_of("OrderDelivered", &words));
        assert!(!speaks_of("주문이 접수됨", &words) && !speaks_of("", &words));
    }
}
