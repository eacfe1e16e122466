//! Turns the SDK's types into the shapes of a snapshot, one file per area of the API.
//!
//! Enums become the very text of the wire, also values that the SDK does not know; times become text as the AWS CLI
//! prints it. Every shape is written out field by field, so that a new field of a shape does not compile until it is
//! filled here.

use aws_sdk_ec2::types::Tag;
use aws_smithy_types::DateTime;
use snapshot::Time;
use snapshot::shapes::Tags;

pub(crate) mod account;
mod cache;
pub(crate) mod certificate;
pub(crate) mod cloudfront;
pub(crate) mod database;
pub(crate) mod elb;
pub(crate) mod gateway;
pub(crate) mod host;
pub(crate) mod interface;
pub(crate) mod network;
pub(crate) mod route53;
pub(crate) mod transit;

fn list<T, U>(from: Option<Vec<T>>, convert: impl FnMut(T) -> U) -> Vec<U> {
    from.unwrap_or_default().into_iter().map(convert).collect()
}

fn id<T: From<String>>(from: Option<String>) -> T {
    from.unwrap_or_default().into()
}

fn link<T: From<String>>(from: Option<String>) -> Option<T> {
    from.map(Into::into)
}

fn links<T: From<String>>(from: Option<Vec<String>>) -> Vec<T> {
    list(from, Into::into)
}

fn word<T: AsRef<str>>(from: Option<T>) -> Option<String> {
    from.map(|value| value.as_ref().to_owned())
}

/// The word that the SDK puts where a word is missing that AWS's model requires.
const NOT_SAID: &str = "no value was set";

/// A word that AWS's model requires.
fn required<T: AsRef<str>>(from: &T) -> Option<String> {
    let word = from.as_ref();
    (word != NOT_SAID).then(|| word.to_owned())
}

/// Text that AWS's model requires; the SDK puts an empty one where it is missing.
fn text(from: String) -> Option<String> {
    (!from.is_empty()).then_some(from)
}

/// A number that AWS's model requires, of a kind that is never zero; the SDK puts zero where it is missing.
fn number(from: i32) -> Option<i32> {
    (from != 0).then_some(from)
}

fn tags(from: Option<Vec<Tag>>) -> Tags {
    from.unwrap_or_default()
        .into_iter()
        .find(|tag| tag.key.as_deref() == Some("Name"))
        .map(|tag| Tags::named(tag.value.as_deref().unwrap_or_default()))
        .unwrap_or_default()
}

/// As version 2 of the AWS CLI prints it, so that both doors give one text.
fn time(from: Option<DateTime>) -> Option<Time> {
    let from = from?;
    let nanos = i32::try_from(from.subsec_nanos()).ok()?;
    let time = jiff::Timestamp::new(from.secs(), nanos).ok()?;
    let format = if nanos == 0 { "%Y-%m-%dT%H:%M:%S+00:00" } else { "%Y-%m-%dT%H:%M:%S.%6f+00:00" };
    Some(time.strftime(format).to_string().into())
}

/// A time that AWS's model requires; the SDK puts the beginning of 1970 where it is missing.
fn time_told(from: DateTime) -> Option<Time> {
    time((from != DateTime::from_secs(0)).then_some(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_cli() {
        let at = |secs, nanos| time(Some(DateTime::from_secs_and_nanos(secs, nanos)));
        assert_eq!(at(0, 0).as_deref(), Some("1970-01-01T00:00:00+00:00"));
        assert_eq!(at(1_795_363_210, 123_000_000).as_deref(), Some("2026-11-22T16:00:10.123000+00:00"));
        assert_eq!(at(i64::MAX, 0), None);
        assert_eq!(time(None), None);
    }

    #[test]
    fn what_the_sdk_made_up_is_not_kept() {
        assert_eq!(required(&NOT_SAID), None);
        assert_eq!(
            required(&aws_sdk_cloudfront::types::PriceClass::from("PriceClass_9")).as_deref(),
            Some("PriceClass_9")
        );
        assert_eq!((text(String::new()), number(0), time_told(DateTime::from_secs(0))), (None, None, None));
    }

    #[test]
    fn only_the_name_tag_is_kept() {
        let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
        assert_eq!(tags(Some(vec![tag("Owner", "kim"), tag("Name", "web")])), Tags::named("web"));
        assert_eq!(tags(Some(vec![tag("Owner", "kim")])), Tags::default());
        assert_eq!(tags(None), Tags::default());
    }
}
