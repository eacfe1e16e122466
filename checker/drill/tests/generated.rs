//! Every drill is unsolved at the start, solvable, and never judged wrongly.
//!
//! All single faults, all pairs that can stand together and a sample of triples with `EXHAUSTIVE=1`; a sample without.

use drill::{Course, Drill, LEVELS, mixed};
use judge::Lab;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// One fault in so many is tried, one pair of these in so many, and so many threes.
const FAULTS: usize = 3;
const SAMPLE: u64 = 29;
const THREES: u64 = 120;
const ALL_THREES: u64 = 4000;
const WORKERS: usize = 2;

fn is_exhaustive() -> bool {
    std::env::var_os("EXHAUSTIVE").is_some()
}

fn course() -> Course {
    let lab = |folder: &labs::Folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap();
    Course::new(labs::FOLDERS.iter().map(|folder| (lab(folder), folder)).collect())
}

/// What is wrong with a drill; nothing if it is as it should be.
fn wrong(course: &Course, drill: &Drill) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut judged = |text: &str, is_solved: bool, what: &str| {
        let Some((snapshot, labels)) = course.build(text) else {
            wrong.push(format!("{what}: cannot be built"));
            return;
        };
        let verdict = course.judge(drill, &snapshot, &labels);
        if verdict.is_solved() != is_solved {
            wrong.push(format!("{what}: solved is {}, failing {:?}", verdict.is_solved(), verdict.failing));
        }
        let other = verdict.symptoms.iter().find(|symptom| symptom.message == "drill-symptom-other");
        if let Some(other) = other {
            wrong.push(format!("{what}: nobody says what is noticed of {:?}", other.check));
        }
        if verdict.symptoms.is_empty() == verdict.failing.iter().any(|_| true) {
            wrong.push(format!("{what}: fails without a symptom"));
        }
    };
    let [broken, whole] = drill.as_made();
    judged(&broken, false, "at the start");
    judged(&whole, true, "whole");
    for told in &drill.faults {
        match &told.look {
            None => wrong.push(format!("{}: nothing shows it", told.fault.id)),
            Some(look) => {
                let shows = drill.snapshots.each_ref().map(|snapshot| drill::views(snapshot).get(&look.ask).cloned());
                if shows[0] == shows[1] {
                    wrong.push(format!("{}: {} shows nothing", told.fault.id, look.ask.name()));
                }
            }
        }
    }
    wrong
}

