//! The things to touch of the book's pages that need no engine, used in a browser in both languages.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

use crate::book::{FOUND, address};
use real::{Browser, Look};
use request::Name;
use request::tls::{Fit, covers};
use serde_json::{Value, json};

/// What scripts of tests use: the element of a page, a value put into an input, what is said now.
const HANDS: &str = r"
  const thing = document.querySelector('.course-thing');
  const all = (selector, from = thing) => [...from.querySelectorAll(selector)];
  const put = (input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); };
  const said = () => thing.querySelector('.status').innerText;
  const pick = (key, value) => {
    const input = thing.querySelector(`[data-choice=${key}] input[value='${value}']`);
    input.click();
    return input;
  };
  const pressed = (text, from = thing) => all('button', from).find(one => one.textContent === text).click();
";

/// Uses the thing of a page in a language; fails on whatever the page complains of.
fn used(browser: &Browser, language: &str, page: &str, script: &str) -> Value {
    browser.look(Look { width: 360, dark: language == "en", printed: false });
    browser.open(&address(language, page));
    let told = browser.run(&format!("{HANDS}{script}"));
    let sideways = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert!(sideways.as_i64().unwrap() <= 0, "{language}/{page} scrolls sideways by {sideways} once it is used");
    assert_eq!(browser.complaints(), Vec::<String>::new(), "{language}/{page}");
    if let Some(axe) = real::axe() {
        let _ = browser.run(&format!("{HANDS} all('details').forEach(one => {{ one.open = true; }})"));
        let _ = browser.run(&axe);
        assert_eq!(browser.run(FOUND), json!([]), "{language}/{page}");
        // It reads the style sheets by requests of its own, which `file://` does not allow.
        let _ = browser.complaints();
    }
    told
}

