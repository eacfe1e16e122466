//! Reports and maps in a real browser: nothing is cut, nothing is too small, and axe has nothing against them.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

use crate::support::{Scene, repository};
use real::{Browser, Look};
use serde_json::Value;

/// A phone, a tablet and a desk, in light and dark.
const LOOKS: [Look; 6] = [
    Look { width: 360, dark: false, printed: false },
    Look { width: 360, dark: true, printed: false },
    Look { width: 768, dark: false, printed: false },
    Look { width: 768, dark: true, printed: false },
    Look { width: 1280, dark: false, printed: false },
    Look { width: 1280, dark: true, printed: false },
];

/// What of a page is wrong with its sizes, as a list.
const SIZES: &str = r"
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || parent.closest('title, desc, style, head, .unseen')) continue;
    let size = parseFloat(getComputedStyle(parent).fontSize);
    const svg = parent.ownerSVGElement;
    if (svg) size *= svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    if (size < 10.99) wrong.push(`${size}px: ${texts.currentNode.data}`);
  }
  for (const region of document.querySelectorAll('.wide')) {
    const scrolls = region.scrollWidth > region.clientWidth + 1;
    const label = region.getAttribute('aria-label') || document.getElementById(region.getAttribute('aria-labelledby'));
    if (region.tabIndex !== 0 || !label) wrong.push(`no way in by the keyboard: ${region.outerHTML.slice(0, 200)}`);
    const map = region.closest('.map');
    if (map) {
      const told = getComputedStyle(map.querySelector('.scrolls')).display !== 'none';
      const fades = getComputedStyle(region, '::after').content !== 'none';
      if (told !== scrolls || fades !== scrolls) wrong.push(`scrolls: ${scrolls}, says so: ${told}, shows it: ${fades}`);
    } else if (scrolls) {
      wrong.push(`a table is wider than its place by ${region.scrollWidth - region.clientWidth}`);
    }
  }
  for (const pair of document.querySelectorAll('dl > div')) {
    const places = [...pair.querySelectorAll('dd')].map(value => Math.round(value.getBoundingClientRect().left));
    if (new Set(places).size > 1) wrong.push(`values of one label begin at ${places}: ${pair.innerText}`);
  }
  for (const legs of document.querySelectorAll('.legs')) {
    const [request, reply] = legs.querySelectorAll('.leg');
    const drops = request.querySelector('.verdict.fail') !== null;
    if (reply && reply.classList.contains('supposed') !== drops) wrong.push(`a reply to what is dropped: ${reply.innerText}`);
  }
  return wrong;";

/// What of a printed page is wrong.
const PRINTED: &str = r"
  const wrong = [];
  for (const map of document.querySelectorAll('.map')) {
    const over = map.querySelector('svg').getBoundingClientRect().width - map.getBoundingClientRect().width;
    if (over > 1) wrong.push(`a map is cut by ${over}`);
  }
  for (const gone of document.querySelectorAll('nav, .scrolls, .skip')) {
    if (getComputedStyle(gone).display !== 'none') wrong.push(gone.outerHTML.slice(0, 100));
  }
  return wrong;";

/// What of a drawing is cut where it is printed by itself.
const CUT: &str = r"
  const over = document.documentElement.getBoundingClientRect().width - window.innerWidth;
  return over > 1 ? [`cut by ${over}`] : [];";

/// What axe finds, a line each, but for advice.
const FOUND: &str = r"
  return axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical' || one.impact === 'moderate')
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(' ')}`));";

fn is_clean(found: &Value, what: &str) {
    assert_eq!(found.as_array().unwrap(), &Vec::<Value>::new(), "{what}");
}

fn address(scene: &Scene, file: &str) -> String {
    format!("file://{}", scene.folder().join(file).display())
}

#[test]
fn reports_can_be_read_on_a_phone_at_a_desk_and_on_paper() {
    let Some(browser) = Browser::start() else { return };
    let axe = real::axe();
    let scene = Scene::new();
    for language in ["ko", "en"] {
        for (name, args) in [
            ("fails", &["all", "--world", "lab-1.12/crossing-a"][..]),
            ("passes", &["all", "--practice"]),
            ("denied", &["lab-1.12", "lab-1.13", "--world", "lab-1.12/nat-denied"]),
            ("no-route", &["lab-1.8", "lab-1.12", "--world", "lab-1.8/no-route"]),
            ("target-shut", &["lab-2.19", "--world", "lab-2.19/targets-shut"]),
            ("bare-board", &["lab-2.4", "--answers", &sheet(language)]),
        ] {
            let file = format!("{name}-{language}.html");
            scene.check(&[args, &["--format", "html", "--lang", language, "-o", &file]].concat());
            let url = address(&scene, &file);
            for (number, look) in LOOKS.into_iter().enumerate() {
                browser.look(look);
                browser.open(&url);
                is_clean(&browser.run(SIZES), &format!("{file} {look:?}"));
                // Of six looks the first and the last have all that axe looks at.
                if let Some(axe) = axe.as_ref().filter(|_| number == 0 || number + 1 == LOOKS.len()) {
                    let _ = browser.run(axe);
                    is_clean(&browser.run(FOUND), &format!("{file} {look:?}"));
                }
            }
            browser.look(Look { width: 718, dark: false, printed: true });
            browser.open(&url);
            is_clean(&browser.run(PRINTED), &format!("{file} printed"));
        }
    }
}

/// The board that one begins with.
fn sheet(language: &str) -> String {
    repository().join(format!("labs/2.4-event-storming/sheet.{language}.toml")).display().to_string()
}

/// The finished board of the course.
fn board(language: &str) -> String {
    repository().join(format!("labs/2.4-event-storming/solved.{language}.toml")).display().to_string()
}

#[test]
fn maps_can_be_read() {
    let Some(browser) = Browser::start() else { return };
    let axe = real::axe();
    let scene = Scene::new();
    let large = repository().join("checker/report/src/map/tests/organisation.world");
    let large = large.to_string_lossy();
    let path = ["--from", "prod-www-a", "--to", "staging-www-b", "--port", "443"];
    for language in ["ko", "en"] {
        for theme in ["light", "dark"] {
            for (name, args) in [
                ("small", &["map", "--practice"][..]),
                ("large", &["map", "--world", &large]),
                ("path", &[&["map", "--world", &large][..], &path].concat()),
                ("board", &["map", "--answers", &board(language)]),
            ] {
                let file = format!("{name}-{language}-{theme}.svg");
                scene.check(&[args, &["--lang", language, "--theme", theme, "-o", &file]].concat()).ends(0);
                browser.look(LOOKS[0]);
                browser.open(&address(&scene, &file));
                // A drawing is as large as it is; a browser scrolls it both ways.
                let sizes = browser.run(SIZES);
                let wrong = sizes.as_array().unwrap().iter();
                let wrong: Vec<&Value> =
                    wrong.filter(|one| one.as_str().is_some_and(|one| one.contains("px:"))).collect();
                assert!(wrong.is_empty(), "{file}: {wrong:?}");
                if let Some(axe) = axe.as_ref().filter(|_| name != "path") {
                    let _ = browser.run(axe);
                    is_clean(&browser.run(FOUND), &file);
                }
                browser.look(Look { width: 718, dark: false, printed: true });
                is_clean(&browser.run(CUT), &format!("{file} printed"));
            }
        }
    }
}
