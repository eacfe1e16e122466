//! The lines that make a shell's AWS programs use an account, as they are pasted.

use super::{Account, IN_THE_WAY};
use std::fmt::Write as _;

/// For bash, zsh and other shells of POSIX.
pub(super) fn bash(account: &Account) -> String {
    let mut lines = format!("unset {}\n", IN_THE_WAY.join(" "));
    for (name, value) in account.environment() {
        let _ = writeln!(lines, "export {name}='{value}'");
    }
    lines
}

/// For PowerShell, 5.1 or 7.
pub(super) fn powershell(account: &Account) -> String {
    let names: Vec<String> = IN_THE_WAY.iter().map(|name| format!("'Env:{name}'")).collect();
    let mut lines =
        format!("{} | ForEach-Object {{ Remove-Item $_ -ErrorAction SilentlyContinue }}\n", names.join(", "));
    for (name, value) in account.environment() {
        let _ = writeln!(lines, "$env:{name} = '{value}'");
    }
    lines
}
