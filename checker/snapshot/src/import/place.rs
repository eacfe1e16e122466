//! Which account and Region a file speaks of: by its folders, else by what is in it.

use crate::ask::Output;
use crate::document::Call;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// What the folders of a file say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) account: Option<String>,
    pub(super) region: Option<String>,
}

/// The folders of a path, and its name.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rfind(['/', '\\']).map_or(("", path), |slash| (&path[..slash], &path[slash + 1..]))
}

/// The folder that has a folder for each Region, or the file's own: what one account's files have in common.
pub(super) fn root(path: &str) -> &str {
    let (folders, _) = split(path);
    let (above, last) = split(folders);
    if is_region(last) { above } else { folders }
}

/// Reads `…/accounts/<id>/<region>/…`, `…/<id>/<region>/…` and `…/<region>/…`; the innermost folder counts.
pub(super) fn hint(path: &str) -> Hint {
    let (folders, _) = split(path);
    let folders: Vec<&str> = folders.split(['/', '\\']).collect();
    let region = folders.iter().rev().find(|folder| is_region(folder)).map(|&folder| folder.to_owned());
    let account = folders.windows(2).rev().find_map(|pair| match pair {
        ["accounts", id] if is_account(id) => Some((*id).to_owned()),
        [id, region] if is_account(id) && is_region(region) => Some((*id).to_owned()),
        _ => None,
    });
    Hint { account, region }
}

/// Accounts and Regions that the contents of files name as their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    /// Accounts that own what nobody else is shown: instances, the default VPC.
    own: BTreeSet<String>,
    accounts: BTreeSet<String>,
    regions: BTreeSet<String>,
    /// The Regions without those that are named by what lies in one Region wherever the rest does: they say nothing of
    /// other files.
    home: BTreeSet<String>,
}

impl Evidence {
    /// Adds what one answer says about itself.
    pub(super) fn add(&mut self, call: &Call) {
        let mut own = Self::default();
        own.look_at(call);
        let anywhere =
            call.known().is_some_and(|ask| ask.row().second.is_some() || ask.row().service.global().is_some());
        if !anywhere {
            self.home.extend(own.regions.iter().cloned());
        }
        self.own.extend(own.own);
        self.accounts.extend(own.accounts);
        self.regions.extend(own.regions);
    }

    fn look_at(&mut self, call: &Call) {
        self.accounts.extend(call.account.clone());
        self.regions.extend(call.region.clone());
        match &call.output {
            // The Regions of the world say nothing about where the question was asked.
            None | Some(Output::DescribeRegions(_) | Output::GetCallerIdentity(_)) => {}
            Some(output) => {
                self.own.extend(own(output));
                // As text, of which nothing is built: an answer as a tree takes ten times its size.
                if let Ok(text) = serde_json::to_string(output) {
                    let _ =
                        Walk { evidence: self, name: "" }.deserialize(&mut serde_json::Deserializer::from_str(&text));
                }
                for value in call.input.values().filter_map(Value::as_str) {
                    self.text("Arn", value);
                }
            }
        }
    }

    /// Adds what another file says, whose folders say more of it.
    pub(super) fn join(&mut self, other: &Self, hint: &Hint) {
        match &hint.account {
            Some(account) => drop(self.own.insert(account.clone())),
            None => {
                self.own.extend(other.own.iter().cloned());
                self.accounts.extend(other.accounts.iter().cloned());
            }
        }
        match &hint.region {
            Some(region) => drop(self.regions.insert(region.clone())),
            None => self.regions.extend(other.home.iter().cloned()),
        }
    }

    /// The several accounts that are named, or no text.
    pub(super) fn accounts(&self) -> String {
        several(if self.own.is_empty() { &self.accounts } else { &self.own })
    }

    /// The several Regions that are named, or no text.
    pub(super) fn regions(&self) -> String {
        several(&self.regions)
    }

    /// The account, if what nobody else is shown agrees, or else all that is said.
    pub(super) fn account(&self) -> Option<&str> {
        if self.own.is_empty() { only(&self.accounts) } else { only(&self.own) }
    }

    /// The Region, if all that is said agrees.
    pub(super) fn region(&self) -> Option<&str> {
        only(&self.regions)
    }

