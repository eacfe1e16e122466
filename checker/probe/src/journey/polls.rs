//! The polls: questions, a vote on one of them, its results; and votes that are not to count.
//!
//! A vote bears no mark, so that what came of it is read from the numbers of the results, before and after.

use super::Walker;
use super::fill::{Fields, action, choices, choosing, filled, is_token, own_values, without_tokens};
use super::instances::votes_of;
use super::order::taken;
use super::seen::Seen;
use super::showing::{asks_who, links};
use crate::html::{Ask, Document, Form};
use crate::http::Browser;
use reqwest::Url;
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::JoinSet;

/// A question with the form that votes on it.
struct Question {
    url: Url,
    form: Form,
    /// Where its results stand.
    results: Url,
    /// Which of the numbers there grow when somebody only looks: how often a page was seen.
    restless: BTreeSet<usize>,
}

/// Votes that are sent at the same moment.
const VOTERS: usize = 8;

/// An address that belongs to no question: its number is a prime that nobody counts up to.
const NOBODY: &str = "999983";

impl Question {
    /// What is sent to vote for one of its choices.
    fn vote(&self, form: &Form, choice: &Choice) -> Option<(Url, Fields)> {
        let to = action(form, &self.url)?;
        Some((to, choosing(&filled(form, "check-test"), &choice.name, &choice.value)))
    }

    /// The numbers of its results, without those that grow by themselves.
    fn counts(&self, results: &Seen) -> Vec<u64> {
        let all = numbers(results.text()).into_iter().enumerate();
        all.filter(|(place, _)| !self.restless.contains(place)).map(|(_, number)| number).collect()
    }
}

/// What is voted for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    name: String,
    value: String,
}

