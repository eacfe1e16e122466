//! Rosters as they come out of LMSs and of Excel.

use crate::support::{apart, cp949, roster};
use grade::roster::{Encoding, Field, Roster, RosterFaultKind, Unmatched};
use grade::{Identity, Learner};

const OWN: &str = "id,name,email,canvas id,section,lang,account\n\
    hong,홍길동,hong@school.ac.kr,1001,A,ko,123456789012\n\
    kim,\"Kim, Minsu\",minsu@school.ac.kr,1002,B,EN,1234-5678-9013\n";

fn learner(roster: &Roster, id: &str) -> Learner {
    roster.learner(id).unwrap_or_else(|| panic!("{id} is not there")).clone()
}

fn called(roster: &Roster, text: &str) -> Result<String, Unmatched> {
    roster.find(&Identity::Called(text.to_owned())).map(|learner| learner.id.clone())
}

/// The faults, each with its line.
fn faults(text: &str) -> Vec<(u64, RosterFaultKind)> {
    let faults = Roster::read(text.as_bytes()).map(|_| ()).unwrap_err();
    faults.into_iter().map(|fault| (fault.line, fault.kind)).collect()
}

fn twice(field: Field, value: &str, first: u64) -> RosterFaultKind {
    RosterFaultKind::Twice { field, value: value.to_owned(), first }
}

#[test]
fn one_roster_in_every_encoding_and_with_every_delimiter() {
    let utf16 = |text: &str, little: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let with = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
    let plain = Roster::read(OWN.as_bytes()).unwrap();
    let files = [
        (with(b"\xef\xbb\xbf", OWN.into()), Encoding::Utf8),
        (cp949(OWN), Encoding::Cp949),
        (with(b"\xff\xfe", utf16(OWN, true)), Encoding::Utf16),
        (with(b"\xfe\xff", utf16(OWN, false)), Encoding::Utf16),
        (utf16(OWN, true), Encoding::Utf16),
        (utf16(OWN, false), Encoding::Utf16),
        (apart(OWN).into_bytes(), Encoding::Utf8),
        (OWN.replace('\n', "\r\n").into_bytes(), Encoding::Utf8),
        (OWN.replace('\n', "\r").into_bytes(), Encoding::Utf8),
    ];
    for (number, (bytes, encoding)) in files.into_iter().enumerate() {
        let read = Roster::read(&bytes).unwrap_or_else(|faults| panic!("{number}: {faults:?}"));
        assert_eq!((read.learners(), read.layout().encoding), (plain.learners(), encoding), "{number}");
    }
    let unquoted = OWN.replace("\"Kim, Minsu\"", "Minsu Kim");
    for (delimiter, text) in [
        (';', unquoted.replace(',', ";")),
        ('\t', unquoted.replace(',', "\t")),
        (';', format!("sep=;\r\n{}", unquoted.replace(',', ";"))),
    ] {
        let read = roster(&text);
        assert_eq!((read.layout().delimiter, learner(&read, "kim").name.as_str()), (delimiter, "Minsu Kim"));
    }
    let kim = learner(&plain, "kim");
    assert_eq!(
        (kim.name.as_str(), kim.lang.as_deref(), kim.account.as_deref()),
        ("Kim, Minsu", Some("en"), Some("123456789013"))
    );
}

#[test]
fn canvas_gradebook() {
    let text = "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1.12 (301),Final Score\n\
        ,,,,,Manual Posting,\n\
        \"    Points Possible\",,,,,10,(read only)\n\
        \"길동, 홍\",1001,20250001,hong,1분반,,\n\
        \"Kim, Minsu\",1002,20250002,minsu,1분반,,\n\
        \"Student, Test\",1999,,ab12cd,1분반,,\n";
    let read = roster(text);
    let ids: Vec<&str> = read.learners().iter().map(|learner| learner.id.as_str()).collect();
    assert_eq!(ids, ["20250001", "20250002"]);
    assert_eq!((read.layout().id, read.layout().passed_over.as_slice()), (Some(Field::SisId), &[2, 3, 6][..]));
    let kim = learner(&read, "20250002");
    assert_eq!(
        (kim.canvas_id.as_deref(), kim.login.as_deref(), kim.section.as_deref()),
        (Some("1002"), Some("minsu"), Some("1분반"))
    );
    let found = read.find(&Identity::Canvas("1001".to_owned())).unwrap();
    assert_eq!(found.id, "20250001");
    for name in ["홍길동", "길동 홍", "길동홍"] {
        assert_eq!(called(&read, name), Ok("20250001".to_owned()), "{name}");
    }
    assert_eq!(called(&read, "Minsu Kim"), Ok("20250002".to_owned()));
}

