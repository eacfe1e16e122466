//! What a line of a file gives away, and of what kind it is.
//!
//! Keys and tokens are known by the form that their maker documents; passwords by the name that they are given to, and
//! there only what somebody chose: no placeholder, no template, nothing that is read from elsewhere.

use super::sort::{Place, Sort};
use super::value::{is_password, is_random, is_row, is_template, stands_for_one};

/// Kinds of secrets, in the order in which a line is told to hold one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Secret {
    AwsKey,
    PrivateKey,
    GithubToken,
    SlackToken,
    ServiceToken,
    DatabasePassword,
    SigningKey,
    EnvironmentFile,
    Password,
}

impl Secret {
    /// Its word in a record.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::AwsKey => "aws-key",
            Self::PrivateKey => "private-key",
            Self::GithubToken => "github-token",
            Self::SlackToken => "slack-token",
            Self::ServiceToken => "service-token",
            Self::DatabasePassword => "database-password",
            Self::SigningKey => "signing-key",
            Self::EnvironmentFile => "environment-file",
            Self::Password => "password",
        }
    }
}

/// Characters of a line that are looked at; what is longer was written by a program.
const LINE: usize = 4096;

/// The secrets of a file, by line from 1, each kind once in a line.
pub(super) fn secrets(path: &str, text: &str) -> Vec<(usize, Secret)> {
    let place = Place::of(path);
    if place.sort == Sort::Generated {
        return Vec::new();
    }
    let is_of_databases = speaks_of_databases(text);
    let lines: Vec<&str> = text.lines().map(|line| beginning(line.trim_end_matches('\r'))).collect();
    let mut found = Vec::new();
    let mut environment = false;
    for (index, line) in lines.iter().enumerate() {
        let number = index.saturating_add(1);
        let after = lines.get(number..).unwrap_or_default();
        let mut of_line = by_form(line, after, place);
        if of_line.is_empty() && !place.is_example && place.sort != Sort::Prose {
            let named = by_name(line, place.sort, is_of_databases).or_else(|| in_password_file(path, line));
            match named {
                // A file that holds the settings of an environment is one thing to be taken out, whatever is in it.
                Some(_) if place.sort == Sort::Environment => {
                    if !std::mem::replace(&mut environment, true) {
                        of_line.push(Secret::EnvironmentFile);
                    }
                }
                named => of_line.extend(named),
            }
        }
        of_line.dedup();
        found.extend(of_line.into_iter().map(|secret| (number, secret)));
    }
    found
}

fn beginning(line: &str) -> &str {
    let mut end = line.len().min(LINE);
    while !line.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    line.get(..end).unwrap_or_default()
}

/// Whether a file connects to a database, so that a plain `password` in it is that of one.
fn speaks_of_databases(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "DATABASES",
        "django.db.backends",
        "psycopg",
        "pymysql",
        "mysql.connector",
        "mysqlclient",
        "createConnection",
        "createPool",
        "new Pool(",
        "new Sequelize(",
        "create_engine",
        "jdbc:",
        "postgres",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// What has the form of a key, a token or an address with a password in it.
fn by_form(line: &str, after: &[&str], place: Place) -> Vec<Secret> {
    let mut found = Vec::new();
    if is_aws_key(line) || is_aws_secret(line) {
        found.push(Secret::AwsKey);
    }
    if !place.is_example && is_private_key(line, after) {
        found.push(Secret::PrivateKey);
    }
    if is_github_token(line) {
        found.push(Secret::GithubToken);
    }
    if is_slack_token(line) {
        found.push(Secret::SlackToken);
    }
    if is_service_token(line) {
        found.push(Secret::ServiceToken);
    }
    if !place.is_example && has_password_in_address(line) {
        found.push(Secret::DatabasePassword);
    }
    found
}

/// The texts that follow a mark, made of some characters only, where the mark begins a word.
fn behind<'l>(line: &'l str, mark: &'l str, is_part: impl Fn(char) -> bool + 'l) -> impl Iterator<Item = &'l str> {
    line.match_indices(mark).filter_map(move |(at, _)| {
        let before = line.get(..at)?.chars().next_back();
        if before.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_') {
            return None;
        }
        let rest = line.get(at.saturating_add(mark.len())..)?;
        rest.get(..rest.find(|letter| !is_part(letter)).unwrap_or(rest.len()))
    })
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// The id of an access key: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html>.
fn is_aws_key(line: &str) -> bool {
    ["AKIA", "ASIA"].iter().any(|mark| {
        behind(line, mark, |letter| is_word(letter) || letter == '_').any(|rest| {
            let fits =
                rest.len() == 16 && rest.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
            let distinct: std::collections::BTreeSet<char> = rest.chars().collect();
            fits && distinct.len() >= 6 && !rest.contains("EXAMPLE") && !is_row(rest)
        })
    })
}

