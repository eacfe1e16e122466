//! What the words cost when a program starts.

use divan::{Bencher, black_box};
use messages::{Catalogue, Language, codes};

fn main() {
    divan::main();
}

/// A run that passes: the frame and the remarks.
#[divan::bench]
fn first_words(bencher: Bencher) {
    bencher.bench(|| {
        let catalogue = Catalogue::new(black_box(Language::Ko));
        (catalogue.message("status-pass", &[]), catalogue.message("seen-no-flow", &[]))
    });
}

/// Every message of every file is looked for: the worst case.
#[divan::bench]
fn every_code(bencher: Bencher) {
    bencher.bench(|| {
        let catalogue = Catalogue::new(black_box(Language::Ko));
        codes()
            .iter()
            .map(|code| catalogue.message(&code.code, &[("resource", "rtb-0abc".into())]).len())
            .sum::<usize>()
    });
}

/// One message of a catalogue that is in use.
#[divan::bench]
fn one_message(bencher: Bencher) {
    let catalogue = Catalogue::new(Language::Ko);
    bencher.bench_local(|| catalogue.message("NO_ROUTE_TO_DESTINATION", &[("resource", "rtb-0abc".into())]));
}
