//! What a page may ask, and who answers.

use crate::network::{self, Asked};
use crate::{boards, fault, plan, routes};
use judge::Lab;
use messages::{Catalogue, Language};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use world::{Bases, Built, WorldError};

/// An account for what needs none.
const NOTHING: &str = "world 1\nbase empty\n";

/// A question, by its name: `{"judge": {"lab": "lab-1.12", "world": "world 1\n…"}}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Question {
    /// Takes the words of a language, as [`crate::words`] wrote them, in the place of those before.
    Words {
        /// `ko` or `en`.
        lang: String,
        /// The files of its catalogue.
        topics: Vec<String>,
    },
    /// Takes labs, as [`crate::lab`] wrote them, beside those before.
    Labs {
        /// Each `lab.toml`.
        specs: Vec<String>,
        /// Worlds that others start from, beside the course's own: their names and texts.
        #[serde(default)]
        bases: Vec<(String, String)>,
    },
    /// A world as a learner finds it: spelled out, without what gives its mistakes away.
    Open {
        /// The text of a world.
        world: String,
    },
    /// Whether a text is a world, and if not, what is wrong in which line.
    Read {
        /// The text of a world.
        world: String,
    },
    /// The report on a lab.
    Judge {
        /// The lab's id.
        lab: String,
        /// The text of a world.
        world: String,
        /// The learner's domain.
        #[serde(default)]
        domain: Option<String>,
        /// The ports beside 22 on which ssh listens.
        #[serde(default)]
        ssh_ports: Vec<u16>,
    },
    /// Where a packet goes, step by step.
    Trace {
        /// The text of a world.
        world: String,
        /// The packet.
        path: Asked,
    },
    /// The map of a world, with a packet's path over it if one is asked for.
    Map {
        /// The text of a world.
        world: String,
        /// The packet.
        #[serde(default)]
        path: Option<Asked>,
        /// What the ids in the drawing begin with.
        #[serde(default)]
        prefix: String,
    },
    /// The report on the board of an event storming, and its picture.
    Board {
        /// The lab's id.
        lab: String,
        /// The text of the board.
        board: String,
        /// What the ids in the drawing begin with.
        #[serde(default)]
        prefix: String,
    },
    /// What a route table does with a packet of an end that uses it.
    Lookup {
        /// The text of a world.
        world: String,
        /// The table's label.
        table: String,
        /// The packet.
        path: Asked,
    },
    /// A sentence of the words.
    Say {
        /// Its id.
        id: String,
        /// Its values.
        #[serde(default)]
        values: BTreeMap<String, Said>,
    },
    /// A VPC's block shared out among subnets.
    Plan {
        /// The block of the VPC.
        vpc: String,
        /// The blocks of the subnets.
        subnets: Vec<String>,
    },
}

/// A value in a sentence.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Said {
    /// A number, which can choose a plural.
    Number(u32),
    /// Anything else.
    Text(String),
}

/// What a page has loaded.
#[derive(Debug)]
pub struct Engine {
    words: Catalogue,
    labs: Vec<Lab>,
    brought: Vec<(String, String)>,
    bases: Bases,
}

impl Default for Engine {
    fn default() -> Self {
        let words = Catalogue::of(Language::En, Vec::new());
        Self { words, labs: Vec::new(), brought: Vec::new(), bases: Bases::default() }
    }
}

impl Engine {
    /// Answers a question; whatever it is, the answer is a JSON object.
    pub fn answer(&mut self, question: &str) -> String {
        match serde_json::from_str(question) {
            Ok(question) => self.answered(question),
            Err(error) => unasked(&error),
        }
        .unwrap_or_else(|fault| json!({ "fault": fault }))
        .to_string()
    }

    fn answered(&mut self, question: Question) -> Result<serde_json::Value, String> {
        match question {
            Question::Words { lang, topics } => {
                self.words = Catalogue::of(lang.parse().unwrap_or(Language::En), topics);
                Ok(json!({ "lang": self.words.language().as_str() }))
            }
            Question::Labs { specs, bases } => self.load(&specs, bases),
            Question::Open { world } => self.opened(&world),
            Question::Read { world } => Ok(match self.build(&world) {
                Ok(built) => json!({ "labels": network::labels(&built) }),
                Err(error) => fault::told(&error, &world, &self.words),
            }),
            Question::Judge { lab, world, domain, ssh_ports } => {
                let built = self.built(&world)?;
                let declared = network::Declared { domain: domain.as_deref(), ssh_ports: &ssh_ports, answers: None };
                network::judged((&self.labs, &self.words), &built, &lab, &declared)
            }
            Question::Trace { world, path } => network::traced(&self.built(&world)?, &path, &self.words),
            Question::Map { world, path, prefix } => {
                network::drawn(&self.built(&world)?, path.as_ref(), &prefix, &self.words)
            }
            Question::Board { lab, board, prefix } => {
                let nothing = self.built(NOTHING)?;
                boards::judged((&self.labs, &self.words), &nothing, &lab, &board, &prefix)
            }
            Question::Lookup { world, table, path } => {
                routes::looked_up(&self.built(&world)?, &table, &path, &self.words)
            }
            Question::Say { id, values } => {
                let values: Vec<(&str, messages::Value<'_>)> =
                    values.iter().map(|(name, said)| (name.as_str(), said.value())).collect();
                Ok(json!({ "text": self.words.message(&id, &values) }))
            }
            Question::Plan { vpc, subnets } => Ok(plan::judged(&vpc, &subnets)),
        }
    }

    fn load(&mut self, specs: &[String], bases: Vec<(String, String)>) -> Result<serde_json::Value, String> {
        for spec in specs {
            let lab = Lab::parse(spec).map_err(|error| format!("lab.toml:{}:{}", error.line, error.column))?;
            self.labs.retain(|known| known.id != lab.id);
            self.labs.push(lab);
        }
        self.brought.extend(bases);
        self.bases = Bases::new(self.brought.iter().cloned());
        Ok(json!({ "labs": self.labs.iter().map(|lab| lab.id.as_str()).collect::<Vec<_>>() }))
    }

    fn opened(&self, text: &str) -> Result<serde_json::Value, String> {
        let said = proof::Given::read(text);
        let world = self.bases.read(text).map_err(|error| self.faulty(&error))?;
        let text = world::spelled_out(world.base(), &world.edit_lines());
        Ok(json!({ "world": text, "domain": said.domain, "ssh_ports": said.ssh_ports }))
    }

    fn build(&self, text: &str) -> Result<Built, WorldError> {
        self.bases.read(text)?.build()
    }

    fn built(&self, text: &str) -> Result<Built, String> {
        self.build(text).map_err(|error| self.faulty(&error))
    }

    fn faulty(&self, error: &WorldError) -> String {
        format!("{}: {}", error.line, fault::sentence(&error.fault, &self.words))
    }
}

impl Said {
    fn value(&self) -> messages::Value<'_> {
        match self {
            Self::Number(number) => (*number).into(),
            Self::Text(text) => text.as_str().into(),
        }
    }
}

/// What is no question is told as the reader of JSON tells it: only a program could have asked it.
fn unasked(error: &serde_json::Error) -> Result<serde_json::Value, String> {
    Err(error.to_string())
}
