//! What operations are called by those who ask for them: their names, and the IAM actions that allow them.

use super::{Ask, Form};

impl Ask {
    /// The operation of this name, if this program reads it.
    #[must_use]
    pub fn find(service: &str, name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.name() == name && known.service() == service)
    }

    /// The IAM action that allows the call, or `None` for a call that nobody can be denied.
    ///
    /// `elbv2` is a CLI name only: IAM says `elasticloadbalancing`.
    #[must_use]
    pub fn action(self) -> Option<String> {
        let prefix = match self.service() {
            "sts" => return None,
            "elbv2" => "elasticloadbalancing",
            service => service,
        };
        Some(format!("{prefix}:{}", self.name()))
    }

    /// The members of the input that only choose pages: they do not narrow what is listed.
    #[must_use]
    pub fn is_paging(member: &str) -> bool {
        matches!(
            member,
            "MaxResults" | "MaxItems" | "MaxRecords" | "PageSize" | "NextToken" | "Marker" | "StartingToken"
        )
    }

    /// Whether the answer is a list under [`Ask::key`].
    #[must_use]
    pub fn is_list(self) -> bool {
        self.form() == Form::List
    }
}
