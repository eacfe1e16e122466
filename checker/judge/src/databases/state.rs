//! What the state of a database says about whether it answers.
//!
//! <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status>,
//! <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/accessing-monitoring.html#Aurora.Status>

/// Whether a database answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It does, be it that something is done to it meanwhile.
    Answers,
    /// It will, or will again, or nobody knows.
    Pending,
    /// Somebody stopped it.
    Stopped,
    /// It does not, and waiting does not help.
    Broken,
}

/// What a state means. One that is not listed here may be anything.
pub(crate) fn standing(status: &str) -> Standing {
    match status {
        "available"
        | "backing-up"
        | "backtracking"
        | "delete-precheck"
        | "maintenance"
        | "modifying"
        | "moving-to-vpc"
        | "resetting-master-credentials"
        | "scaling-compute"
        | "scaling-capacity"
        | "storage-config-upgrade"
        | "storage-initialization"
        | "storage-optimization"
        | "update-iam-db-auth" => Standing::Answers,
        status if status.starts_with("configuring-") => Standing::Answers,
        "stopped" | "stopping" => Standing::Stopped,
        "cloning-failed"
        | "deleting"
        | "failed"
        | "inaccessible-encryption-credentials"
        | "inaccessible-encryption-credentials-recoverable"
        | "incompatible-create"
        | "incompatible-network"
        | "incompatible-restore"
        | "migration-failed"
        | "restore-error"
        | "storage-full" => Standing::Broken,
        _ => Standing::Pending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_done_to_a_database_does_not_stop_it_and_what_nobody_knows_is_no_failure() {
        for status in ["available", "configuring-log-exports", "modifying", "storage-optimization", "backing-up"] {
            assert_eq!(standing(status), Standing::Answers, "{status}");
        }
        for status in ["creating", "starting", "rebooting", "upgrading", "renaming", "something-new", ""] {
            assert_eq!(standing(status), Standing::Pending, "{status}");
        }
        assert_eq!(standing("stopped"), Standing::Stopped);
        assert_eq!(standing("incompatible-network"), Standing::Broken);
    }
}
