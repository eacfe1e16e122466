//! Names of Regions: what they look like, and which one was probably meant.
//!
//! AWS opens new ones, so a name that looks like one is never refused.

use crate::nearest::nearest;

/// The Regions of the main partition and where they are, as of November 2026.
const KNOWN: &[(&str, &[&str])] = &[
    ("af-south-1", &["cape-town"]),
    ("ap-east-1", &["hong-kong"]),
    ("ap-east-2", &["taipei", "taiwan"]),
    ("ap-northeast-1", &["tokyo"]),
    ("ap-northeast-2", &["seoul", "korea", "서울"]),
    ("ap-northeast-3", &["osaka"]),
    ("ap-south-1", &["mumbai"]),
    ("ap-south-2", &["hyderabad"]),
    ("ap-southeast-1", &["singapore"]),
    ("ap-southeast-2", &["sydney"]),
    ("ap-southeast-3", &["jakarta"]),
    ("ap-southeast-4", &["melbourne"]),
    ("ap-southeast-5", &["malaysia"]),
    ("ap-southeast-6", &["auckland", "new-zealand"]),
    ("ap-southeast-7", &["bangkok", "thailand"]),
    ("ca-central-1", &["canada"]),
    ("ca-west-1", &["calgary"]),
    ("eu-central-1", &["frankfurt"]),
    ("eu-central-2", &["zurich"]),
    ("eu-north-1", &["stockholm"]),
    ("eu-south-1", &["milan"]),
    ("eu-south-2", &["spain"]),
    ("eu-west-1", &["ireland", "dublin"]),
    ("eu-west-2", &["london"]),
    ("eu-west-3", &["paris"]),
    ("il-central-1", &["tel-aviv"]),
    ("me-central-1", &["uae"]),
    ("me-south-1", &["bahrain"]),
    ("mx-central-1", &["mexico"]),
    ("sa-east-1", &["sao-paulo"]),
    ("us-east-1", &["virginia"]),
    ("us-east-2", &["ohio"]),
    ("us-west-1", &["california"]),
    ("us-west-2", &["oregon"]),
];

/// Whether a word looks like a Region: `ap-northeast-2`, `us-gov-west-1`.
pub(crate) fn is_name(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let Some((number, names)) = parts.split_last() else { return false };
    let is_word = |part: &&str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && names.len() > 1 && names.iter().all(is_word)
}

/// The Region that was probably meant; none for one that is known, or like no other.
pub(crate) fn meant(word: &str) -> Option<String> {
    let known = || KNOWN.iter().map(|(region, _)| *region);
    if known().any(|region| region == word) {
        return None;
    }
    // An Availability Zone is a Region with a letter; a Local Zone has a place between them.
    let word = word.to_lowercase();
    let zone = word.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or_default();
    let local: Vec<&str> = zone.split('-').take(3).collect();
    if let Some(region) = [zone.to_owned(), local.join("-")].into_iter().find(|region| is_name(region)) {
        return Some(region);
    }
    let by_place = || {
        let places = KNOWN.iter().flat_map(|(_, places)| places.iter().copied());
        let place = nearest(&word.replace([' ', '_'], "-"), places)?;
        KNOWN.iter().find(|(_, places)| places.contains(&place)).map(|(region, _)| *region)
    };
    nearest(&word, known()).or_else(by_place).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_regions_have_a_shape_and_new_ones_fit() {
        for (region, _) in KNOWN {
            assert!(is_name(region) && meant(region).is_none(), "{region}");
        }
        for other in
            ["us-gov-west-1", "cn-north-1", "us-iso-east-1", "eusc-de-east-1", "kr-central-1", "ap-northeast-9"]
        {
            assert!(is_name(other), "{other}");
        }
        for odd in [
            "",
            "-",
            "seoul",
            "ap-northeast2",
            "apnortheast-2",
            "ap-northeast-2a",
            "AP-NORTHEAST-2",
            "서울",
            "a b-c-1",
            "ap-northeast-",
            "us-1",
        ] {
            assert!(!is_name(odd), "{odd}");
        }
    }

    #[test]
    fn what_was_meant_is_found_by_name_zone_or_place() {
        for (word, region) in [
            ("ap-northeast2", "ap-northeast-2"),
            ("ap-notheast-2", "ap-northeast-2"),
            ("apnortheast-2", "ap-northeast-2"),
            ("AP-NORTHEAST-2", "ap-northeast-2"),
            ("ap-northeast-2a", "ap-northeast-2"),
            ("us-east-1f", "us-east-1"),
            ("seoul", "ap-northeast-2"),
            ("Seoul", "ap-northeast-2"),
            ("서울", "ap-northeast-2"),
            ("virgina", "us-east-1"),
            ("Hong Kong", "ap-east-1"),
        ] {
            assert_eq!(meant(word).as_deref(), Some(region), "{word}");
        }
        assert_eq!(meant("gallifrey"), None);
    }
}
