//! The evidence of `check serve`: an account, what the command line names, practice worlds; judged as by `check LABS`.
//!
//! The labs, `course.toml` and the files are read anew for each question: a learner edits them while the server runs.
//! Nothing that a page sends is ever taken for the name of a file.

use crate::answers;
use crate::case::{self, Case};
use crate::cli::{self, Declared, Probing, Serve};
use crate::course::Course;
use crate::evidence::{self, Evidence};
use crate::failure::Failure;
use crate::flow;
use crate::judging::{self, Judging, Said};
use crate::library::{Library, Solved};
use crate::progress::{Beside, State, Store};
use crate::reasons;
use crate::watch;
use crate::words::Saying;
use companion::{Asked, By, Choice, For, History, Listener, Step};
use judge::{Answers, EvidenceLevel, Lab, LabStatus, Report};
use messages::Catalogue;
use reach::{Flow, Network};
use report::safe;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

/// The evidence of a command line.
///
/// # Errors
/// A file that it names cannot be read, or nobody may say which account is meant.
pub(super) fn of(args: &Serve, words: &Catalogue) -> Result<Box<dyn companion::Source>, Failure> {
    Library::open(args.library.labs_dir.as_deref())?;
    if let Some(path) = &args.source.snapshot {
        evidence::snapshot(path, words)?;
    }
    Ok(Box::new(Evidences {
        #[cfg(feature = "live")]
        // Who is asked for a profile is asked now, where somebody reads the terminal.
        options: args.source.is_account().then(|| crate::live::options(&args.source.account, &Course::find()?, words)),
        source: args.source.clone(),
        labs: args.library.labs_dir.clone(),
        declared: Declared { vpc: args.vpc.clone(), ..Declared::default() },
        nothing: Declared::default(),
        probing: Probing::default(),
    }))
}

/// Where all evidence of a server comes from.
struct Evidences {
    source: cli::Source,
    labs: Option<PathBuf>,
    declared: Declared,
    /// What is said beside a practice world.
    nothing: Declared,
    probing: Probing,
    /// How the account is asked, or why it is not; nothing where the command line names other evidence.
    #[cfg(feature = "live")]
    options: Option<Result<collect::Options, Failure>>,
}

impl Evidences {
    fn library(&self) -> Result<Library, Failure> {
        Library::open(self.labs.as_deref())
    }

    /// Whether an account is among the evidence.
    fn is_account(&self) -> bool {
        cfg!(feature = "live") && self.source.is_account()
    }

    /// What the command line names, by what people call it; practice is none: its worlds can be chosen one by one.
    fn given(&self) -> Option<String> {
        let file = self.source.snapshot.as_ref().or(self.source.plan.as_ref()).or(self.source.template.as_ref());
        let snapshot = file.map(|path| path.to_string_lossy().into_owned());
        snapshot.or_else(|| self.source.world.clone()).map(|place| safe::line(&place).into_owned())
    }

    /// A lab with those that it rests on, ready to be judged by evidence of a level.
    fn judging(&self, lab: &str, library: &Library, level: EvidenceLevel) -> Result<Judging<'_>, Failure> {
        // What a learner has written down is about the own account and nobody else's.
        let is_practice = level == EvidenceLevel::Practice;
        let course = if is_practice { Course::default() } else { Course::find()? };
        let said = Said {
            declared: if is_practice { &self.nothing } else { &self.declared },
            no_probes: false,
            probing: &self.probing,
            my_ip: None,
        };
        Ok(Judging { said, selection: library.select(&[lab.to_owned()])?, course })
    }

    fn look(&self, of: For<'_>, by: &By, words: &Catalogue, listener: &Listener) -> Result<Evidence, Failure> {
        let library = self.library()?;
        let asked = asked(of, &library);
        match by {
            By::Account => self.account(of, &library, listener),
            By::Given if self.given().is_none() => Err(Failure::usage(Saying::new("panel-odd-request"))),
            By::Given => match evidence::named(&self.source, &library, &asked, words)? {
                Some(evidence) if evidence.level != EvidenceLevel::Practice => {
                    self.completed(of, &library, evidence, listener)
                }
                Some(evidence) => Ok(evidence),
                None => Err(Failure::usage(Saying::new("panel-odd-request"))),
            },
            By::World(name) => {
                let Solved { text, place } = world(name, &library, &asked)?;
                evidence::written(&text, &place, &library)
            }
            By::Text(text) => evidence::written(text, &words.message("panel-world-place", &[]), &library),
        }
    }

    /// Evidence of a lab with what only a try shows.
    fn completed(
        &self,
        of: For<'_>,
        library: &Library,
        mut evidence: Evidence,
        listener: &Listener,
    ) -> Result<Evidence, Failure> {
        if let For::Lab(lab) = of {
            let trying = |what: &str| listener.tell(Step::Trying(what.to_owned()));
            self.judging(lab, library, evidence.level)?.complete(&mut evidence, &trying)?;
        }
        Ok(evidence)
    }

    #[cfg(feature = "live")]
    fn account(&self, of: For<'_>, library: &Library, listener: &Listener) -> Result<Evidence, Failure> {
        let options = match &self.options {
            Some(Ok(options)) => options,
            Some(Err(failure)) => return Err(failure.clone()),
            None => return Err(Failure::usage(Saying::new("panel-odd-request"))),
        };
        let plan = match of {
            For::Lab(lab) => {
                let calls = judge::needs(&library.select(&[lab.to_owned()])?.labs).all();
                if calls.is_empty() {
                    return self.completed(of, library, evidence::none(), listener);
                }
                access::Plan::new(calls)
            }
            For::Network => access::Plan::new(reach::evidence::NETWORK.iter().copied()),
        };
        // Whoever has gone needs no evidence: nothing is made of this.
        let Some(snapshot) = crate::live::collect_for(listener, &plan, options)? else { return Ok(evidence::none()) };
        let found = evidence::edited(&self.source, evidence::live(snapshot))?;
        self.completed(of, library, found, listener)
    }

    #[cfg(not(feature = "live"))]
    #[expect(clippy::unused_self, reason = "the same call in both builds")]
    fn account(&self, _: For<'_>, _: &Library, _: &Listener) -> Result<Evidence, Failure> {
        Err(crate::offline::no_account())
    }

    fn judged(&self, lab: &str, evidence: &Evidence, words: &Catalogue) -> Result<Report, Failure> {
        let library = self.library()?;
        let is_practice = evidence.level == EvidenceLevel::Practice;
        let given = if is_practice { answers::solved(&library, words)? } else { Answers::new() };
        self.judging(lab, &library, evidence.level)?.report(evidence, &given, is_practice, false, Some(&library))
    }

    fn text_of(&self, of: For<'_>, name: &str) -> Result<String, Failure> {
        let library = self.library()?;
        let Solved { text, place } = world(name, &library, &asked(of, &library))?;
        let world = library.bases().read(&text).map_err(|error| reasons::odd_world(&error, &text, &place))?;
        Ok(case::to_mend(world.base(), &world.edit_lines(), ""))
    }
}

