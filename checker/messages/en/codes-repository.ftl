# Secrets in a repository. $resource is a path in it, $where the lines; what stands there is never told.

REPOSITORY_HOLDS_AWS_KEY = { $resource } holds an AWS access key, at { $where }
    .title = access key in the repository
    .question = Who can read this repository, now or later, and what could they do in the account with this key?
    .expected = no access key in any file
    .found = one at { $where }
    .explain =
        Whoever reads an access key acts in the account as its owner, from anywhere and for as long as it is active. A later commit takes it off the page and leaves it in every copy of the repository.

        - Rotate it: make a second key with `aws iam create-access-key`, let everything use that one, deactivate the old one with `aws iam update-access-key --access-key-id ID --status Inactive`, and once nothing misses it, `aws iam delete-access-key --access-key-id ID`. Where others could read it already, deactivate it first.
        - A key that begins with ASIA is temporary and ends by itself, after 36 hours at the latest.
        - A host in AWS needs no key: a role in its instance profile gives it temporary ones.

REPOSITORY_HOLDS_PRIVATE_KEY = { $resource } holds a private key, at { $where }
    .title = private key in the repository
    .question = Which hosts or services does this key open, and who can read the repository?
    .expected = private keys only with those who use them
    .found = one at { $where }
    .explain =
        A private key proves that its holder is you, and a copy proves it as well. Its public half stays on the hosts and opens them, whatever becomes of the file.

        - A key pair of EC2: make another pair, write its public half into `~/.ssh/authorized_keys` of each host, take the old line out, and then `aws ec2 delete-key-pair --key-name NAME`; that alone changes no host.
        - A deploy key: delete it in the repository's settings, and make another one on the host.
        - The key of a certificate: request the certificate anew with another key, and have the old one revoked.

REPOSITORY_HOLDS_GITHUB_TOKEN = { $resource } holds a GitHub token, at { $where }
    .title = GitHub token in the repository
    .question = What does this token open besides this repository, and until when?
    .expected = no token in any file
    .found = one at { $where }
    .explain =
        A personal token opens everything that its owner may open, within the scope that it was given. GitHub revokes tokens that it finds in public repositories, but others may have found them first.

        - Rotate it: GitHub → **Settings** → **Developer settings** → **Personal access tokens** → the token → **Delete**, or **Regenerate token** where it is still needed.
        - To fetch one repository, a host needs a deploy key that may read it; GitHub Actions has `secrets.GITHUB_TOKEN` and roles by OIDC.

REPOSITORY_HOLDS_SLACK_TOKEN = { $resource } holds a Slack token or webhook, at { $where }
    .title = Slack token in the repository
    .question = Which workspace does this token or webhook write to, and who could use it?
    .expected = no token and no webhook in any file
    .found = one at { $where }
    .explain =
        A Slack token reads and writes what its app may, and the address of a webhook is all it takes to write to its channel. Neither asks who uses it.

        - Rotate it: api.slack.com/apps → the app → **OAuth & Permissions** → **Revoke Tokens**, then install the app again for a new one; of a webhook, **Incoming Webhooks**: delete the address and make another one.

REPOSITORY_HOLDS_TOKEN = { $resource } holds what looks like a token, at { $where }
    .title = token in the repository
    .question = Which service is this token for, and what does it let its holder do there?
    .expected = no token in any file
    .found = one at { $where }
    .explain =
        A token stands for a login, and whoever has it needs no password. A service cannot tell a copy from the original.

        - Rotate it: make another token in the settings of the service, let the application read that one from its environment, and revoke the old one.

REPOSITORY_HOLDS_DATABASE_PASSWORD = { $resource } holds the password of a database, at { $where }
    .title = database password in the repository
    .question = From where does the application on the host get its password, and who else can read this file?
    .expected = the password in the environment of the application, or with Secrets Manager
    .found = one at { $where }
    .explain =
        A password in a file of the repository is known to everybody who ever gets a copy of it, and to every host that it is deployed to. The network then is all that stands before the data.

        - The master user, kept and renewed by RDS from then on: `aws rds modify-db-instance --db-instance-identifier NAME --manage-master-user-password`. One of your own: `--master-user-password` instead, with a value that no file and no history keeps.
        - Another user: `ALTER USER shop PASSWORD '…'` in PostgreSQL, `ALTER USER shop IDENTIFIED BY '…'` in MySQL and MariaDB.
        - Then the application reads it: `os.environ["DATABASE_PASSWORD"]` in Python, `process.env.DATABASE_PASSWORD` in Node.js.

REPOSITORY_HOLDS_SIGNING_KEY = { $resource } holds the key that the application signs with, at { $where }
    .title = signing key in the repository
    .question = What does the application sign with this key, and who could sign the same?
    .expected = the key in the environment of the application
    .found = one at { $where }
    .explain =
        Frameworks sign sessions, tokens of forms and links for new passwords with one key. Whoever knows it makes such a session by hand and is logged in as anybody.

        - Django: a new one from `python -c "from django.core.management.utils import get_random_secret_key as key; print(key())"`, and `SECRET_KEY = os.environ["SECRET_KEY"]` in the settings. What `startproject` wrote begins with `django-insecure-` and is meant for one's own machine.
        - Flask, Express: `python -c "import secrets; print(secrets.token_hex(32))"`, read from the environment in the same way.
        - Everybody has to log in anew, for sessions of the old key are worth nothing; `SECRET_KEY_FALLBACKS` would keep them valid, for whoever knows the old key too.

REPOSITORY_HOLDS_ENV_FILE = { $resource } holds secrets of an environment, the first at { $where }
    .title = environment file in the repository
    .question = Is this file meant for one machine, and does git take it along?
    .expected = the file on the machine only, and in .gitignore
    .found = one in the repository, with secrets from { $where } on
    .explain =
        A file of settings keeps secrets out of the program, and out of the repository only where git leaves it out. Once it was committed, a line in `.gitignore` changes nothing about it.

        - Take it out: `git rm --cached .env`, a line `.env` in `.gitignore`, and a `.env.example` with the names and no values for whoever sets it up.
        - Replace every value that was in it where it is valid: the password at the database, the key at AWS, the token at its service.

REPOSITORY_HOLDS_PASSWORD = { $resource } holds a password, at { $where }
    .title = password in the repository
    .question = Where is this password valid, and who can read this file?
    .expected = no password in any file
    .found = one at { $where }
    .explain =
        A password in a repository is known to all who ever get a copy of it. What was committed once stays in the history, whatever the newest version says.

        - Rotate it: choose another one where it is valid, and let the application read it from its environment.
        - A line of a test belongs below `tests`, where nothing real is expected.