/// The secret of an access key, forty characters of base64 beside a word that says so.
fn is_aws_secret(line: &str) -> bool {
    let plain: String = line.to_lowercase().chars().filter(|letter| !matches!(letter, '_' | '-' | ' ')).collect();
    let says = ["secretaccesskey", "awssecret", "awssecretkey"].iter().any(|word| plain.contains(word));
    says && line.split(|letter: char| !(is_word(letter) || matches!(letter, '/' | '+'))).any(|word| {
        word.len() == 40
            && !word.contains("EXAMPLE")
            && word.chars().any(|letter| letter.is_ascii_lowercase())
            && word.chars().any(|letter| letter.is_ascii_uppercase())
            && is_random(word, 40)
    })
}

/// The beginning of a private key with some of the key behind it.
fn is_private_key(line: &str, after: &[&str]) -> bool {
    if line.starts_with("PuTTY-User-Key-File-") {
        return true;
    }
    let Some((_, rest)) = line.split_once("-----BEGIN ") else { return false };
    let Some((kind, rest)) = rest.split_once("-----") else { return false };
    if !kind.ends_with("PRIVATE KEY") && !kind.ends_with("PRIVATE KEY BLOCK") {
        return false;
    }
    let is_of_key = |text: &str| {
        let text =
            text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '\\' | ',' | '+'));
        let text = text.strip_prefix('n').filter(|rest| rest.len() >= 32).unwrap_or(text);
        let begin = text.get(..32).unwrap_or_default();
        begin.len() == 32
            && begin.chars().all(|letter| is_word(letter) || matches!(letter, '/' | '+' | '='))
            && begin.chars().collect::<std::collections::BTreeSet<char>>().len() >= 6
    };
    // The lines of an encrypted one begin with what it is encrypted by.
    is_of_key(rest) || after.iter().take(6).any(|line| is_of_key(line))
}

/// <https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>
fn is_github_token(line: &str) -> bool {
    let classic = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"];
    classic.iter().any(|mark| behind(line, mark, is_word).any(|rest| rest.len() >= 36 && is_random(rest, 36)))
        || behind(line, "github_pat_", |letter| is_word(letter) || letter == '_')
            .any(|rest| rest.len() >= 60 && is_random(rest, 60))
}

/// <https://api.slack.com/authentication/token-types> and the addresses of incoming webhooks.
fn is_slack_token(line: &str) -> bool {
    let marks = ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-"];
    let token = marks.iter().any(|mark| {
        behind(line, mark, |letter| is_word(letter) || letter == '-')
            .any(|rest| rest.contains('-') && !stands_for_one(rest) && is_random(rest, 20))
    });
    token
        || line.split("hooks.slack.com/services/").skip(1).any(|rest| {
            let end = rest.find(|letter| !(is_word(letter) || letter == '/')).unwrap_or(rest.len());
            let parts: Vec<&str> = rest.get(..end).unwrap_or_default().split('/').collect();
            matches!(parts.as_slice(), [team, hook, key, ..] if team.starts_with('T') && hook.starts_with('B') && is_random(key, 20))
        })
}

/// Tokens of other services that say whose they are: GitLab, Stripe, npm, PyPI, SendGrid.
fn is_service_token(line: &str) -> bool {
    let marks = [("glpat-", 20), ("sk_live_", 24), ("rk_live_", 24), ("npm_", 36), ("pypi-AgEI", 50), ("SG.", 60)];
    marks.iter().any(|(mark, least)| {
        behind(line, mark, |letter| is_word(letter) || matches!(letter, '-' | '_' | '.'))
            .any(|rest| rest.len() >= *least && is_random(rest, *least))
    })
}

