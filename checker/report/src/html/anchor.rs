//! Names of places within the page.
//!
//! Labs that somebody else wrote may have any id; only letters that mean nothing in HTML or in a URL go into a name.

/// The place of a lab.
pub(super) fn lab(lab: &str) -> String {
    clean(lab)
}

/// The place of a check. No name of a lab contains a colon.
pub(super) fn check(lab: &str, check: &str) -> String {
    format!("{}:{}", clean(lab), clean(check))
}

/// The place where a code is explained: capitals, digits and underscores, as the list of codes has them.
pub(super) fn code(code: &str) -> String {
    format!("code:{code}")
}

/// Letters, digits, hyphens and dots as they are, all others as their numbers: different ids keep different names.
fn clean(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for character in id.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '.') {
            name.push(character);
        } else {
            name.push_str(&format!("_{:x}_", u32::from(character)));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_harmless_and_different() {
        assert_eq!(check("lab-1.12", "private-egress"), "lab-1.12:private-egress");
        assert_eq!(code("NO_ROUTE"), "code:NO_ROUTE");
        let names = ["a_b", "a b", "a\"b", "a_5f_b", "a&b", "가"].map(lab);
        assert_eq!(names, ["a_5f_b", "a_20_b", "a_22_b", "a_5f_5f_5f_b", "a_26_b", "_ac00_"]);
    }
}