impl companion::Source for Evidences {
    fn choices(&self, of: For<'_>, words: &Catalogue) -> Vec<Choice> {
        let Ok(library) = self.library() else { return Vec::new() };
        let mut choices = Vec::new();
        let mut choose = |by, title| choices.push(Choice { by, title });
        if let For::Lab(lab) = of
            && library.folder(lab).and_then(|folder| library.lab(folder)).is_ok_and(|lab| lab.is_on_paper())
        {
            return choices;
        }
        if self.is_account() {
            choose(By::Account, words.message("panel-account", &[]));
        }
        if let Some(place) = self.given() {
            choose(By::Given, words.message("panel-given", &[("place", place.into())]));
        }
        match of {
            For::Lab(lab) => {
                let Ok(folder) = library.folder(lab) else { return choices };
                let id = folder.id();
                // What a world is called says what is wrong with it.
                for (case, number) in case::cases(folder).filter(Case::is_broken).zip(1_usize..) {
                    let title = words.message("panel-broken", &[("number", number.into())]);
                    choose(By::World(format!("{id}/{}", case.name)), title);
                }
                choose(By::World(format!("{id}/solved")), words.message("panel-solved", &[]));
            }
            For::Network => {
                choose(By::World("solved".to_owned()), words.message("panel-solved", &[]));
                for base in world::bases().iter().filter(|base| base.name != "solved") {
                    let title = words.message("panel-base", &[("name", base.name.as_str().into())]);
                    choose(By::World(base.name.clone()), title);
                }
            }
        }
        choices
    }

    fn lab(&self, id: &str) -> Option<Lab> {
        let library = self.library().ok()?;
        let folder = library.folder(id).ok()?;
        library.lab(folder).ok()
    }

    fn text(&self, of: For<'_>, world: &str, words: &Catalogue) -> Result<String, String> {
        self.text_of(of, world).map_err(|failure| failure.say(words))
    }

    fn look(&self, of: For<'_>, by: &By, words: &Catalogue, listener: &Listener) -> Result<Evidence, String> {
        Evidences::look(self, of, by, words, listener).map_err(|failure| failure.say(words))
    }

    fn judge(&self, lab: &str, evidence: &Evidence, words: &Catalogue) -> Result<Report, String> {
        self.judged(lab, evidence, words).map_err(|failure| failure.say(words))
    }

    fn remember(&self, report: &Report, evidence: &Evidence, words: &Catalogue) -> Option<String> {
        judging::remember(report, evidence, &Beside::default(), words).filter(|remarks| !remarks.is_empty())
    }

    fn history(&self, lab: &str) -> Option<History> {
        let (progress, _) = Store::open()?.read();
        let known = progress.of_lab(lab)?;
        Some(History {
            passed: known.passed.as_deref().map(here),
            judged: here(&known.judged),
            status: match known.status {
                State::Pass => LabStatus::Pass,
                State::Fail => LabStatus::Fail,
                State::Unknown => LabStatus::Unknown,
            },
        })
    }

    fn flow(&self, asked: &Asked, network: &Network<'_>, words: &Catalogue) -> Result<Flow, String> {
        let Asked { from, to, protocol, port } = asked;
        let asked = flow::Asked { from, to, protocol, port: *port, source_port: None };
        flow::flow(&asked, network).map_err(|failure| failure.say(words))
    }

    fn mark(&self) -> Option<u64> {
        let files: Vec<PathBuf> =
            evidence::files(&self.source).into_iter().chain(self.source.what_if.clone()).collect();
        if files.is_empty() {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        watch::states(&files).hash(&mut hasher);
        Some(hasher.finish())
    }
}

/// The labs that worlds are asked for: one, or those of the folder that was given.
fn asked(of: For<'_>, library: &Library) -> Vec<String> {
    match of {
        For::Lab(lab) => vec![lab.to_owned()],
        For::Network => library.added(),
    }
}

/// A world by its name, and never by that of a file.
fn world(name: &str, library: &Library, asked: &[String]) -> Result<Solved, Failure> {
    let unknown = || Failure::usage(Saying::new("world-unknown").with("world", name));
    evidence::named_world(name, library, asked)?.ok_or_else(unknown)
}

/// A moment where the learner is, to the minute; what is none stays as it was written.
fn here(moment: &str) -> String {
    match moment.parse::<jiff::Timestamp>() {
        Ok(moment) => moment.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => safe::line(moment).into_owned(),
    }
}
