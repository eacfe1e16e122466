//! The columns of a roster: what each is called where it is exported.

use super::names::folded;

/// What a column says of a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The id in this course.
    Id,
    /// The whole name.
    Name,
    /// The given name.
    Given,
    /// The family name.
    Family,
    /// The e-mail address.
    Email,
    /// Canvas's number of the user.
    CanvasId,
    /// The id in the school's own system.
    SisId,
    /// What the learner logs in with.
    Login,
    /// Moodle's number of the user.
    MoodleId,
    /// Moodle's number of the participant of one assignment.
    Participant,
    /// The class within the course.
    Section,
    /// The language.
    Lang,
    /// The account.
    Account,
    /// The name servers of the learner's own hosted zone.
    NameServers,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Id,
        Self::Name,
        Self::Given,
        Self::Family,
        Self::Email,
        Self::CanvasId,
        Self::SisId,
        Self::Login,
        Self::MoodleId,
        Self::Participant,
        Self::Section,
        Self::Lang,
        Self::Account,
        Self::NameServers,
    ];

    /// How our own roster calls the column.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Given => "first name",
            Self::Family => "last name",
            Self::Email => "email",
            Self::CanvasId => "canvas id",
            Self::SisId => "sis id",
            Self::Login => "login",
            Self::MoodleId => "moodle id",
            Self::Participant => "participant",
            Self::Section => "section",
            Self::Lang => "lang",
            Self::Account => "account",
            Self::NameServers => "name servers",
        }
    }

    /// What the column is called in exports, folded.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => {
                &["id", "learner", "learnerid", "studentid", "studentnumber", "학번", "학생번호", "학생id", "학습자id"]
            }
            Self::Name => &[
                "name",
                "fullname",
                "student",
                "studentname",
                "learnername",
                "성명",
                "이름",
                "학생",
                "학생이름",
                "학생명",
                "전체이름",
                "성명이름",
            ],
            Self::Given => &["firstname", "givenname", "forename", "이름given"],
            Self::Family => &["lastname", "familyname", "surname", "성", "성씨"],
            Self::Email => {
                &["email", "emailaddress", "mail", "이메일", "이메일주소", "전자메일", "전자우편", "메일", "메일주소"]
            }
            Self::CanvasId => &["canvasid", "canvasuserid", "캔버스id"],
            Self::SisId => &["sisid", "sisuserid", "idnumber", "sis사용자id", "고유번호", "id번호", "식별번호"],
            Self::Login => &[
                "login",
                "loginid",
                "sisloginid",
                "username",
                "userlogin",
                "sis로그인id",
                "아이디",
                "사용자아이디",
                "사용자이름",
                "사용자명",
                "로그인id",
            ],
            Self::MoodleId => &["moodleid", "moodleuserid", "userid"],
            Self::Participant => &["participant", "identifier", "participantid", "식별자"],
            Self::Section => &["section", "class", "group", "groups", "섹션", "분반", "반", "그룹", "모둠"],
            Self::Lang => &["lang", "language", "언어"],
            Self::Account => {
                &["account", "accountid", "awsaccount", "awsaccountid", "계정", "aws계정", "계정id", "aws계정id"]
            }
            Self::NameServers => &["nameservers", "nameserver", "ns", "네임서버"],
        }
    }
}

/// What each column says; nothing for those that nobody asks for.
pub(super) fn understood(header: &[&str]) -> Vec<Option<Field>> {
    let folded: Vec<String> = header.iter().map(|name| folded(name)).collect();
    let has = |names: &[&str]| folded.iter().any(|name| names.contains(&name.as_str()));
    // In Canvas's export the learner is a `Student`, and `ID` is Canvas's own number.
    let is_canvas = has(&["student", "학생"])
        && (has(&["sisuserid", "sisloginid", "sis사용자id", "sis로그인id"]) || has(&["section", "섹션"]));
    // Where there is a column for the family name, 이름 is the given name.
    let has_family = has(Field::Family.names());
    folded
        .iter()
        .map(|name| match name.as_str() {
            "id" if is_canvas => Some(Field::CanvasId),
            "이름" | "name" if has_family => Some(Field::Given),
            name => Field::ALL.into_iter().find(|field| field.names().contains(&name)),
        })
        .collect()
}
