//! The book as it is built: its links, its two languages, and its pages in a browser.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

use crate::support::Scene;
use real::{Browser, Look};
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The book, built once for all tests.
pub(crate) fn book() -> &'static Path {
    static BOOK: OnceLock<PathBuf> = OnceLock::new();
    BOOK.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book");
        let _ = std::fs::remove_dir_all(&folder);
        let folder_name = folder.display().to_string();
        let run = Scene::new().check(&["book", "-o", &folder_name, "--lang", "en"]).ends(0).quiet();
        assert!(run.out.contains("index.html"), "{run:?}");
        folder
    })
}

/// A page, as far as links go.
struct Page {
    ids: BTreeSet<String>,
    /// The ids of its sections.
    sections: Vec<String>,
    links: Vec<String>,
    /// What it loads.
    loads: Vec<String>,
}

impl Page {
    fn read(file: &Path) -> Self {
        let html = Html::parse_document(&std::fs::read_to_string(file).unwrap());
        let all = |selector: &str, name: &str| -> Vec<String> {
            let selector = Selector::parse(selector).unwrap();
            html.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
        };
        let ids: Vec<String> = all("[id]", "id");
        let once: BTreeSet<String> = ids.iter().cloned().collect();
        let mut seen = BTreeSet::new();
        let twice: Vec<&String> = ids.iter().filter(|id| !seen.insert(*id)).collect();
        assert!(twice.is_empty(), "{}: ids that stand twice: {twice:?}", file.display());
        Self {
            ids: once,
            sections: all("main h2[id]", "id"),
            links: all("a[href]", "href"),
            loads: [all("[src]", "src"), all("link[href]", "href")].concat(),
        }
    }
}

/// The pages of a language by their names.
fn pages(language: &str) -> BTreeMap<String, Page> {
    let entries = std::fs::read_dir(book().join(language)).unwrap().map(|entry| entry.unwrap().path());
    let html = entries.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    // What mdBook adds is none of ours.
    let ours = html.filter(|path| !["404.html", "toc.html", "index.html"].contains(&name(path).as_str()));
    ours.map(|path| (name(&path), Page::read(&path))).collect()
}

/// Where links may lead that are not in the book: what AWS and the makers of standards say themselves.
const ELSEWHERE: &[&str] = &[
    "https://docs.aws.amazon.com/",
    "https://aws.amazon.com/",
    "https://console.aws.amazon.com/",
    "https://www.rfc-editor.org/",
    "https://docs.djangoproject.com/",
    "https://www.iana.org/",
    "https://www.icann.org/",
];