    fn text(&mut self, name: &str, text: &str) {
        match name {
            "OwnerId" | "AwsAccountId" if is_account(text) => drop(self.accounts.insert(text.to_owned())),
            "AvailabilityZone" | "ZoneName" => self.regions.extend(region_of_zone(text)),
            "AwsRegion" | "RegionName" if is_region(text) => drop(self.regions.insert(text.to_owned())),
            "PrefixListName" => {
                let region = text.strip_prefix("com.amazonaws.").and_then(|rest| rest.split('.').next());
                self.regions.extend(region.filter(|region| is_region(region)).map(str::to_owned));
            }
            _ if name.ends_with("Arn") => {
                // arn:partition:service:region:account:resource
                let mut parts = text.split(':').skip(3);
                self.regions.extend(parts.next().filter(|region| is_region(region)).map(str::to_owned));
                self.accounts.extend(parts.next().filter(|account| is_account(account)).map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// Reads a value for what its texts say.
struct Walk<'e, 'n> {
    evidence: &'e mut Evidence,
    /// The member that holds it.
    name: &'n str,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.evidence.text(self.name, text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        // A list of texts says nothing of its own place.
        while list.next_element_seed(Walk { evidence: &mut *self.evidence, name: "" })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<Cow<'de, str>>()? {
            // These tell of the other side.
            if name.ends_with("VpcInfo") || name.ends_with("TgwInfo") {
                members.next_value::<IgnoredAny>()?;
            } else {
                members.next_value_seed(Walk { evidence: &mut *self.evidence, name: &name })?;
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The owners of what an account does not share.
fn own(output: &Output) -> Vec<String> {
    let owners: Vec<&Option<String>> = match output {
        Output::DescribeInstances(list) => list.iter().map(|one| &one.owner_id).collect(),
        Output::DescribeVpcs(list) => {
            list.iter().filter(|one| one.is_default == Some(true)).map(|one| &one.owner_id).collect()
        }
        _ => Vec::new(),
    };
    owners.into_iter().flatten().filter(|owner| is_account(owner)).cloned().collect()
}

fn several(all: &BTreeSet<String>) -> String {
    if all.len() > 1 { all.iter().map(String::as_str).collect::<Vec<_>>().join(", ") } else { String::new() }
}

fn only(all: &BTreeSet<String>) -> Option<&str> {
    let mut all = all.iter();
    all.next().filter(|_| all.next().is_none()).map(String::as_str)
}

/// Whether a text is an account's number.
pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The beginnings of Regions' names, in all partitions.
const AREAS: [&str; 16] = [
    "af", "ap", "ca", "cn", "eu", "eu-isoe", "eusc-de", "il", "me", "mx", "sa", "us", "us-gov", "us-iso", "us-isob",
    "us-isof",
];
const DIRECTIONS: [&str; 9] =
    ["central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];

/// Whether a text can only be a Region's name: `ap-northeast-2`, `us-gov-west-1`. Other names that end so, like
/// `shop-db-1`, are people's.
pub(crate) fn is_region(text: &str) -> bool {
    let Some((front, number)) = text.rsplit_once('-') else { return false };
    let Some((area, direction)) = front.rsplit_once('-') else { return false };
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && AREAS.contains(&area) && DIRECTIONS.contains(&direction)
}

/// `ap-northeast-2a` lies in `ap-northeast-2`, the Local Zone `us-west-2-lax-1a` in `us-west-2`.
fn region_of_zone(zone: &str) -> Option<String> {
    let digit = zone.find(|c: char| c.is_ascii_digit())?;
    let end = zone[digit..].find(|c: char| !c.is_ascii_digit()).map_or(zone.len(), |length| digit + length);
    Some(zone[..end].to_owned()).filter(|region| is_region(region))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_told_from_other_words() {
        for region in ["ap-northeast-2", "us-gov-west-1", "il-central-1", "eusc-de-east-1", "us-isob-east-1"] {
            assert!(is_region(region), "{region}");
        }
        for other in [
            "lab-1",
            "demo",
            "ap-northeast-2a",
            "2026-11-02",
            "my-vpc-exports-of-day-1",
            "-a-1",
            "us-east-",
            "US-EAST-1",
        ] {
            assert!(!is_region(other), "{other}");
        }
        assert_eq!(region_of_zone("ap-northeast-2c").as_deref(), Some("ap-northeast-2"));
        assert_eq!(region_of_zone("us-west-2-lax-1a").as_deref(), Some("us-west-2"));
        assert_eq!(region_of_zone("all"), None);
        assert_eq!(region_of_zone("한국2"), None);
    }

    #[test]
    fn the_innermost_folder_counts() {
        let hinted = |account: Option<&str>, region: Option<&str>| Hint {
            account: account.map(str::to_owned),
            region: region.map(str::to_owned),
        };
        assert_eq!(hint("ap-northeast-2/Vpcs.json"), hinted(None, Some("ap-northeast-2")));
        assert_eq!(
            hint("x\\accounts\\111122223333\\us-east-1\\a.json"),
            hinted(Some("111122223333"), Some("us-east-1"))
        );
        assert_eq!(hint("111122223333/us-east-1/a.json"), hinted(Some("111122223333"), Some("us-east-1")));
        assert_eq!(hint("111122223333/a.json"), Hint::default());
        assert_eq!(hint("us-east-1.json"), Hint::default());
        assert_eq!(hint("us-east-1/old/eu-west-1/a.json"), hinted(None, Some("eu-west-1")));
        assert_eq!(hint("accounts/kim/a.json"), Hint::default());
    }
}