impl Walker<'_> {
    pub(super) async fn polls(&mut self) {
        let Some(urls) = self.questions().await else { return };
        let Some(first) = self.question(&urls).await else { return };
        let second = match urls.get(1) {
            Some(url) => self.question_at(url).await.1.ok(),
            None => None,
        };
        self.unknown_question(&first).await;
        if self.options.read_only {
            self.told("vote-sent", Vec::new(), "left-out", Vec::new());
            return;
        }
        let Some(at) = self.vote(&first).await else { return };
        self.vote_by_get(&first).await;
        self.vote_for_nothing(&first).await;
        self.vote_of_strangers(&first).await;
        if let Some(second) = &second {
            self.choice_of_other(&first, second).await;
        }
        self.together(&first).await;
        self.votes = match at {
            Some(at) => self.count(&first).await.get(at).copied(),
            None => None,
        };
    }

    /// The list of questions, and where they stand.
    async fn questions(&mut self) -> Option<Vec<Url>> {
        let seen = self.first(&["polls/", "polls", ""].map(str::to_owned)).await?;
        let urls = seen.document().map(|page| of_questions(page, &seen)).unwrap_or_default();
        let word = match seen.document() {
            _ if asks_who(&seen) => "login",
            Some(_) if !urls.is_empty() => "linked",
            Some(page) if page.is_scripted => "scripted",
            Some(_) => "unlinked",
            None if seen.outcome == "json" => "unlinked",
            None => seen.outcome,
        };
        self.told("polls", seen.hops.clone(), word, seen.piece(""));
        self.acting(&seen);
        (!urls.is_empty()).then_some(urls)
    }

    /// Markup that a question's text brings along.
    fn acting(&mut self, seen: &Seen) {
        if seen.document().is_some_and(|page| page.has_acting_text) {
            self.told("question-markup", Vec::new(), "raw", seen.piece(""));
        }
    }

    /// The first question that can be voted on.
    async fn question(&mut self, urls: &[Url]) -> Option<Question> {
        let mut first = None;
        for url in urls.iter().take(4) {
            match self.question_at(url).await {
                (page, Ok(question)) => {
                    self.told("question", page.hops.clone(), "page", page.piece(""));
                    self.acting(&page);
                    self.told("vote-form", Vec::new(), "found", Vec::new());
                    let results = self.see(&question.results).await;
                    self.told("results", results.hops.clone(), results.outcome, results.piece(""));
                    return (results.outcome == "page").then_some(question);
                }
                (page, Err(word)) => first = first.or(Some((page, word))),
            }
        }
        let (seen, word) = first?;
        self.told("question", seen.hops.clone(), seen.outcome, seen.piece(""));
        if seen.outcome == "page" {
            self.told("vote-form", Vec::new(), word, seen.piece(""));
        }
        None
    }

    /// The page of a question, and what it votes by or why it does not.
    async fn question_at(&self, url: &Url) -> (Seen, Result<Question, &'static str>) {
        let seen = self.see(url).await;
        let form = seen.document().and_then(vote_form).cloned();
        match (form, seen.url().cloned()) {
            (Some(form), Some(here)) if form.is_post => {
                let results = self.results(&seen, &here).await;
                let before = numbers(self.see(&results).await.text());
                let _ = self.see(&here).await;
                let after = numbers(self.see(&results).await.text());
                let moved = before.iter().zip(&after).enumerate().filter(|(_, (before, after))| before != after);
                let restless = moved.map(|(place, _)| place).collect();
                (seen, Ok(Question { url: here, form, results, restless }))
            }
            (Some(_), _) => (seen, Err("by-get")),
            _ => {
                let word = if seen.document().is_some_and(|page| page.is_scripted) { "scripted" } else { "absent" };
                (seen, Err(word))
            }
        }
    }

    /// Where the results of a question stand: where its page leads to, where the course has them, or on its own page.
    async fn results(&self, seen: &Seen, here: &Url) -> Url {
        let linked = seen.document().into_iter().flat_map(|page| links(page, here)).map(|(url, _)| url);
        let mut all: Vec<Url> = linked.filter(|url| url.path().contains("result")).take(2).collect();
        let path = here.path().trim_end_matches('/').to_owned();
        for end in ["results/", "results", "result/"] {
            let mut url = here.clone();
            url.set_query(None);
            url.set_path(&format!("{path}/{end}"));
            all.push(url);
        }
        for url in &all {
            if self.see(url).await.outcome == "page" {
                return url.clone();
            }
        }
        // They stand beside the form itself, if its page counts anything.
        let counts =
            numbers(seen.text()).len() >= seen.document().and_then(vote_form).map_or(2, |form| choices(form).count());
        if counts { here.clone() } else { all.pop().unwrap_or_else(|| here.clone()) }
    }

    /// What an address is answered with that belongs to no question.
    async fn unknown_question(&mut self, first: &Question) {
        let Some(parts) = first.url.path_segments() else { return };
        let mut parts: Vec<&str> = parts.collect();
        let Some(last) = parts.iter().rposition(|part| part.chars().any(|c| c.is_ascii_digit())) else { return };
        if let Some(part) = parts.get_mut(last) {
            *part = NOBODY;
        }
        let path = format!("/{}", parts.join("/"));
        let mut url = first.url.clone();
        url.set_path(&path);
        let seen = self.see(&url).await;
        let is_led =
            seen.url().is_some_and(|landed| landed.path().trim_end_matches('/') != url.path().trim_end_matches('/'));
        let word = if seen.outcome == "page" && is_led { "led-away" } else { seen.outcome };
        self.told("question-unknown", seen.hops.clone(), word, seen.piece(""));
    }

    /// A vote by somebody who was not there before: the form opened, and sent.
    async fn cast(&self, question: &Question, change: impl Fn(&Form, Fields) -> Fields) -> Option<Seen> {
        let voter = self.browser.somebody_else();
        let (to, fields) = opened(&voter, question).await?;
        Some(Seen::of(voter.post(&to, &change(&question.form, fields)).await))
    }

    /// The numbers of a question's results.
    async fn count(&self, question: &Question) -> Vec<u64> {
        question.counts(&self.see(&question.results).await)
    }

    /// One vote, which is to count once; and whether those are still there that were counted before a restart. Nothing
    /// where the way ends; else where the number stands that grows, as far as it is known.
    async fn vote(&mut self, question: &Question) -> Option<Option<usize>> {
        let before = self.count(question).await;
        let choice = first_choice(&question.form)?;
        let fresh = self.see(&question.url).await;
        let form = fresh.document().and_then(vote_form).unwrap_or(&question.form);
        let (to, fields) = question.vote(form, &choice)?;
        let sent = self.send(&to, &fields).await;
        self.told("vote-sent", sent.hops.clone(), taken(&sent), sent.piece(""));
        let results = self.see(&question.results).await;
        let after = question.counts(&results);
        let word = grown(&before, &after);
        self.told("vote", results.hops.clone(), word, results.piece(""));
        let at = grown_at(&before, &after);
        let votes = at.and_then(|at| before.get(at).copied());
        if let Some((then, now)) = self.options.before.as_deref().and_then(votes_of).zip(votes) {
            let word = if now < then { "lost" } else { "kept" };
            self.told("votes-kept", results.hops, word, vec![format!("{then} → {now}")]);
        }
        (word == "counted").then_some(at)
    }

    /// Writes down whether something counted that was not to.
    async fn counted(&mut self, step: &str, sent: Option<Seen>, before: &[&[u64]], questions: &[&Question]) {
        let Some(sent) = sent else { return };
        let mut is_same = true;
        for (question, before) in questions.iter().zip(before) {
            is_same &= self.count(question).await == *before;
        }
        let word = match sent.outcome {
            "fault" => "fault",
            _ if is_same => "refused",
            _ => "accepted",
        };
        let piece = sent.piece("");
        self.told(step, sent.hops, word, piece);
    }

    async fn vote_by_get(&mut self, question: &Question) {
        let before = self.count(question).await;
        let Some(choice) = first_choice(&question.form) else { return };
        let Some((mut url, fields)) = question.vote(&question.form, &choice) else { return };
        url.query_pairs_mut().extend_pairs(without_tokens(&question.form, fields));
        let mut opened = self.see(&url).await;
        let mut is_same = self.count(question).await == before;
        // What is chosen may be a part of the address, as some have it.
        if is_same && let Some(bare) = action(&question.form, &question.url) {
            let path = format!("{}/{}/", bare.path().trim_end_matches('/'), choice.value);
            let mut url = bare;
            url.set_path(&path);
            let other = self.see(&url).await;
            if self.count(question).await != before {
                (opened, is_same) = (other, false);
            }
        }
        let word = if is_same { "unchanged" } else { "changed" };
        self.told("vote-get", opened.hops, word, Vec::new());
    }

    async fn vote_for_nothing(&mut self, question: &Question) {
        let Some(choice) = first_choice(&question.form) else { return };
        let before = self.count(question).await;
        let nothing = |_: &Form, mut fields: Fields| {
            fields.retain(|(name, _)| *name != choice.name);
            fields
        };
        let sent = self.cast(question, nothing).await;
        self.counted("vote-none", sent, &[before.as_slice()], &[question]).await;
    }

    async fn vote_of_strangers(&mut self, question: &Question) {
        let before = self.count(question).await;
        let Some(choice) = first_choice(&question.form) else { return };
        let Some((to, all)) = question.vote(&question.form, &choice) else { return };
        let fields = without_tokens(&question.form, all.clone());
        let stranger = self.browser.somebody_else();
        let sent = Seen::of(stranger.post_from(&to, &fields, "https://elsewhere.example").await);
        self.counted("vote-forged", Some(sent), &[before.as_slice()], &[question]).await;
        if fields.len() == all.len() {
            return;
        }
        let before = self.count(question).await;
        let stranger = self.browser.somebody_else();
        let _own = stranger.get(&question.url).await;
        let sent = Seen::of(stranger.post(&to, &all).await);
        self.counted("vote-replayed", Some(sent), &[before.as_slice()], &[question]).await;
    }

    /// A choice of one question, sent to another.
    async fn choice_of_other(&mut self, first: &Question, second: &Question) {
        let (Some(own), Some(other)) = (first_choice(&first.form), first_choice(&second.form)) else { return };
        let is_known = choices(&first.form).any(|(_, value)| value == other.value);
        if own.name != other.name || is_known || own_values(&first.form).count() != own_values(&second.form).count() {
            return;
        }
        let (one, two) = (self.count(first).await, self.count(second).await);
        let sent = self.cast(first, |_, fields| choosing(&fields, &own.name, &other.value)).await;
        self.counted("vote-other-choice", sent, &[one.as_slice(), two.as_slice()], &[first, second]).await;
    }

    /// Votes at the same moment, each of which is to count.
    async fn together(&mut self, question: &Question) {
        let mut last = None;
        for _ in 0..3 {
            let before = self.count(question).await;
            let mut voters = Vec::new();
            for _ in 0..VOTERS {
                let voter = self.browser.somebody_else();
                let Some((to, fields)) = opened(&voter, question).await else { return };
                voters.push((voter, to, fields));
            }
            let mut votes = JoinSet::new();
            for (voter, to, fields) in voters {
                votes.spawn(async move { Seen::of(voter.post(&to, &fields).await) });
            }
            let mut sent = Vec::new();
            while let Some(voted) = votes.join_next().await {
                sent.extend(voted.ok());
            }
            let is_taken = |seen: &&Seen| matches!(taken(seen), "redirected" | "taken" | "page");
            let many = u64::try_from(sent.iter().filter(is_taken).count()).unwrap_or_default();
            let after = self.count(question).await;
            let by = added_by(&before, &after);
            let word = match by {
                Some(by) if by < many => "lost",
                Some(_) => "added",
                None => "unclear",
            };
            let said = vec![format!("{many} → {}", by.unwrap_or_default())];
            let hops = sent.into_iter().next().map(|seen| seen.hops).unwrap_or_default();
            last = Some((hops, word, said));
            if word != "added" {
                break;
            }
        }
        if let Some((hops, word, said)) = last {
            self.told("votes-together", hops, word, said);
        }
    }
}