#[test]
fn moodle_participants_and_worksheets() {
    let table = [
        "First name,Last name,ID number,Email address,Groups\nMinsu,Kim,20250002,minsu@school.ac.kr,A\n길동,홍,20250001,hong@school.ac.kr,A\n",
        "이름,성,ID 번호,이메일 주소,그룹\nMinsu,Kim,20250002,minsu@school.ac.kr,A\n길동,홍,20250001,hong@school.ac.kr,A\n",
        "Identifier,Full name,ID number,Email address,Status,Grade\n\
         Participant 12,Minsu Kim,20250002,minsu@school.ac.kr,,\nParticipant 11,홍길동,20250001,hong@school.ac.kr,,\n",
    ];
    for text in table {
        let read = roster(text);
        let moodle = |name: &str, participant: &str| {
            let identity = Identity::Moodle { name: name.to_owned(), participant: participant.to_owned() };
            read.find(&identity).map(|learner| learner.id.clone())
        };
        assert_eq!(moodle("홍길동", "11"), Ok("20250001".to_owned()), "{text}");
        assert_eq!(moodle("Minsu Kim", "999"), Ok("20250002".to_owned()), "{text}");
        assert_eq!(learner(&read, "20250001").name, "홍길동");
        assert_eq!(learner(&read, "20250002").name, "Minsu Kim");
        // The number of another assignment must not make a name another's.
        assert_eq!(moodle("홍길동", "12"), Ok("20250001".to_owned()), "{text}");
    }
}

#[test]
fn classroom_and_korean_headers() {
    let classroom = roster(
        "Last Name,First Name,Email Address,Lab 1.12\nKim,Minsu,minsu@school.ac.kr,\n홍,길동,hong@school.ac.kr,\nDate,,,2026-11-29\nPoints,,,10\nClass average,,,\n",
    );
    assert_eq!(classroom.learners().len(), 2);
    assert_eq!(called(&classroom, "홍길동"), Ok("hong@school.ac.kr".to_owned()));
    assert_eq!(called(&classroom, "hong"), Ok("hong@school.ac.kr".to_owned()));
    let korean = roster("학번,이름,이메일,분반\n20250001,홍길동,hong@school.ac.kr,1\n");
    assert_eq!(learner(&korean, "20250001").name, "홍길동");
    assert_eq!(korean.layout().id, Some(Field::Id));
    let odd = roster("성명;전자메일;기타\n홍길동;hong@school.ac.kr;x\n");
    assert_eq!((odd.layout().id, odd.layout().others.as_slice()), (Some(Field::Email), &["기타".to_owned()][..]));
}

#[test]
fn exact_ids_come_before_names() {
    // Somebody's id is another's name.
    let read = roster("id,name\nkim,Lee\nlee,Kim\n");
    assert_eq!(called(&read, "kim"), Ok("kim".to_owned()));
    assert_eq!(called(&read, " KIM "), Ok("kim".to_owned()));
    // Case, spaces and dots between the words of a name say nothing.
    let read = roster("id,name\n1,Kim Min-Su\n");
    for name in ["kim minsu", "KimMinSu", "kim.min.su", "Min-Su Kim"] {
        assert_eq!(called(&read, name), Ok("1".to_owned()), "{name}");
    }
}

#[test]
fn namesakes_are_told_and_never_guessed() {
    let read = roster("id,name,email\na1,김민준,a@x.kr\na2,김민준,b@x.kr\na3,홍길동,c@x.kr\n");
    assert_eq!(read.namesakes(), [("김민준", vec!["a1", "a2"])]);
    assert_eq!(called(&read, "김민준"), Err(Unmatched::Several(vec!["a1".to_owned(), "a2".to_owned()])));
    assert_eq!(called(&read, "nobody"), Err(Unmatched::Nobody));
    assert_eq!(called(&read, ""), Err(Unmatched::Nobody));
    // Two mailboxes of the same name at two places.
    let read = roster("id,email\na1,kim@one.kr\na2,kim@two.kr\n");
    assert!(matches!(called(&read, "kim"), Err(Unmatched::Several(_))));
    assert_eq!(called(&read, "kim@two.kr"), Ok("a2".to_owned()));
}

