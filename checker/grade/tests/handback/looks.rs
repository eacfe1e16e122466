//! The page of a class and the pages of learners in a real browser: on a phone, at a desk and on paper, in both languages
//! and themes. Nothing is cut, axe has nothing serious against them, and they ask nobody for anything.

use crate::handback::room::{Room, catalogue, room};
use grade::class::{Glance, feedback_page, page};
use real::{Browser, Look};
use serde_json::Value;
use std::path::{Path, PathBuf};

const LOOKS: [Look; 4] = [
    Look { width: 360, dark: false, printed: false },
    Look { width: 360, dark: true, printed: false },
    Look { width: 1280, dark: false, printed: false },
    Look { width: 1280, dark: true, printed: false },
];

/// What of a page is wrong with its sizes, or was asked for of anybody, as a list.
const WRONG: &str = r"
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  for (const asked of performance.getEntriesByType('resource')) wrong.push(`asks for ${asked.name}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || parent.closest('.unseen, thead, svg')) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < 10.99) wrong.push(`${size}px: ${texts.currentNode.data}`);
    const box = parent.getBoundingClientRect();
    if (box.width && box.right > root.clientWidth + 1) {
      if (!parent.closest('.wide, pre')) wrong.push(`cut on the right: ${texts.currentNode.data}`);
    }
  }
  for (const table of document.querySelectorAll('table')) {
    const place = table.closest('.wide') ?? table.parentElement;
    if (table.getBoundingClientRect().width > place.clientWidth + 1 && !table.closest('.wide')) {
      wrong.push(`a table is wider than its place: ${table.className}`);
    }
  }
  const bars = [...document.querySelectorAll('.share')].map(bar => bar.getBoundingClientRect());
  if (bars.some(bar => bar.width < 100 || bar.height < 8)) wrong.push('a bar cannot be seen');
  return wrong;";

/// What axe finds that is serious, or hinders, a line each.
const FOUND: &str = r"
  return axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical' || one.impact === 'moderate')
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(' ')}`));";

/// What of a printed page is wrong.
const PRINTED: &str = r"
  const wrong = [];
  for (const folded of document.querySelectorAll('section > details, .broken details')) {
    const inside = folded.querySelector('p, ul');
    if (inside && inside.getBoundingClientRect().height < 1) wrong.push(`folded on paper: ${folded.innerText}`);
  }
  for (const gone of document.querySelectorAll('.skip')) {
    if (getComputedStyle(gone).display !== 'none') wrong.push(gone.outerHTML);
  }
  return wrong;";

fn is_clean(found: &Value, what: &str) {
    assert_eq!(found.as_array().unwrap(), &Vec::<Value>::new(), "{what}");
}

/// Writes every kind of page, in both languages.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let Room { book, course, mut beside, reports } = room();
    beside.prints.insert("park03".into(), beside.prints["lee02"].clone());
    let glance = Glance::of(&book, &course, &beside);
    std::fs::create_dir_all(folder.join("feedback")).unwrap();
    let mut written = Vec::new();
    let mut write = |name: String, text: String| {
        let file = folder.join(name);
        std::fs::write(&file, text).unwrap();
        written.push(file);
    };
    for language in ["ko", "en"] {
        let words = catalogue(language);
        write(format!("class-{language}.html"), page(&book, &glance, words, Some("feedback"), "check 0.1.0"));
        for id in ["kim01", "lee02", "choi04", "jung06", "evil07"] {
            let row = book.learners.iter().find(|row| row.learner.id == id).unwrap();
            write(
                format!("feedback/{id}-{language}.html"),
                feedback_page(&book, row, &reports[id], words, "check 0.1.0"),
            );
        }
    }
    written
}

#[test]
fn pages_can_be_read_on_a_phone_at_a_desk_and_on_paper() {
    let Some(browser) = Browser::start() else { return };
    let axe = real::axe();
    for file in pages(&PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("handback-pages")) {
        let url = format!("file://{}", file.display());
        for (number, look) in LOOKS.into_iter().enumerate() {
            browser.look(look);
            browser.open(&url);
            is_clean(&browser.run(WRONG), &format!("{url} {look:?}"));
            if let Some(axe) = axe.as_ref().filter(|_| number == 0 || number + 1 == LOOKS.len()) {
                let _ = browser.run(axe);
                is_clean(&browser.run(FOUND), &format!("{url} {look:?}"));
            }
        }
        browser.look(Look { width: 718, dark: false, printed: true });
        browser.open(&url);
        is_clean(&browser.run(PRINTED), &format!("{url} printed"));
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{url}");
    }
}
