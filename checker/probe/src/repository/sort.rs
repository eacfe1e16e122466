//! What a file is for, by its path: what counts as a value in it, and whether what stands in it is meant as an example.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Settings for an environment: `.env` and the like.
    Environment,
    /// Settings and scripts, whose values need no quotes.
    Settings,
    /// Programs, whose values stand in quotes.
    Program,
    /// Text for people, pages and styles: what looks like a setting there is a sentence.
    Prose,
    /// Lists that a tool writes, with digests that look like anything.
    Generated,
}

/// A file by its path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) sort: Sort,
    /// A test, a fixture or a template: what stands in it is made up, unless it has the very form of a key.
    pub(super) is_example: bool,
}

const GENERATED: [&str; 9] = [
    "package-lock.json",
    "npm-shrinkwrap.json",
    "pnpm-lock.yaml",
    "bun.lockb",
    "go.sum",
    ".terraform.lock.hcl",
    "manifest.json.gz",
    "flake.lock",
    "composer.lock",
];

const PROSE: [&str; 15] =
    ["md", "markdown", "mdx", "rst", "adoc", "txt", "html", "htm", "css", "scss", "less", "svg", "po", "pot", "tex"];

const SETTINGS: [&str; 20] = [
    "ini",
    "cfg",
    "conf",
    "cnf",
    "properties",
    "yml",
    "yaml",
    "toml",
    "sh",
    "bash",
    "zsh",
    "fish",
    "ps1",
    "psm1",
    "bat",
    "cmd",
    "service",
    "env",
    "npmrc",
    "tfvars",
];

/// Folders whose files are made up.
const EXAMPLES: [&str; 16] = [
    "test",
    "tests",
    "testing",
    "__tests__",
    "spec",
    "specs",
    "fixtures",
    "testdata",
    "test-data",
    "mocks",
    "__mocks__",
    "example",
    "examples",
    "sample",
    "samples",
    "docs",
];

impl Place {
    /// A file by its path inside the repository, with `/` between the parts.
    pub(super) fn of(path: &str) -> Self {
        let path = path.to_ascii_lowercase();
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let parts: Vec<&str> = name.split(['.', '-', '_']).collect();
        // `template.yaml` is what builds the network, `.env.template` is what somebody fills in.
        let is_template = parts.iter().any(|part| matches!(*part, "example" | "sample"))
            || parts.iter().skip(1).any(|part| matches!(*part, "template" | "tmpl" | "dist" | "j2"));
        let is_test =
            name.starts_with("test_") || name.split(['.', '_']).any(|part| matches!(part, "test" | "tests" | "spec"));
        let is_example = is_template || is_test || folders.split('/').any(|folder| EXAMPLES.contains(&folder));
        Self { sort: sort(name, extension), is_example }
    }
}

fn sort(name: &str, extension: &str) -> Sort {
    let is_generated = GENERATED.contains(&name)
        || matches!(extension, "lock" | "map" | "sum")
        || name.ends_with(".min.js")
        || name.ends_with(".min.css");
    let is_environment = name == ".env" || name.starts_with(".env.") || name == ".envrc" || extension == "env";
    match extension {
        _ if is_generated => Sort::Generated,
        _ if is_environment => Sort::Environment,
        prose if PROSE.contains(&prose) => Sort::Prose,
        settings if SETTINGS.contains(&settings) => Sort::Settings,
        // `Dockerfile`, `Makefile`, `Procfile`, `.pgpass`, and `credentials` of the AWS CLI.
        "" => Sort::Settings,
        _ if name.starts_with("dockerfile")
            || (name.starts_with('.') && !name.trim_start_matches('.').contains('.')) =>
        {
            Sort::Settings
        }
        _ => Sort::Program,
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Sort};

    #[test]
    fn files_are_known_by_their_paths() {
        for (path, sort, is_example) in [
            ("config/settings.py", Sort::Program, false),
            (".env", Sort::Environment, false),
            ("deploy/prod.env", Sort::Environment, false),
            (".env.production", Sort::Environment, false),
            (".env.example", Sort::Environment, true),
            ("app/tests/test_views.py", Sort::Program, true),
            ("shop/tests.py", Sort::Program, true),
            ("latest/contest.py", Sort::Program, false),
            ("docker-compose.yml", Sort::Settings, false),
            ("Dockerfile", Sort::Settings, false),
            (".npmrc", Sort::Settings, false),
            ("README.md", Sort::Prose, false),
            ("package-lock.json", Sort::Generated, false),
            ("Cargo.lock", Sort::Generated, false),
            ("static/app.min.js", Sort::Generated, false),
            ("config.sample.ini", Sort::Settings, true),
            ("template.yaml", Sort::Settings, false),
            (".env.template", Sort::Environment, true),
        ] {
            let place = Place::of(path);
            assert_eq!((place.sort, place.is_example), (sort, is_example), "{path}");
        }
    }
}