#[test]
fn what_is_wrong_is_told_by_line() {
    let name = |text: &str| text.to_owned();
    assert_eq!(faults(""), [(1, RosterFaultKind::Empty)]);
    assert_eq!(faults("\n\n"), [(1, RosterFaultKind::Empty)]);
    assert_eq!(faults("id,name\n"), [(1, RosterFaultKind::Empty)]);
    assert_eq!(faults("a,b\n1,2\n"), [(1, RosterFaultKind::NoHeader { columns: name("a, b") })]);
    assert_eq!(
        faults("id,학번,name\n1,2,x\n"),
        [(1, RosterFaultKind::Columns { field: Field::Id, first: name("id"), second: name("학번") })]
    );
    assert_eq!(faults("id,name\na,A\nb,B\nA,C\n"), [(4, twice(Field::Id, "A", 2))]);
    assert_eq!(faults("id,email\na,x@y\n\nb,X@y\n"), [(4, twice(Field::Email, "X@y", 2))]);
    assert_eq!(faults("id,canvas id\na,1\nb,1\n"), [(3, twice(Field::CanvasId, "1", 2))]);
    assert_eq!(faults("id,account\na,123456789012\nb,123456789012\n"), [(3, twice(Field::Account, "123456789012", 2))]);
    assert_eq!(
        faults("학번,이름\n1,홍길동\n,김민준\n"),
        [(3, RosterFaultKind::NoId { name: name("김민준"), column: name("학번") })]
    );
    assert_eq!(
        faults("id,name\na,\"Kim\"\nb,Kim, Minsu\n"),
        [(3, RosterFaultKind::Columned { found: 3, expected: 2 })]
    );
    let value = |field, value: &str| RosterFaultKind::Value { field, value: name(value) };
    assert_eq!(faults("id,email\na,nobody\n"), [(2, value(Field::Email, "nobody"))]);
    assert_eq!(faults("id,lang\na,fr\n"), [(2, value(Field::Lang, "fr"))]);
    assert_eq!(faults("id,account\na,12\n"), [(2, value(Field::Account, "12"))]);
    assert_eq!(faults("id,name\na,\"x\u{1b}[31m\"\n"), [(2, value(Field::Name, "x\u{1b}[31m"))]);
    // Several at once, in the order of the lines.
    let lines: Vec<u64> = faults("id,email\na,x\na,y@z\n,q@r\n").into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 3, 4]);
    // Excel says what it divides by in a line of its own, which counts.
    assert_eq!(faults("sep=;\nid;name\na;A\na;B\n"), [(4, twice(Field::Id, "a", 3))]);
    assert!(matches!(Roster::read(&[0x80, 0xff, 0xff, 0x0a]).unwrap_err()[0].kind, RosterFaultKind::NoText));
    assert!(matches!(Roster::read(&vec![b'a'; 17 << 20]).unwrap_err()[0].kind, RosterFaultKind::TooLarge));
}

#[test]
fn as_many_faults_as_anybody_reads() {
    let text = format!("id,email\n{}", "a,nobody\n".repeat(10_000));
    assert_eq!(faults(&text).len(), 50);
}

proptest::proptest! {
    #[test]
    fn no_bytes_stop_it(bytes: Vec<u8>) {
        let _ = Roster::read(&bytes);
    }

    #[test]
    fn no_text_stops_it(text in "(id|name|email|학번|이름)([,;\t](id|name|성|lang))*\n([a-z가-힣@\",;\t\n ]{0,80})", asked: String) {
        if let Ok(read) = Roster::read(text.as_bytes()) {
            let _ = (called(&read, &asked), read.namesakes());
            // Everybody is found by their own id.
            for learner in read.learners() {
                let identity = Identity::Collected(learner.id.clone());
                proptest::prop_assert_eq!(read.find(&identity).map(|found| &found.id), Ok(&learner.id));
            }
        }
    }
}
