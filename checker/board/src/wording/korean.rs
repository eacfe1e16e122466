//! Korean names, by the ending of their last word.

/// A syllable without initial, medial: the number of its final consonant, 0 for none.
fn last_consonant(syllable: char) -> Option<u32> {
    ('가'..='힣').contains(&syllable).then(|| (u32::from(syllable) - 0xac00) % 28)
}

/// ㄴ, ㅆ in the order of final consonants.
const N: u32 = 4;
const SS: u32 = 20;

/// Nouns made of what people do, as lists of things to do write them. Many nouns end in -기: only these are certain.
const DOINGS: [&str; 25] = [
    "하기",
    "넣기",
    "고르기",
    "보내기",
    "누르기",
    "담기",
    "받기",
    "주기",
    "만들기",
    "정하기",
    "바꾸기",
    "지우기",
    "맡기기",
    "적기",
    "올리기",
    "내리기",
    "알리기",
    "찾기",
    "시키기",
    "옮기기",
    "끝내기",
    "마치기",
    "돌리기",
    "부르기",
    "고치기",
];

/// How somebody is asked, and how the present and the plain form end.
const ENDINGS: [&str; 20] = [
    "하라",
    "해라",
    "하세요",
    "하십시오",
    "하시오",
    "하자",
    "합시다",
    "해줘",
    "주세요",
    "줘",
    "할것",
    "될예정",
    "할예정",
    "될예정임",
    "할예정임",
    "는중",
    "하다",
    "되다",
    "시키다",
    "보내다",
];

/// States, which are neither asked for nor done.
const STATES: [&str; 6] = ["있습니다", "없습니다", "입니다", "아닙니다", "있다", "없다"];

/// Whether a name is certainly not about the past: it ends like a request, a plan, the present or the plain form.
///
/// -됨, -했음, -했다, -되었다, -완료 and the like are the past, and nouns such as 주문 접수 can be either: all of these are
/// left alone.
pub(super) fn is_no_past(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    let plain = plain.trim();
    let word = plain.split_whitespace().next_back().unwrap_or_default();
    let ends: String = plain.split_whitespace().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let is_past = word.chars().any(|c| last_consonant(c) == Some(SS) && !['있', '겠'].contains(&c));
    if is_past || STATES.iter().any(|end| word.ends_with(end)) {
        return false;
    }
    let mut back = word.chars().rev();
    let is_present = back.next() == Some('다')
        && back.next().is_some_and(|before| last_consonant(before) == Some(N) || before == '니');
    is_present || DOINGS.iter().any(|end| word.ends_with(end)) || ENDINGS.iter().any(|end| ends.ends_with(end))
}