/// `scheme://user:password@host`, of a database or of anything else.
fn has_password_in_address(line: &str) -> bool {
    line.match_indices("://").any(|(at, mark)| {
        let rest = line.get(at.saturating_add(mark.len())..).unwrap_or_default();
        let end = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | '<' | '>' | '\\'))
            .unwrap_or(rest.len());
        let address = rest.get(..end).unwrap_or_default();
        // A password may hold a slash; what stands behind the last `@` is the host.
        let Some((login, host)) = address.rsplit_once('@') else { return false };
        let Some((user, password)) = login.split_once(':') else { return false };
        let host = host.split(['/', '?', ':', ',']).next().unwrap_or_default().to_lowercase();
        let is_nobody = host.is_empty()
            || is_template(&host)
            || ["example.com", "example.org", "example.net"].iter().any(|end| host.ends_with(end));
        !user.contains('/')
            && !is_nobody
            && password.len() >= 4
            && !password.eq_ignore_ascii_case(user)
            && !password.contains(['{', '}', '$'])
            && !password.starts_with('%')
            && !stands_for_one(password)
    })
}

/// A value that is given to a name that says what it is.
fn by_name(line: &str, sort: Sort, is_of_databases: bool) -> Option<Secret> {
    // What is read from elsewhere stands in a file only as its name.
    const READ: [&str; 9] =
        ["environ", "getenv", "process.env", "env::var", "config(", "env(", "secretsmanager", "get_secret", "input("];
    let lower = line.to_lowercase();
    if READ.iter().any(|word| lower.contains(word)) && !lower.contains("environ[") {
        return None;
    }
    if let Some(password) = in_sql(&lower, line) {
        return is_password(password, "PASSWORD").then_some(Secret::DatabasePassword);
    }
    let mut rest = line;
    loop {
        let begin = rest.find(|letter: char| letter.is_ascii_alphabetic() || letter == '_')?;
        let from = rest.get(begin..)?;
        let end =
            from.find(|letter: char| !(is_word(letter) || matches!(letter, '_' | '-' | '.'))).unwrap_or(from.len());
        let (name, behind) = from.split_at(end);
        // Of a command, and of an address: their values stand bare, whatever the file is.
        let before = rest.get(..begin).unwrap_or_default();
        let is_option = before.ends_with("--") || before.ends_with(['?', '&', ';']);
        if let Some(asked) = Named::of(name, is_of_databases)
            && let Some(value) = value(behind, sort, is_option)
            && asked.holds(value, name)
        {
            return Some(asked.secret());
        }
        rest = behind;
    }
}

/// What a name says that its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    SigningKey,
    DatabasePassword,
    Password,
    Token,
}

impl Named {
    fn of(name: &str, is_of_databases: bool) -> Option<Self> {
        let last = name.rsplit('.').next().unwrap_or(name);
        let plain: String = last.to_lowercase().chars().filter(|letter| !matches!(letter, '_' | '-')).collect();
        let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
        if ends(&["secretkey", "secretkeybase", "jwtsecret", "sessionsecret", "cookiesecret", "signingkey"]) {
            return Some(Self::SigningKey);
        }
        if ends(&["password", "passwd", "passphrase", "dbpass", "dbpwd", "sqlpwd", "userpass", "rootpass"]) {
            let of = ["db", "database", "mysql", "postgres", "pg", "rds", "maria", "mongo", "redis", "sql", "master"];
            let is_its = of.iter().any(|word| {
                plain.starts_with(word)
                    || plain.contains(&format!("{word}user"))
                    || plain.contains(&format!("{word}pass"))
            });
            let is_bare = matches!(plain.as_str(), "password" | "passwd");
            return Some(if is_its || (is_bare && is_of_databases) { Self::DatabasePassword } else { Self::Password });
        }
        ends(&["token", "apikey", "apisecret", "clientsecret", "accesskey", "secret"]).then_some(Self::Token)
    }

