//! The table of words in CONTRIBUTING.md holds in every text that people read.

#![expect(clippy::panic, reason = "a test stops at what cannot be read")]

use std::fs;
use std::path::{Path, PathBuf};

/// A row of the table.
struct Row {
    korean: Vec<String>,
    not_english: Vec<String>,
    not_korean: Vec<String>,
    all_the_same: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table() -> Vec<Row> {
    let page = read(&root().join("CONTRIBUTING.md"));
    let part = page.split("\n## ").find(|part| part.starts_with("Words\n")).unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [_, not_english, korean, not_korean, all_the_same] = cells.as_slice() else { panic!("five cells: {line}") };
        let words = |cell: &str| -> Vec<String> {
            cell.split(", ").filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let quoted = all_the_same.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        Row {
            korean: words(korean),
            not_english: words(not_english),
            not_korean: words(not_korean),
            all_the_same: quoted,
        }
    })
    .collect()
}

/// The files in a folder whose names end so.
fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let folder = root().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.is_file() && path.to_string_lossy().ends_with(end));
    found.sort();
    found
}

/// The prose of a text in Markdown: what is neither in a fence nor between backticks.
fn prose_of_markdown(text: &str) -> String {
    let mut fenced = false;
    let mut prose = String::new();
    for line in text.lines() {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        if !fenced && !fence {
            prose.push_str(&line.split('`').step_by(2).collect::<Vec<_>>().join("`"));
        }
        prose.push('\n');
    }
    prose
}

/// The prose of a catalogue: values without ids, comments, commands and variables.
fn prose_of_catalogue(text: &str) -> String {
    let mut prose = String::new();
    for line in text.lines().map(|line| if line.starts_with('#') { "" } else { line }) {
        let id = |id: &str| !id.trim().is_empty() && !id.trim().contains(' ');
        let value = line.split_once(" = ").filter(|(before, _)| id(before)).map_or(line, |(_, value)| value);
        let mut rest = value.split('`').step_by(2).collect::<Vec<_>>().join("`");
        while let Some((before, _, after)) = rest
            .rfind('{')
            .and_then(|at| Some((at, at + rest.get(at..)?.find('}')?)))
            .and_then(|(from, to)| Some((rest.get(..from)?, from, rest.get(to + 1..)?)))
        {
            rest = format!("{before}…{after}");
        }
        prose.push_str(&rest);
        prose.push('\n');
    }
    prose
}

/// What is quoted in a specification, in this language.
fn prose_of_specification(text: &str, korean: bool) -> String {
    let hangul = |word: &str| word.chars().any(|c| ('가'..='힣').contains(&c));
    let quotes = |line: &str| {
        let quoted = line.split('"').skip(1).step_by(2).filter(|word| hangul(word) == korean && word.contains(' '));
        quoted.collect::<Vec<_>>().join(" … ")
    };
    let lines = text.lines().map(|line| if line.trim_start().starts_with('#') { String::new() } else { quotes(line) });
    lines.map(|line| prose_of_markdown(&line)).collect()
}

/// What the comments of a world or of a file of TOML say, with what is quoted in it.
fn prose_of_comments(text: &str, korean: bool) -> String {
    let comments = text.lines().filter_map(|line| line.trim_start().strip_prefix('#'));
    let comments: String = comments.map(|line| format!("{line}\n")).collect();
    prose_of_markdown(&comments) + &prose_of_specification(text, korean)
}

/// What a question says in this language, each text in its line or the lines below.
fn prose_of_question(text: &str, korean: bool) -> String {
    fn collect(value: &toml::Value, key: &str, prose: &mut String) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(name, value)| match key == name {
                true => prose.push_str(&format!("{}\n", value.as_str().unwrap_or_default())),
                false => collect(value, key, prose),
            }),
            toml::Value::Array(list) => list.iter().for_each(|value| collect(value, key, prose)),
            _ => {}
        }
    }
    let mut prose = String::new();
    // Whether it can be read is looked at elsewhere.
    let table = text.parse().map_or_else(|_| toml::Value::from(text), toml::Value::Table);
    collect(&table, if korean { "ko" } else { "en" }, &mut prose);
    prose_of_markdown(&prose)
}

/// The questions of the book, and those that show how questions are written.
fn questions() -> Vec<PathBuf> {
    let folders = ["book/questions", "tests/questions-of-authors"];
    let chapters = folders.into_iter().flat_map(|folder| fs::read_dir(root().join(folder)).into_iter().flatten());
    let chapters = chapters.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let inside = chapters.filter_map(|path| Some(path.strip_prefix(root()).ok()?.to_string_lossy().into_owned()));
    inside.flat_map(|chapter| files(&chapter, ".toml")).collect()
}

/// The things to touch of the book.
fn things() -> Vec<PathBuf> {
    files("book/widgets", ".toml")
}

