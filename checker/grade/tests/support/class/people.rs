//! Learners: Korean and English names as classes have them, several of them more than once.

use super::random::Random;

/// A learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    /// The name in the roster.
    pub name: String,
    pub email: String,
    pub canvas_id: u64,
    pub sis_id: String,
    pub login: String,
    pub moodle_id: u64,
    pub participant: u64,
    pub section: &'static str,
    pub lang: &'static str,
}

const FAMILIES: [&str; 24] = [
    "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "전",
    "홍", "남궁", "황보", "선우", "제갈",
];
const GIVEN: [&str; 30] = [
    "민준", "서연", "도윤", "지우", "서준", "하은", "예준", "수아", "시우", "지안", "주원", "하윤", "지호", "서현",
    "준서", "민서", "건우", "채원", "현우", "유진", "선우", "다은", "우진", "예린", "길동", "별", "가온", "하늘", "슬",
    "한결",
];
const FIRST: [&str; 16] = [
    "Minsu", "Anna", "José", "Zoë", "Liam", "Noor", "Chloé", "Bjørn", "Maria", "Ivan", "Yuki", "Thi", "Grace", "Omar",
    "Nina", "Renée",
];
const LAST: [&str; 16] = [
    "Kim",
    "Park-Lee",
    "O'Brien",
    "Núñez",
    "van der Berg",
    "Smith",
    "Nguyen",
    "Müller",
    "de la Cruz",
    "Lee",
    "Garcia",
    "Åkesson",
    "St. John",
    "Choi",
    "Brown",
    "Dvořák",
];

/// The learners of a class.
pub fn people(random: &mut Random, learners: usize) -> Vec<Person> {
    (0..learners).map(|number| person(random, number)).collect()
}

/// People of another class.
pub fn strangers(random: &mut Random, number: usize) -> Vec<Person> {
    (0..number).map(|number| person(random, 900_000 + number)).collect()
}

fn person(random: &mut Random, number: usize) -> Person {
    let is_korean = random.below(5) > 0;
    let name = if is_korean {
        format!("{}{}", random.of(&FAMILIES), random.of(&GIVEN))
    } else {
        format!("{} {}", random.of(&FIRST), random.of(&LAST))
    };
    let order = number as u64;
    Person {
        id: format!("2026{number:06}"),
        name,
        email: format!("s{number:06}@school.example"),
        canvas_id: 100_000 + order,
        sis_id: format!("S{number:07}"),
        login: format!("s{number:06}"),
        moodle_id: 500_000 + order,
        participant: 7_000_000 + order,
        section: random.of(&["A", "B", "C"]),
        lang: if is_korean { "ko" } else { "en" },
    }
}

/// A roster with all that LMSs know people by.
pub fn roster(people: &[Person]) -> String {
    let mut text = "id,name,email,canvas id,sis id,login,moodle id,participant,section,lang\n".to_owned();
    for person in people {
        let Person { id, name, email, canvas_id, sis_id, login, moodle_id, participant, section, lang } = person;
        text.push_str(&format!(
            "{id},{name},{email},{canvas_id},{sis_id},{login},{moodle_id},{participant},{section},{lang}\n"
        ));
    }
    text
}