    /// Whether a value is one.
    fn holds(self, value: &str, name: &str) -> bool {
        match self {
            Self::SigningKey => value.len() >= 12 && !stands_for_one(value),
            Self::DatabasePassword | Self::Password => is_password(value, name),
            Self::Token => is_random(value, 20) && !stands_for_one(value),
        }
    }

    fn secret(self) -> Secret {
        match self {
            Self::SigningKey => Secret::SigningKey,
            Self::DatabasePassword => Secret::DatabasePassword,
            Self::Password => Secret::Password,
            Self::Token => Secret::ServiceToken,
        }
    }
}

/// The value that stands behind a name.
fn value(behind: &str, sort: Sort, is_option: bool) -> Option<&str> {
    let closed = behind.trim_start_matches(['"', '\'', '`', ']', ')']).trim_start();
    let assigned = match closed.strip_prefix(":=").or_else(|| closed.strip_prefix("=>")) {
        Some(rest) => rest,
        None => match closed.strip_prefix('=') {
            Some(rest) if rest.starts_with(['=', '~', '>']) => return None,
            Some(rest) => rest,
            None => match closed.strip_prefix(':') {
                // `password: str = "…"`
                Some(rest) => typed(rest).unwrap_or(rest),
                // `--master-user-password …`
                None if is_option && behind.starts_with(' ') => behind,
                None => return None,
            },
        },
    };
    let assigned = assigned.trim_start();
    let quoted = assigned.trim_start_matches(['r', 'b', 'u', 'R', 'B', 'U']);
    if let Some(quote) = quoted.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`')) {
        let inner = quoted.trim_start_matches(quote);
        return inner.split(quote).next().filter(|text| text.len() < inner.len());
    }
    if !matches!(sort, Sort::Environment | Sort::Settings) && !is_option {
        return None;
    }
    // A tag, an anchor or a block of YAML, a variable and what a shell puts in.
    if assigned.starts_with(['!', '&', '*', '|', '>', '$', '`', '(', '{', '[', '<']) {
        return None;
    }
    let is_end = |letter: char| {
        letter.is_whitespace() || matches!(letter, ';' | ',') || (is_option && matches!(letter, '&' | '"' | '\'' | '`'))
    };
    let end = assigned.find(is_end).unwrap_or(assigned.len());
    // More than a word is a sentence, unless a remark follows or a command goes on.
    let after = assigned.get(end..).unwrap_or_default().trim_start();
    let goes_on =
        after.is_empty() || after.starts_with(['#', '\\', ';', '|', '&']) || sort == Sort::Settings || is_option;
    assigned.get(..end).filter(|value| goes_on && !value.is_empty())
}

/// The password of a user of a database, as SQL sets it.
fn in_sql<'l>(lower: &str, line: &'l str) -> Option<&'l str> {
    let marks = ["identified by '", "with password '", "user password '", " password '"];
    let is_about_users = ["user ", "role ", "grant "].iter().any(|word| lower.contains(word));
    let (at, mark) = marks.iter().find_map(|mark| Some((lower.find(mark)?, mark)))?;
    let rest = line.get(at.saturating_add(mark.len())..).filter(|_| is_about_users && line.is_ascii())?;
    rest.split_once('\'').map(|(password, _)| password)
}

/// What follows the type of a name.
fn typed(rest: &str) -> Option<&str> {
    let rest = rest.trim_start().trim_start_matches('&');
    let end = rest.find(|letter: char| !(is_word(letter) || letter == '_'))?;
    let after = rest.get(end..)?.trim_start();
    after.strip_prefix('=').filter(|after| end > 0 && !after.starts_with('='))
}

/// A line of `.pgpass`: host, port, database, user, password.
fn in_password_file(path: &str, line: &str) -> Option<Secret> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts: Vec<&str> = line.trim().split(':').collect();
    let is_line = matches!(name, ".pgpass" | "pgpass.conf") && parts.len() >= 5 && !line.trim_start().starts_with('#');
    (is_line && parts.get(4).is_some_and(|password| !password.is_empty() && !stands_for_one(password)))
        .then_some(Secret::DatabasePassword)
}