/// The faults that make a drill alone.
fn singles(course: &Course) -> Vec<Drill> {
    let every = if is_exhaustive() { 1 } else { FAULTS };
    let faults: Vec<_> = course.faults().iter().step_by(every).collect();
    let faults = &faults;
    let shares: Vec<Vec<Drill>> = std::thread::scope(|scope| {
        let worker = |worker: usize| {
            scope.spawn(move || {
                faults.iter().skip(worker).step_by(WORKERS).filter_map(|fault| course.drill(&[*fault])).collect()
            })
        };
        let workers: Vec<_> = (0..WORKERS).map(worker).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let mut drills: Vec<Drill> = shares.into_iter().flatten().collect();
    drills.sort_by(|one, other| one.faults[0].fault.id.cmp(&other.faults[0].fault.id));
    drills
}

#[test]
fn each_drill_is_unsolved_and_solvable() {
    let course = course();
    let singles = singles(&course);
    let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for drill in &singles {
        let wrong = wrong(&course, drill);
        if !wrong.is_empty() {
            told.entry(&drill.faults[0].fault.id).or_default().extend(wrong);
        }
    }
    assert!(told.is_empty(), "{} of {}: {told:#?}", told.len(), singles.len());
    let chapters: BTreeSet<&str> = singles.iter().map(|drill| drill.faults[0].fault.chapter()).collect();
    assert_eq!(chapters, BTreeSet::from(["1", "2"]));
    println!("{} of {} faults make a drill", singles.len(), course.faults().len());
    let least = if is_exhaustive() { 200 } else { 200 / FAULTS };
    assert!(singles.len() > least, "only {} faults", singles.len());
    let faults: Vec<_> = singles.iter().map(|drill| &drill.faults[0].fault).collect();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for one in 0..faults.len() {
        for other in one + 1..faults.len() {
            let is_tried = is_exhaustive() || mixed((one * faults.len() + other) as u64).is_multiple_of(SAMPLE);
            if is_tried && faults[one].base.name == faults[other].base.name {
                sets.push(vec![one, other]);
            }
        }
    }
    for number in 0..if is_exhaustive() { ALL_THREES } else { THREES } {
        let at = |place: u64| usize::try_from(mixed(number * 3 + place) % faults.len() as u64).unwrap();
        let set = BTreeSet::from([at(0), at(1), at(2)]);
        if set.len() == 3 && set.iter().all(|at| faults[*at].base.name == faults[*set.first().unwrap()].base.name) {
            sets.push(set.into_iter().collect());
        }
    }
    let made = [const { AtomicUsize::new(0) }; 4];
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let (course, faults, sets, made) = (&course, &faults, &sets, &made);
        let workers: Vec<_> = (0..WORKERS)
            .map(|worker| {
                scope.spawn(move || {
                    let mut wrongs = Vec::new();
                    for set in sets.iter().skip(worker).step_by(WORKERS) {
                        let set: Vec<_> = set.iter().map(|at| faults[*at]).collect();
                        let Some(drill) = course.drill(&set) else { continue };
                        made[set.len()].fetch_add(1, Ordering::Relaxed);
                        let names: Vec<&str> = set.iter().map(|fault| fault.id.as_str()).collect();
                        wrongs.extend(
                            wrong(course, &drill).iter().map(|wrong| format!("{}: {wrong}", names.join(" + "))),
                        );
                    }
                    wrongs
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let [twos, threes] = [2, 3].map(|count: usize| made[count].load(Ordering::Relaxed));
    println!("{} single faults, {twos} pairs, {threes} threes of {} sets", singles.len(), sets.len());
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    let least = if is_exhaustive() { (2000, 100) } else { (20, 3) };
    assert!(twos > least.0 && threes > least.1, "{twos} pairs, {threes} threes");
}

#[test]
fn a_seed_is_one_drill() {
    let (one, other) = (course(), course());
    for level in LEVELS {
        for seed in [1, 2, 4711] {
            let (one, other) = (one.choose(seed, level).unwrap(), other.choose(seed, level).unwrap());
            let names = |drill: &Drill| drill.faults.iter().map(|told| told.fault.id.clone()).collect::<Vec<_>>();
            assert_eq!((names(&one), one.as_made()), (names(&other), other.as_made()));
            assert_eq!(one.faults.len(), usize::from(level));
            // Odd seeds are of the first chapter.
            let chapter = if seed % 2 == 1 { "1" } else { "2" };
            assert!(one.faults.iter().all(|told| told.fault.chapter() == chapter), "{seed} {level}: {:?}", names(&one));
        }
    }
    // What a learner gets is the same network, and shows nothing of what was changed last.
    for seed in [1, 2] {
        let drill = one.choose(seed, 1).unwrap();
        let (text, [made, _]) = (drill.start(), drill.as_made());
        let [text, made] = [&text, &made].map(|text| text.parse::<world::World>().unwrap());
        assert!(text.is_same_network(&made) && text.to_string() == drill.start());
        assert!(!text.to_string().contains('#'));
    }
    let many: BTreeSet<_> = (0..200).filter_map(|seed| Some(one.first(seed, 1)?.id.clone())).collect();
    assert!(many.len() > 80, "{}", many.len());
}

/// The drills that a class meets are the same everywhere: what a seed means changes only with the labs.
#[test]
fn faults_are_told_in_both_languages() {
    let course = course();
    let catalogues = messages::Language::ALL.map(messages::Catalogue::new);
    for seed in 1..9 {
        let drill = course.choose(seed, 1).unwrap();
        for words in &catalogues {
            for symptom in &drill.symptoms {
                assert!(words.has(symptom.message), "{}", symptom.message);
            }
            assert!(words.has_attribute(drill.faults[0].code, "title"), "{}", drill.faults[0].code);
        }
    }
}