#[test]
fn every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere() {
    let languages: BTreeMap<&str, BTreeMap<String, Page>> = ["ko", "en"].map(|one| (one, pages(one))).into();
    let mut wrong = Vec::new();
    for (language, pages) in &languages {
        assert!(pages.len() > 10, "{language}");
        for (name, page) in pages {
            for load in &page.loads {
                if !book().join(language).join(load).exists() {
                    wrong.push(format!("{language}/{name} loads {load}"));
                }
            }
            for link in &page.links {
                if link.contains("://") {
                    if !ELSEWHERE.iter().any(|known| link.starts_with(known)) {
                        wrong.push(format!("{language}/{name} leads to {link}"));
                    }
                    continue;
                }
                let (file, id) = link.split_once('#').unwrap_or((link, ""));
                let (language, file) = match file.strip_prefix("../") {
                    Some(other) => other.split_once('/').unwrap_or((other, "")),
                    None => (*language, if file.is_empty() { name } else { file }),
                };
                let target = languages.get(language).and_then(|pages| pages.get(file));
                let is_there = target.is_some_and(|target| id.is_empty() || target.ids.contains(&decoded(id)));
                if !is_there && file != "index.html" {
                    wrong.push(format!("{language}/{name} leads to {link}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A fragment as the browser understands it.
fn decoded(id: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = id.bytes();
    while let Some(byte) = rest.next() {
        let hex = |byte: Option<u8>| char::from(byte.unwrap_or_default()).to_digit(16).unwrap_or_default();
        bytes.push(if byte == b'%' { u8::try_from(hex(rest.next()) * 16 + hex(rest.next())).unwrap() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn both_languages_have_the_same_pages_and_sections() {
    let (ko, en) = (pages("ko"), pages("en"));
    assert_eq!(ko.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (name, page) in &ko {
        assert_eq!(page.sections, en.get(name).unwrap().sections, "{name}");
    }
}

#[test]
fn every_check_and_code_has_its_place() {
    for language in ["ko", "en"] {
        let pages = pages(language);
        let ids = |page: &str| &pages.get(page).unwrap().ids;
        for check in judge::CHECKS {
            assert!(ids("checks.html").contains(check.id), "{}", check.id);
        }
        for code in messages::codes() {
            assert!(ids("codes.html").contains(code.code.as_str()), "{}", code.code);
        }
    }
}

/// What of a page is cut, or moves it sideways.
const SIDEWAYS: &str = r"
  const root = document.documentElement;
  return root.scrollWidth > root.clientWidth ? [`scrolls sideways by ${root.scrollWidth - root.clientWidth}`] : [];";

/// What axe finds, a line each, but for advice.
pub(crate) const FOUND: &str = r"
  return axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(' ')}`));";

/// A page of the book as a browser opens it.
pub(crate) fn address(language: &str, page: &str) -> String {
    format!("file://{}", book().join(language).join(page).display())
}

#[test]
fn every_page_can_be_read_on_a_phone_and_axe_has_nothing_against_it() {
    let Some(browser) = Browser::start() else { return };
    let axe = real::axe();
    let mut wrong = Vec::new();
    for language in ["ko", "en"] {
        for (number, page) in pages(language).keys().enumerate() {
            let look = Look { width: 360, dark: number % 2 == 0, printed: false };
            browser.look(look);
            browser.open(&address(language, page));
            let mut found = vec![browser.run(SIDEWAYS)];
            wrong.extend(browser.complaints().into_iter().map(|said| format!("{language}/{page}: {said}")));
            // The pages of both languages are made of the same parts: each is looked at in one, all with EXHAUSTIVE.
            let is_whole = std::env::var_os("EXHAUSTIVE").is_some();
            let is_own = (number % 2 == 0) == (language == "ko");
            if let Some(axe) = axe.as_ref().filter(|_| is_whole || (is_own && page != "codes.html")) {
                let _ = browser.run(axe);
                found.push(browser.run(FOUND));
                // It reads the style sheets by requests of its own, which `file://` does not allow.
                let _ = browser.complaints();
            }
            let found = found.iter().flat_map(|found| found.as_array().unwrap());
            wrong.extend(found.map(|one| format!("{language}/{page} {look:?}: {one}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn korean_is_found_inside_words_and_without_its_particles() {
    let Some(browser) = Browser::start() else { return };
    browser.look(Look { width: 1280, dark: false, printed: false });
    browser.open(&address("ko", "codes.html"));
    let found = |question: &str| -> Vec<String> {
        let script = format!(
            r"
            const bar = document.getElementById('mdbook-searchbar');
            document.getElementById('mdbook-search-wrapper').classList.contains('hidden')
              && document.getElementById('mdbook-search-toggle').click();
            return new Promise(done => {{
              const ask = () => {{
                bar.value = '{question}';
                bar.dispatchEvent(new Event('keyup'));
                setTimeout(() => done([...document.querySelectorAll('#mdbook-searchresults li')].map(li => li.innerText)), 100);
              }};
              const loaded = document.getElementById('mdbook-search-index');
              if (window.search.index) ask(); else loaded.addEventListener('load', () => setTimeout(ask, 50));
            }});"
        );
        let list = browser.run(&script);
        list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    for (question, word) in [
        ("게이트웨이", "게이트웨이"),
        ("이트웨이", "게이트웨이"),
        ("테이블에서", "테이블"),
        ("NAT 게이트웨이를", "NAT"),
    ] {
        let found = found(question);
        assert!(!found.is_empty() && found.iter().any(|text| text.contains(word)), "{question}: {found:?}");
    }
    assert!(found("없는낱말임").is_empty());
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn the_other_language_keeps_the_place() {
    let Some(browser) = Browser::start() else { return };
    browser.look(Look { width: 1280, dark: false, printed: false });
    browser.open(&format!("{}#flow", address("ko", "checks.html")));
    // Not before it has answered.
    let _ = browser.run("setTimeout(() => document.querySelector('.language-button').click(), 10)");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let at = browser.run("return location.pathname.split('/').slice(-2).join('/') + location.hash");
    assert_eq!(at, Value::from("en/checks.html#flow"));
}

#[test]
fn a_folder_with_other_files_is_left_as_it_is() {
    let scene = Scene::new();
    scene.file("mine/thesis.txt", "years of work");
    let run = scene.check(&["book", "-o", "mine", "--lang", "en"]).ends(2);
    assert!(run.err.contains("mine") && run.out.is_empty(), "{run:?}");
    assert_eq!(scene.read("mine/thesis.txt"), "years of work");
}

#[test]
fn mdbook_itself_can_use_it_as_a_preprocessor() {
    let scene = Scene::new();
    scene.check(&["book", "--as-preprocessor", "supports", "html"]).ends(0).quiet();
    let book = |text: &str| {
        let chapter = serde_json::json!({ "Chapter": {
            "name": "Codes", "content": text, "number": null, "sub_items": [], "path": "codes.md",
            "source_path": "codes.md", "parent_names": [],
        }});
        let context = serde_json::json!({
            "root": "/nowhere", "renderer": "html", "mdbook_version": "0.5.4",
            "config": { "book": { "language": "ko" }, "preprocessor": { "course": {} }, "output": { "html": {} } },
        });
        serde_json::json!([context, { "items": [chapter] }]).to_string()
    };
    let asked = ["book", "--as-preprocessor", "--lang", "en"];
    let run = scene.check_with(&asked, book("# T\n\n{{#codes}}\n").as_bytes()).ends(0).quiet();
    assert!(run.out.contains("NO_ROUTE_TO_DESTINATION") && !run.out.contains("{{#codes}}"), "{:.300}", run.out);
    // What is wrong is told with its place.
    let run = scene.check_with(&asked, book("# T\n\n{{#mpa solved}}\n").as_bytes()).ends(2);
    assert!(run.err.contains("book/ko/src/codes.md:3") && run.err.contains("mpa"), "{run:?}");
    let run = scene.check_with(&asked, b"no book").ends(2);
    assert!(run.err.contains("mdBook"), "{run:?}");
}

/// Answers the question of an address in a page: what it then says, and whether it counts as answered.
const ANSWER: &str = r"
  const [id, answer] = arguments_;
  const question = document.getElementById(id);
  const form = question.querySelector('form');
  if (typeof answer === 'string') {
    form.querySelector('input[type=text]').value = answer;
  } else {
    const inputs = [...form.querySelectorAll('.options input')];
    inputs.forEach((input, at) => { input.checked = answer.includes(at); });
  }
  form.querySelector('button[type=submit]').click();
  return [question.querySelector('.said').innerText, question.hasAttribute('answered')];";

#[test]
fn every_question_is_failed_explained_and_passed() {
    let Some(browser) = Browser::start() else { return };
    browser.look(Look { width: 360, dark: false, printed: false });
    for (language, right, wrong) in [("ko", "맞습니다", "아닙니다"), ("en", "Right", "No")] {
        for page in ["1.3-cidr.html", "1.12-nat-gateway.html", "2.19-alb.html"] {
            // What is remembered holds for both languages.
            browser.open(&address(language, page));
            let _ = browser.run("localStorage.clear()");
            browser.open(&address(language, page));
            let posed = browser.run(
                r"return [...document.querySelectorAll('course-question')].map(one => {
                    const options = [...one.querySelectorAll('.options > li')];
                    const at = is => options.flatMap((li, at) => ('right' in li.dataset) === is ? [at] : []);
                    return [one.id, one.getAttribute('kind'), at(true), at(false),
                        one.querySelector('.answer .right code')?.innerText ?? ''];
                })",
            );
            let answered = |id: &Value, answer: &Value| -> (String, bool) {
                let script = ANSWER.replace("arguments_", &serde_json::json!([id, answer]).to_string());
                let told = browser.run(&script);
                (told[0].as_str().unwrap().to_owned(), told[1].as_bool().unwrap())
            };
            assert!(posed.as_array().unwrap().len() >= 5, "{page}");
            for question in posed.as_array().unwrap() {
                let (id, kind) = (&question[0], question[1].as_str().unwrap());
                let (bad, good) = match kind {
                    // Moving rows is tried by its own test.
                    "order" => continue,
                    "short" => (Value::from("nothing like it"), question[4].clone()),
                    "cidr" => (Value::from("10.0.0.1/33"), question[4].clone()),
                    _ => (serde_json::json!([question[3][0]]), question[2].clone()),
                };
                let (said, counts) = answered(id, &bad);
                assert!(said.starts_with(wrong) && !counts, "{language}/{page} {id} {kind}: {said}");
                let (said, counts) = answered(id, &good);
                assert!(said.starts_with(right) && said.len() > 30 && counts, "{language}/{page} {id} {kind}: {said}");
            }
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn an_order_is_put_right_by_its_buttons_and_remembered() {
    let Some(browser) = Browser::start() else { return };
    browser.look(Look { width: 1280, dark: true, printed: false });
    browser.open(&address("en", "2.19-alb.html"));
    let put_right = r"
        const question = document.querySelector('course-question[kind=order]');
        const list = question.querySelector('.items');
        const submit = () => { question.querySelector('button[type=submit]').click(); return question.querySelector('.said').innerText; };
        const first = submit();
        for (let round = 0; round < 50; round += 1) {
          const items = [...list.children];
          const late = items.find((item, at) => at > 0 && Number(item.dataset.place) < Number(items[at - 1].dataset.place));
          if (!late) break;
          late.querySelector('button').click();
        }
        return [first, submit()];";
    let told = browser.run(put_right);
    assert!(told[0].as_str().unwrap().starts_with("No"), "{told}");
    assert!(told[1].as_str().unwrap().starts_with("Right"), "{told}");
    browser.open(&address("en", "2.19-alb.html"));
    let kept = browser.run("return document.querySelector('course-question[kind=order]').hasAttribute('answered')");
    assert_eq!(kept, Value::from(true));
}

#[test]
fn what_a_page_tells_to_type_works_as_it_stands() {
    let mut commands = BTreeSet::new();
    for language in ["ko", "en"] {
        for name in pages(language).keys() {
            let html = Html::parse_document(&std::fs::read_to_string(book().join(language).join(name)).unwrap());
            let code = Selector::parse("code").unwrap();
            let texts = html.select(&code).map(|code| code.text().collect::<String>());
            let lines: Vec<String> =
                texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
            commands.extend(lines.iter().filter_map(|line| {
                let command = line.trim_start_matches("$ ").strip_prefix("check ")?;
                // What needs no account and no file of the reader's: what is about a world that has a name.
                let is_open =
                    ["…", "<", "[", "|", ".txt", ".json", ".toml", " -o "].iter().any(|part| command.contains(part));
                let is_whole = command.contains("--world ");
                let starts = command.starts_with("practice start ");
                (!is_open && (is_whole || starts)).then(|| command.to_owned())
            }));
        }
    }
    assert!(commands.len() > 200, "{}", commands.len());
    let is_whole = std::env::var_os("EXHAUSTIVE").is_some();
    let scene = Scene::new();
    for (number, command) in commands.iter().enumerate() {
        if !is_whole && number % 7 != 0 && !command.starts_with("practice start ") {
            continue;
        }
        let mut args: Vec<&str> = command.split_whitespace().collect();
        if command.starts_with("practice start ") {
            args.push("--force");
        }
        let run = scene.check(&args);
        assert!([0, 1, 3].contains(&run.code) && run.err.lines().count() < 12, "{command}: {run:?}");
    }
}