/// Every text with its place and whether it is Korean.
fn texts() -> Vec<(PathBuf, bool, String)> {
    let mut texts = Vec::new();
    for (korean, catalogue) in [(true, "checker/messages/ko"), (false, "checker/messages/en")] {
        texts.extend(files(catalogue, ".ftl").into_iter().map(|path| (korean, path)));
    }
    for (korean, end) in [(true, ".ko.md"), (false, ".en.md")] {
        texts.extend(files("checker/judge/src/checks/docs", end).into_iter().map(|path| (korean, path)));
    }
    for lab in fs::read_dir(root().join("labs")).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let kinds = [(true, "ko.md"), (false, "en.md"), (true, "lab.toml"), (false, "lab.toml")];
        let pages = kinds.map(|(korean, name)| (korean, lab.join(name)));
        texts.extend(pages.into_iter().filter(|(_, path)| path.is_file()));
    }
    for folder in [".", "labs"] {
        let pages = files(folder, ".md").into_iter().map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name.ends_with(".ko.md"), name.starts_with("README") || name.starts_with("GUIDE"), path)
        });
        texts.extend(pages.filter(|(_, wanted, _)| *wanted).map(|(korean, _, path)| (korean, path)));
    }
    // What `check lab new` writes is read by people too, above all its comments.
    let template = "checker/check/src/commands/lab/template";
    for (korean, language) in [(true, "ko"), (false, "en")] {
        let pages = files(template, &format!("{language}.md")).into_iter();
        let own = files(&format!("{template}/{language}"), "").into_iter();
        texts.extend(pages.chain(own).map(|path| (korean, path)));
    }
    for (korean, pages) in [(true, "book/ko/src"), (false, "book/en/src")] {
        texts.extend(files(pages, ".md").into_iter().map(|path| (korean, path)));
    }
    texts.extend(things().into_iter().flat_map(|path| [(true, path.clone()), (false, path)]));
    texts.extend(questions().into_iter().flat_map(|path| [(true, path.clone()), (false, path)]));
    // What each call shows is a row of the table of asks.
    texts.extend([true, false].map(|korean| (korean, root().join("checker/snapshot/src/ask.rs"))));
    let prose = |(korean, path): (bool, PathBuf)| {
        let text = read(&path);
        let prose = match path.extension().unwrap_or_default().to_string_lossy().as_ref() {
            "ftl" => prose_of_catalogue(&text),
            "toml" if questions().contains(&path) || things().contains(&path) => prose_of_question(&text, korean),
            "toml" if path.starts_with(root().join(template)) => prose_of_comments(&text, korean),
            "toml" | "rs" => prose_of_specification(&text, korean),
            "txt" => prose_of_comments(&text, korean),
            _ => prose_of_markdown(&text),
        };
        (path, korean, prose)
    };
    texts.into_iter().map(prose).collect()
}

/// Whether a line has a word: Latin ones stand alone, Korean ones have particles behind them.
fn has(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '$' | '=');
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !word.is_ascii() || !(before.is_some_and(part) || after.is_some_and(part))
    })
}