/// Both languages with a page's thing used in each.
fn in_both(page: &str, script: &str) -> Option<[(&'static str, Value); 2]> {
    let browser = Browser::start()?;
    Some(["ko", "en"].map(|language| (language, used(&browser, language, page, script))))
}

#[test]
fn hours_times_price_is_what_the_pages_say() {
    let script = r"
      const begin = said();
      const counts = all('.what input');
      pick('after', 'stop');
      const stopped = said();
      counts.forEach((input, at) => put(input, at === 3 ? 2 : 0));
      const servers = said();
      const [hours, days, rate] = all('fieldset:nth-of-type(2) input');
      put(rate, 1000);
      const other = said();
      counts.forEach(input => put(input, 0));
      return [begin, stopped, servers, other, said()];";
    let Some(both) = in_both("1.1-cloud.html", script) else { return };
    for (language, told) in both {
        let said = |at: usize| told[at].as_str().unwrap();
        // The forgotten Friday evening of the chapter.
        for part in ["0.49", "0.163", "119.0", "NAT"] {
            assert!(said(0).contains(part), "{language}: {part} in {told}");
        }
        // NAT gateway and load balancer go on for the day, database and servers for three hours, disks for the day.
        assert!(said(1).contains("2.63"), "{language}: {told}");
        assert!(said(2).contains("27.74") && said(2).contains("38,835"), "{language}: {told}");
        assert!(said(3).contains("27,739"), "{language}: {told}");
        assert!(!said(4).contains("USD"), "{language}: {told}");
    }
}

#[test]
fn every_service_is_found_and_every_wrong_one_explained() {
    let script = r"
      const told = all('li.need').map((need, at) => {
        const row = thing.querySelectorAll('tbody tr')[at];
        const fits = row.dataset.service;
        const wrong = all('button', need).map(one => one.textContent).filter(name => name !== fits);
        const read = name => { pressed(name, need); return need.querySelector('.said').innerText; };
        const whys = wrong.map(read);
        return [whys, read(fits), all('[aria-pressed=true]', need).map(one => one.textContent), fits];
      });
      return [told, thing.querySelector('.score').innerText];";
    let Some(both) = in_both("1.2-services.html", script) else { return };
    for (language, told) in both {
        let (right, wrong) =
            if language == "ko" { ("✔ 맞습니다.", "✘ 아닙니다.") } else { ("✔ Right.", "✘ No.") };
        let needs = told[0].as_array().unwrap();
        assert_eq!(needs.len(), 10);
        for need in needs {
            let whys = need[0].as_array().unwrap();
            assert!(whys.len() >= 2, "{need}");
            assert!(whys.iter().all(|why| why.as_str().unwrap().starts_with(wrong)), "{language}: {need}");
            assert!(whys.iter().all(|why| why.as_str().unwrap().chars().count() > 25), "{language}: {need}");
            assert!(need[1].as_str().unwrap().starts_with(right), "{language}: {need}");
            assert_eq!(need[2], json!([need[3]]), "{language}");
        }
        // None was found at once.
        let score = told[1].as_str().unwrap();
        assert!(score.contains("10") && score.contains('0'), "{score}");
    }
}

#[test]
fn certificates_cover_what_the_engine_says() {
    let script = r"
      const [host, names] = [thing.querySelector('input'), thing.querySelector('textarea')];
      const rows = all('tbody tr').map(row => {
        put(names, row.dataset.names.replaceAll(' ', '\n'));
        put(host, row.dataset.host);
        return [row.dataset.host, row.dataset.names, row.dataset.fit, thing.dataset.fit, said()];
      });
      const hosts = ['example.link', 'EXAMPLE.link.', 'www.example.link', 'a.b.example.link', 'wwwexample.link', '.example.link',
        'link', '*.example.link', '10.0.0.4', '::1', 'www..example.link', 'x.link', 'xn--o39a.example.link'];
      const certified = ['example.link', '*.example.link', '*.Example.LINK.', '*.b.example.link', '*.link', '*', '*.', 's*.example.link',
        'www.*.link', '*.*.link', '10.0.0.4', '*.0.0.4', '.example.link', '*.*.example.link'];
      const crossed = hosts.flatMap(one => certified.map(name => {
        put(names, name);
        put(host, one);
        return [one, name, thing.dataset.fit, thing.dataset.fit, said()];
      }));
      put(host, ' https://example.link/ ');
      const odd = [thing.dataset.fit ?? '', said()];
      return [[...rows, ...crossed], odd];";
    let Some(both) = in_both("2.23-https.html", script) else { return };
    for (language, told) in both {
        let rows = told[0].as_array().unwrap();
        assert!(rows.len() > 150);
        for row in rows {
            let text = |at: usize| row[at].as_str().unwrap();
            let host = Name::new(text(0));
            let fit = text(1).split(' ').filter_map(|name| covers(&Name::new(name), &host)).max();
            let fit = match fit {
                Some(Fit::Exact) => "exact",
                Some(Fit::Wildcard) => "wildcard",
                None => "no",
            };
            assert_eq!([text(2), text(3)], [fit, fit], "{language}: {row}");
            assert_eq!(text(4).starts_with('✔'), fit != "no", "{language}: {row}");
        }
        assert_eq!(told[1][0], "", "{told}");
        assert!(told[1][1].as_str().unwrap().contains("https://"), "{told}");
    }
}

#[test]
fn a_cascade_is_stepped_through_and_stopped() {
    let script = r"
      const end = () => { pressed(thing.words.end); return said(); };
      const rows = all('tbody tr').filter(row => 'built' in row.dataset).map(row => {
        const built = row.dataset.built.split(' ');
        for (const input of all('.toggle input')) if (input.checked !== built.includes(input.name)) input.click();
        const told = end();
        return [built, [...row.cells].slice(1).map(cell => cell.textContent).join(' '), thing.dataset.figures, told];
      });
      for (const input of all('.toggle input')) if (input.checked) input.click();
      pressed(thing.words.again);
      const begin = said();
      for (let second = 0; second < 20; second += 1) pressed(thing.words.next);
      const late = said();
      const waiting = all('.workers .waits').length;
      const seconds = all('.history tbody tr').length;
      all('.toggle input')[0].click();
      return [rows, begin, late, waiting, seconds, said(), all('.workers .waits').length];";
    let Some(both) = in_both("2.1-architectures.html", script) else { return };
    for (language, told) in both {
        let rows = told[0].as_array().unwrap();
        assert_eq!(rows.len(), 6);
        for row in rows {
            assert_eq!(row[1], row[2], "{language}: {row}");
        }
        // The neighbour has been back for five seconds, and all still wait.
        assert_eq!([&told[3], &told[4]], [&json!(10), &json!(20)], "{language}: {told}");
        let stuck = if language == "ko" { "끊어진 연결" } else { "dead connections" };
        assert!(told[2].as_str().unwrap().contains(stuck), "{language}: {told}");
        // With a timeout the same second looks otherwise.
        assert!(!told[5].as_str().unwrap().contains(stuck) && told[6] == json!(0), "{language}: {told}");
    }
}

#[test]
fn each_listener_sees_what_the_table_says() {
    let script = r"
      return ['passthrough', 'tls', 'alb'].map(listener => {
        pick('listener', listener);
        return [listener, said(), all('.layers li').map(one => one.offsetHeight && one.dataset.state), all('.decisions .can li').map(one => one.innerText),
          thing.querySelector('.layers').innerText, all('tbody tr').map(row => row.dataset[listener])];
      });";
    let Some(both) = in_both("2.18-load-balancers.html", script) else { return };
    for (language, told) in both {
        let listeners = told.as_array().unwrap();
        for one in listeners {
            let states = one[2].as_array().unwrap();
            assert_eq!(states.as_slice(), &one[5].as_array().unwrap()[..states.len()], "{language}: {one}");
        }
        let [passthrough, tls, alb] = listeners.as_slice() else { panic!("{told}") };
        let shows = |one: &Value, text: &str| one[4].as_str().unwrap().contains(text);
        let can = |one: &Value, text: &str| {
            one[3].as_array().unwrap().iter().any(|said| said.as_str().unwrap().contains(text))
        };
        // The path is hidden to the first, in the clear for the second, and decided by only at the third.
        assert!(!shows(passthrough, "/delivery") && shows(tls, "/delivery") && shows(alb, "/delivery"), "{told}");
        assert!(!can(passthrough, "/delivery") && !can(tls, "/delivery") && can(alb, "/delivery"), "{told}");
        assert!(shows(passthrough, "www.example.link") && !can(alb, "203.0.113.10"), "{told}");
    }
}

#[test]
fn copies_are_shared_by_their_key_and_for_their_time() {
    let script = r"
      const table = all('tbody tr').map(row => [row.cells[0], row.cells[1], row.cells[2], row.cells[3]].map(cell => cell.textContent).join(' '));
      const played = all('.events li').map(one => one.textContent.replace('✘ ', ''));
      const figures = [thing.dataset.figures];
      const results = () => all('.events li').map(one => one.dataset.result[0]).join('');
      const set = (key, value) => { pick(key, value); figures.push(`${results()} ${thing.dataset.figures}`); };
      set('cookies', 'key');
      set('store', 'no');
      set('ttl', '0');
      set('methods', 'get');
      set('ttl', '86400');
      const refused = said();
      pick('store', 'yes');
      pick('cookies', 'none');
      return [table, played, figures, refused, said()];";
    let Some(both) = in_both("2.24-cloudfront.html", script) else { return };
    for (language, told) in both {
        let plain = |texts: &Value| -> Vec<String> {
            let texts = texts.as_array().unwrap().iter();
            texts.map(|text| text.as_str().unwrap().split_whitespace().collect()).collect()
        };
        assert_eq!(plain(&told[0]), plain(&told[1]), "{language}");
        // Requests, copies, asked of the origin, leaks, old pages, refused.
        let figures = [
            "9 4 5 2 1 0",
            // With cookies in the key nobody sees another's page, yet one's own may be old.
            "mmhmpheee 9 2 7 0 1 0",
            // The application says `no-store`: all pages are as they are now, and the file is still a copy.
            "mmhmpeeee 9 1 8 0 0 0",
            "ppppppppp 9 0 9 0 0 0",
            "pppprpppp 9 0 8 0 0 1",
            "mmhmrehee 9 2 6 0 0 1",
        ];
        assert_eq!(told[2], json!(figures), "{language}");
        assert!(told[3].as_str().unwrap().contains('✘') && told[4].as_str().unwrap().contains("EDGE_SHARES_PAGES"));
    }
}

#[test]
fn stickiness_helps_until_a_target_stops() {
    let script = r"
      const table = all('tbody tr').map(row => [...row.cells].map(cell => cell.textContent).join(' '));
      const played = () => all('.events li').map(one => one.textContent.replace('✘ ', ''));
      const first = played();
      const figures = [thing.dataset.figures];
      const whys = [said()];
      const set = (key, value) => { pick(key, value); figures.push(thing.dataset.figures); whys.push(said()); };
      set('sticky', 'on');
      set('session', 'database');
      set('sticky', 'off');
      set('client', 'bare');
      return [table, first, figures, new Set(whys).size];";
    let Some(both) = in_both("2.20-alb-rules.html", script) else { return };
    for (language, told) in both {
        let plain = |texts: &Value| -> Vec<String> {
            let texts = texts.as_array().unwrap().iter();
            texts.map(|text| text.as_str().unwrap().split_whitespace().collect()).collect()
        };
        assert_eq!(plain(&told[0]), plain(&told[1]), "{language}");
        // Times that orders were opened, that a page asked to sign in, that a visitor came to another target.
        assert_eq!(told[2], json!(["6 4 4", "6 2 1", "6 0 1", "6 0 4", "6 6 4"]), "{language}");
        assert_eq!(told[3], json!(5), "{language}");
    }
}

#[test]
fn a_walk_is_stepped_through_and_its_mender_found() {
    let script = r"
      const [next, end, again] = all('.buttons button');
      const shown = () => all('details.walk').filter(walk => !walk.hidden).map(walk => all('.steps > li', walk).filter(step => !step.hidden).length);
      const begun = [shown(), said()];
      next.click();
      next.click();
      const second = shown();
      again.click();
      const walks = all('select option').map((option, at) => {
        const select = thing.querySelector('select');
        select.selectedIndex = at;
        select.dispatchEvent(new Event('change'));
        const { walk } = { walk: all('details.walk').find(walk => !walk.hidden) };
        end.click();
        const over = walk.querySelector('.end');
        const asked = over.hidden;
        const tried = asked ? all('.who button').filter(button => button.value !== walk.dataset.who).map(button => { button.click(); return over.hidden; }) : [];
        if (asked) all('.who button').find(button => button.value === walk.dataset.who).click();
        return [walk.dataset.verdict, asked, tried.every(hidden => hidden), over.hidden, over.innerText.trim().length, end.disabled];
      });
      return [begun, second, walks];";
    let Some(both) = in_both("2.21-dns.html", script) else { return };
    for (language, told) in both {
        assert_eq!(told[0][0], json!([0]), "{language}: {told}");
        assert_eq!(told[1], json!([2]), "{language}");
        let walks = told[2].as_array().unwrap();
        assert!(walks.len() >= 20, "{language}: {}", walks.len());
        for walk in walks {
            // Who has to mend it is asked where something is to be mended, and the end told once it is found.
            assert_eq!(walk[1], json!(walk[0] != "resolves"), "{language}: {walk}");
            assert_eq!(
                [&walk[2], &walk[3], &walk[5]],
                [&json!(true), &json!(false), &json!(true)],
                "{language}: {walk}"
            );
            assert!(walk[4].as_u64().unwrap() > 20, "{language}: {walk}");
        }
    }
}