/// The form as somebody else gets it, filled in.
async fn opened(voter: &Browser, question: &Question) -> Option<(Url, Fields)> {
    let page = Seen::of(voter.get(&question.url).await);
    let form = page.document().and_then(vote_form)?;
    question.vote(form, &first_choice(form)?)
}

/// The form by which something is voted for: it has something to choose, and nothing to write that has to be.
fn vote_form(page: &Document) -> Option<&Form> {
    let worth = |form: &&Form| {
        let has = |ask: Ask| form.fields.iter().any(|field| field.ask == ask && !field.name.is_empty());
        if has(Ask::Password) {
            return 0;
        }
        let choice = if has(Ask::Radio) {
            8
        } else if has(Ask::Select) {
            6
        } else if has(Ask::Check)
            || form.asking(Ask::Button).any(|field| !field.name.is_empty() && !field.value.is_empty())
        {
            4
        } else {
            usize::from(own_values(form).any(|field| !is_token(field))) * 2
        };
        if choice == 0 { 0 } else { choice + usize::from(form.is_post) * 16 }
    };
    page.forms.iter().filter(|form| worth(form) > 0).max_by_key(worth)
}

/// The first of what can be chosen.
fn first_choice(form: &Form) -> Option<Choice> {
    let own = |(name, value): (&str, &str)| Choice { name: name.to_owned(), value: value.to_owned() };
    let radio = form.fields.iter().find(|field| field.ask == Ask::Radio && !field.name.is_empty());
    let radio = radio.map(|field| (field.name.as_str(), field.value.as_str()));
    let hidden =
        || own_values(form).find(|field| !is_token(field)).map(|field| (field.name.as_str(), field.value.as_str()));
    radio.or_else(|| choices(form).next()).or_else(hidden).map(own)
}