#[test]
fn no_text_uses_a_word_that_is_not_used() {
    let (table, texts) = (table(), texts());
    assert!(table.len() > 20, "the table has {} rows", table.len());
    assert!(texts.len() > 80, "only {} texts were found", texts.len());
    let mut found = Vec::new();
    for (path, korean, prose) in &texts {
        for (index, line) in prose.lines().enumerate() {
            for row in &table {
                let line = row.all_the_same.iter().fold(line.to_owned(), |line, quoted| line.replace(quoted, "…"));
                let words = if *korean { &row.not_korean } else { &row.not_english };
                for word in words.iter().filter(|word| has(&line, word)) {
                    let place = path.strip_prefix(root()).unwrap_or(path).display();
                    found.push(format!("{place}:{}: `{word}`: {}", index + 1, line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "CONTRIBUTING.md says which word is used instead:\n{}", found.join("\n"));
}

/// The number of the final consonant of a Korean syllable, 0 where it has none and 8 for ㄹ.
fn final_of(syllable: char) -> Option<u32> {
    ('가'..='힣').contains(&syllable).then(|| (u32::from(syllable) - u32::from('가')) % 28)
}

/// A particle, and whether it is wrong behind a last consonant of this number.
type Fits = (&'static str, fn(u32) -> bool);

/// What is wrong with the particle at the end of a Korean word, if anything can be told.
///
/// 을, 를, 와, 과 and 으로 are told from the letters alone, but for the few words that end like that;
/// the others only behind a noun that is known, for verbs and names end like them.
fn particle_of_another_ending(word: &str, nouns: &[String]) -> Option<&'static str> {
    const ENDS_SO: [&str; 18] = [
        "가을", "마을", "노을", "지을", "이을", "나을", "부을", "그을", "저을", "결과", "효과", "초과", "통과", "사과",
        "성과", "경과", "부과", "학과",
    ];
    if ENDS_SO.iter().any(|end| word.ends_with(end)) {
        return None;
    }
    let stem = |particle: &str| {
        let stem = word.strip_suffix(particle)?;
        Some((stem, final_of(stem.chars().next_back()?)?))
    };
    let by_letters: [Fits; 5] = [
        ("으로", |last| last == 0 || last == 8),
        ("을", |last| last == 0),
        ("를", |last| last != 0),
        ("과", |last| last == 0),
        ("와", |last| last != 0),
    ];
    let by_nouns: [Fits; 7] = [
        ("이라는", |last| last == 0),
        ("라는", |last| last != 0),
        ("은", |last| last == 0),
        ("는", |last| last != 0),
        ("이", |last| last == 0),
        ("가", |last| last != 0),
        ("로", |last| last != 0 && last != 8),
    ];
    let known = |stem: &str| nouns.iter().any(|noun| stem.ends_with(noun.as_str()));
    let wrong = by_letters.iter().find(|(particle, wrong)| stem(particle).is_some_and(|(_, last)| wrong(last)));
    let wrong = wrong.or_else(|| {
        by_nouns.iter().find(|(particle, wrong)| stem(particle).is_some_and(|(noun, last)| known(noun) && wrong(last)))
    });
    wrong.map(|(particle, _)| *particle)
}

/// The nouns whose particles are looked at: the last word of each term of the table, and what stands in most sentences.
fn nouns(table: &[Row]) -> Vec<String> {
    let terms = table.iter().flat_map(|row| &row.korean).filter_map(|term| term.split(' ').next_back());
    let others = "방법 주소 포트 규칙 호스트 서버 레코드 쿠키 헤더 서브넷 인스턴스 게이트웨이 테이블 목록 이름 파일 명령 \
                  옵션 값 답 문제 책 지도 그림 줄 데이터베이스 인증서 배포 오리진 리스너 그룹 브라우저 애플리케이션 \
                  페이지 클라이언트 사용자 계정 권한 비용 요금";
    let nouns = terms.chain(others.split_whitespace()).filter(|noun| noun.chars().all(|c| final_of(c).is_some()));
    nouns.map(str::to_owned).collect()
}

#[test]
fn korean_particles_fit_what_stands_before_them() {
    let nouns = nouns(&table());
    let mut found = Vec::new();
    for (path, _, prose) in texts().iter().filter(|(_, korean, _)| *korean) {
        for (index, line) in prose.lines().enumerate() {
            for word in line.split(|c: char| final_of(c).is_none()) {
                if let Some(particle) = particle_of_another_ending(word, &nouns) {
                    let place = path.strip_prefix(root()).unwrap_or(path).display();
                    found.push(format!("{place}:{}: {word} ({particle}): {}", index + 1, line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "another particle belongs here:\n{}", found.join("\n"));
}

#[test]
fn a_particle_that_does_not_fit_is_found() {
    let nouns = nouns(&table());
    let wrong =
        ["이유은", "서버을", "대역를", "규칙와", "경로으로", "테이블으로", "포트과", "서브넷로", "인증서이라는"];
    let right =
        ["이유는", "서버를", "대역을", "규칙과", "경로로", "테이블로", "포트와", "서브넷으로", "결과", "있는", "이을"];
    for word in wrong {
        assert!(particle_of_another_ending(word, &nouns).is_some(), "{word}");
    }
    for word in right {
        assert_eq!(particle_of_another_ending(word, &nouns), None, "{word}");
    }
}

#[test]
fn what_has_to_stand_all_the_same_does_stand_somewhere() {
    let texts = texts();
    for quoted in table().iter().flat_map(|row| &row.all_the_same) {
        assert!(texts.iter().any(|(_, _, prose)| prose.contains(quoted)), "nothing says {quoted:?} any more");
    }
}

#[test]
fn a_word_is_found_where_it_is_one() {
    assert!(has("the NACL of a subnet", "NACL") && !has("an UNACLED word", "NACL") && !has("pass --region", "region"));
    assert!(has("스냅숏을 만듭니다", "스냅숏"));
    assert_eq!(prose_of_markdown("a `NACL` b\n```\nNACL\n```\nc").matches("NACL").count(), 0);
    assert_eq!(prose_of_catalogue("region = { $region }: the VPC\n# region").matches("region").count(), 0);
    assert!(prose_of_comments("# 확인 항목\nid = \"a\"", true).contains("확인 항목"));
    let question =
        "ask.ko = \"\"\"\n첫 줄\n둘째 `NACL` 줄\"\"\"\nask.en = \"a\"\n[[item]]\nko = \"셋째\"\nen = \"b\"\n";
    let korean = prose_of_question(question, true);
    assert!(korean.contains("둘째") && korean.contains("셋째") && !korean.contains("NACL") && !korean.contains('a'));
    assert!(prose_of_specification("title = { ko = \"첫 줄\", en = \"a line\" }", true).contains("첫 줄"));
}