/// The pages to which links lead that differ in nothing but in which question they mean.
fn of_questions(page: &Document, seen: &Seen) -> Vec<Url> {
    let Some(here) = seen.url() else { return Vec::new() };
    let mut groups: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for (url, _) in links(page, here) {
        let shape: String = url
            .as_str()
            .split(|c: char| c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("#");
        let group = groups.entry(shape).or_default();
        if url != *here && !group.contains(&url) {
            group.push(url);
        }
    }
    let base = here.path().trim_end_matches('/').to_owned();
    let worth = |(shape, group): &(String, Vec<Url>)| {
        let is_below = group.iter().all(|url| url.path().starts_with(&base) && url.path().len() > base.len());
        let has_number =
            group.iter().all(|url| url.path().chars().any(|c| c.is_ascii_digit()) || url.query().is_some());
        let is_other =
            ["result", "admin", "vote", "order/", "boss", "delivery"].iter().any(|word| shape.contains(word));
        if is_other || !(is_below || shape.contains("poll") || shape.contains("question")) || group.is_empty() {
            0
        } else {
            1 + group.len() + usize::from(has_number) * 100
        }
    };
    groups.into_iter().filter(|group| worth(group) > 0).max_by_key(worth).map(|(_, group)| group).unwrap_or_default()
}

/// The whole numbers that stand in a text; parts of hundred are none.
fn numbers(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let length = from.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(from.len());
        let (number, behind) = from.split_at(length);
        let number = number.trim_end_matches(['.', ',']);
        if !behind.trim_start().starts_with('%')
            && let Ok(number) = number.replace(',', "").parse::<u64>()
        {
            found.push(number);
        }
        rest = behind;
    }
    found
}

/// By how much each number has grown, of those that have; `None` where the two do not match.
fn growth(before: &[u64], after: &[u64]) -> Option<Vec<u64>> {
    if before.len() != after.len() {
        return None;
    }
    let pairs = before.iter().zip(after).filter(|(before, after)| before != after);
    pairs.map(|(before, after)| after.checked_sub(*before)).collect()
}

fn grown(before: &[u64], after: &[u64]) -> &'static str {
    match growth(before, after) {
        Some(by) if by.contains(&1) => "counted",
        Some(by) if by.contains(&2) => "twice",
        Some(by) if by.is_empty() && !before.is_empty() => "not-counted",
        _ => "unclear",
    }
}

/// Where the first number stands that has grown by one; the sum of all may be another.
fn grown_at(before: &[u64], after: &[u64]) -> Option<usize> {
    let is_grown = |(before, after): (&u64, &u64)| before.checked_add(1) == Some(*after);
    (before.len() == after.len()).then(|| before.iter().zip(after).position(is_grown))?
}

fn added_by(before: &[u64], after: &[u64]) -> Option<u64> {
    growth(before, after).map(|by| by.into_iter().min().unwrap_or_default())
}
