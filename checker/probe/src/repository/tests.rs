//! What is a secret and what is not, a line each; folders and archives that mean no good.

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use tar::{Builder, EntryType, Header};

/// Made up of parts, so that no line of this file looks like a key to those who look through this repository.
fn made(line: &str) -> String {
    let parts = [
        ("{key-id}", ["AK", "IA", "Q3EGWZ7T2LKJX5PD"].concat()),
        ("{blank}", ["AK", "IA", &"X".repeat(16)].concat()),
        ("{session}", ["AS", "IA", "Q3EGWZ7T2LKJX5PD"].concat()),
        ("{secret}", ["k9Xb2/Qw7+Zr4TnLp8Vc", "1YdHs6JgMf3uEaRt5KoB"].concat()),
        ("{github}", ["gh", "p_", "a8Kd93nQmZx71LrTyVbW2cUe5HsJfP0oGi4E"].concat()),
        (
            "{fine}",
            ["github", "_pat_", "11ABCDEZY0a8Kd93nQmZx7_1LrTyVbW2cUe5HsJfP0oGi4Ea8Kd93nQmZx71LrTyVbW2cUe5HsJfP0"]
                .concat(),
        ),
        ("{slack}", ["xo", "xb-", "2743918450-3391827465-a8Kd93nQmZx71LrTyVbW"].concat()),
        ("{hook}", ["https://hooks.slack.com/", "services/", "T02ABCDEF/B03GHIJKL/a8Kd93nQmZx71LrTyVbW2cUe"].concat()),
        ("{gitlab}", ["gl", "pat-", "a8Kd93nQmZx71LrTyVbW"].concat()),
        ("{django}", ["django-", "insecure-", "7n$k2_w@q9z!x4m^c8v(b1l#t5r*h3j&g6f0d"].concat()),
        ("{body}", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7".to_owned()),
    ];
    parts.iter().fold(line.to_owned(), |line, (name, part)| line.replace(name, part))
}

fn kinds(path: &str, text: &str) -> Vec<&'static str> {
    rules::secrets(path, &made(text)).into_iter().map(|(_, secret)| secret.word()).collect()
}

/// Path, text, and the kinds that are found in it.
const SECRETS: &[(&str, &str, &[&str])] = &[
    ("app.py", "boto3.client('s3', aws_access_key_id='{key-id}')", &["aws-key"]),
    ("app.py", "aws_secret_access_key = \"{secret}\"", &["aws-key"]),
    ("README.md", "export AWS_SECRET_ACCESS_KEY={secret}", &["aws-key"]),
    ("rootkey.csv", "Access key ID,Secret access key\n{key-id},{secret}", &["aws-key"]),
    (".env", "AWS_ACCESS_KEY_ID={session}", &["aws-key"]),
    ("tests/test_s3.py", "KEY = '{key-id}'", &["aws-key"]),
    ("course.pem", "-----BEGIN RSA PRIVATE KEY-----\n{body}\n", &["private-key"]),
    ("id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n", &["private-key"]),
    (
        "old.pem",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n{body}",
        &["private-key"],
    ),
    ("account.json", "\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n{body}\\n\",", &["private-key"]),
    ("course.ppk", "PuTTY-User-Key-File-3: ssh-rsa", &["private-key"]),
    ("deploy.sh", "git clone https://{github}@github.com/you/shop.git", &["github-token"]),
    (".github/workflows/x.yml", "token: {fine}", &["github-token"]),
    ("bot.js", "const token = '{slack}'", &["slack-token"]),
    ("notify.py", "requests.post('{hook}')", &["slack-token"]),
    (".npmrc", "//registry.npmjs.org/:_authToken={gitlab}", &["service-token"]),
    ("settings.py", "SECRET_KEY = '{django}'", &["signing-key"]),
    ("settings.py", "SECRET_KEY: str = \"{django}\"", &["signing-key"]),
    ("app.py", "app.secret_key = b'7n2kw9qzx4mc8vb1'", &["signing-key"]),
    ("app.py", "app.config['SECRET_KEY'] = 'super-secret-thing'", &["signing-key"]),
    ("server.js", "secretKey: `a8Kd93nQmZx71L`,", &["signing-key"]),
    ("settings.py", "DATABASES = {'default': {\n'PASSWORD': 'test1234',\n}}", &["database-password"]),
    ("app.py", "psycopg.connect(host=HOST, password=\"Qwer1234!\")", &["database-password"]),
    ("db.js", "mysql.createConnection({ host: h, password: 'qwer1234' })", &["database-password"]),
    (
        "config.py",
        "URL = 'postgresql+psycopg://shop:p4ss/w0rd@course-db.abc.ap-northeast-2.rds.amazonaws.com:5432/shop'",
        &["database-password"],
    ),
    ("README.md", "mysql://root:Shop2026@10.0.11.7/shop", &["database-password"]),
    ("docker-compose.yml", "      POSTGRES_PASSWORD: shop2026", &["database-password"]),
    ("template.yaml", "      MasterUserPassword: Passw0rd1!", &["database-password"]),
    ("main.tf", "  master_password = \"Passw0rd1!\"", &["database-password"]),
    ("build.sh", "aws rds create-db-instance --master-user-password Passw0rd1! \\", &["database-password"]),
    ("run.sh", "export PGPASSWORD=shop2026", &["database-password"]),
    ("setup.sql", "CREATE USER shop WITH PASSWORD 'shop2026';", &["database-password"]),
    ("setup.sql", "CREATE USER 'shop'@'%' IDENTIFIED BY 'shop2026';", &["database-password"]),
    (
        "Db.java",
        "String url = \"jdbc:mysql://10.0.11.7/shop?user=shop&password=shop2026&ssl=1\";",
        &["database-password"],
    ),
    ("application.properties", "spring.datasource.password=shop2026", &["password"]),
    ("settings.py", "DATABASES = 1\n'PASSWORD': 'mypassword',", &["database-password"]),
    (".pgpass", "course-db.abc.rds.amazonaws.com:5432:shop:shop:shop2026", &["database-password"]),
    (".env", "DEBUG=1\nDATABASE_PASSWORD=shop2026\nSECRET_KEY=7n2kw9qzx4mc8vb1\n", &["environment-file"]),
    (".env.production", "DATABASE_PASSWORD=\"shop2026\"", &["environment-file"]),
    ("settings.py", "EMAIL_HOST_PASSWORD = 'abcd2026'", &["password"]),
    ("settings.py", "# EMAIL_HOST_PASSWORD = 'abcd2026'", &["password"]),
    ("Main.java", "private static final String API_TOKEN = \"a8Kd93nQmZx71LrTyVbW\";", &["service-token"]),
    ("settings.py", "SECRET_KEY = '{django}'\r\nEMAIL_HOST_PASSWORD = 'abcd2026'\r\n", &["signing-key", "password"]),
];

/// What looks like a secret and is none.
const NONE: &[(&str, &str)] = &[
    ("app.py", "KEY = 'AKIAIOSFODNN7EXAMPLE'"),
    ("app.py", "KEY = '{blank}'"),
    ("app.py", "KEY = 'AKIA1234567890ABCDEF'"),
    ("app.py", "aws_secret_access_key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'"),
    ("app.py", "aws_secret = commit('6c1f0e2d3b4a59687786a5b4c3d2e1f001122334')"),
    ("notes.md", "It begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----."),
    ("a.pem", "-----BEGIN PUBLIC KEY-----\n{body}"),
    ("a.pem", "-----BEGIN CERTIFICATE-----\n{body}"),
    ("a.pem", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"),
    ("tests/key.pem", "-----BEGIN PRIVATE KEY-----\n{body}\n"),
    ("a.sh", "TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
    ("a.yml", "token: ${{ secrets.GITHUB_TOKEN }}"),
    ("settings.py", "SECRET_KEY = os.environ['SECRET_KEY']"),
    ("settings.py", "SECRET_KEY = os.environ.get('SECRET_KEY', 'local-development-only')"),
    ("settings.py", "SECRET_KEY = config('SECRET_KEY')"),
    ("settings.py", "SECRET_KEY = env(\"SECRET_KEY\", default='insecure-for-this-machine')"),
    ("settings.py", "SECRET_KEY = get_random_secret_key()"),
    ("settings.py", "SECRET_KEY = ''"),
    ("settings.py", "SECRET_KEY = 'change-me-please'"),
    ("settings.py", "SECRET_KEY_FALLBACKS = []"),
    ("settings.py", "DATABASES = 1\n'PASSWORD': os.getenv('DATABASE_PASSWORD'),"),
    ("settings.py", "DATABASES = 1\n'PASSWORD': '',\n'PASSWORD': environ[\"DATABASE_PASSWORD\"],"),
    ("settings.py", "{'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator'},"),
    ("settings.py", "PASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher']"),
    ("forms.py", "password = forms.CharField(label='Password', widget=forms.PasswordInput)"),
    (
        "login.js",
        "<input type=\"password\" name=\"password\" placeholder=\"Enter 8 letters\" autoComplete=\"current-password\">",
    ),
    ("ko.json", "\"password\": \"비밀번호\", \"newPassword\": \"Confirm\", \"token\": \"Your token\""),
    ("api.js", "if (password === 'a1b2c3d4') return; const { password, token } = req.body"),
    ("views.py", "reset = {'password_reset_token': token, 'csrf_token': get_token(request)}"),
    ("urls.py", "path('password/', views.password, name='password-reset-2')"),
    (
        "template.yaml",
        "MasterUserPassword: !Ref Password\nManageMasterUserPassword: true\nMasterUserPassword: '{{resolve:ssm:/x:1}}'",
    ),
    ("main.tf", "password = var.password\npassword = random_password.db.result\nmanage_master_user_password = true"),
    ("compose.yml", "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\nPOSTGRES_PASSWORD_FILE: /run/secrets/db1"),
    ("compose.yml", "DATABASE_URL: postgres://shop:shop@db/shop\nX: postgres://shop:${PW}@db/shop"),
    ("config.py", "URL = f'postgres://{user}:{password}@{host}/shop'\nB = 'postgres://user:password@host/shop'"),
    ("config.py", "URL = 'http://127.0.0.1:8000/@me'\nB = 'https://x.example/a:b@c'"),
    ("run.sh", "read -s PASSWORD; export DATABASE_PASSWORD=$PASSWORD\nPASSWORD=$(aws secretsmanager get-secret-value)"),
    ("deploy.sh", "--master-user-password \"$PASSWORD\" --manage-master-user-password --secret-id arn:aws:x1"),
    (".env.example", "DATABASE_PASSWORD=shop2026\nSECRET_KEY=7n2kw9qzx4mc8vb1"),
    (".env", "DEBUG=1\nDATABASE_PASSWORD=\nSECRET_KEY=changeme\nHOST=course-db.abc.rds.amazonaws.com"),
    ("shop/tests.py", "self.client.login(username='kim', password='abcd2026')"),
    ("README.md", "Set `EMAIL_HOST_PASSWORD = 'abcd2026'` to what your provider gave you."),
    ("package-lock.json", "\"token\": \"a8Kd93nQmZx71LrTyVbW\""),
    ("static/app.min.js", "password=\"a8Kd93nQ\""),
    ("App.tsx", "const passwordError = errors.password ? 'too short 8' : ''"),
    ("i18n.ts", "password: 'password-label', confirmPassword: \"passwordAgain\""),
    ("setup.sql", "CREATE USER shop WITH PASSWORD :'password';\nALTER USER shop PASSWORD '${PASSWORD}';"),
    ("urls.js", "fetch(`/login?password=${password}&token=${token}`)"),
    ("Makefile", "secret: build/secret.o"),
];

#[test]
fn what_gives_a_secret_away() {
    let wrong: Vec<String> = SECRETS
        .iter()
        .filter_map(|(path, text, kinds)| {
            let found = self::kinds(path, text);
            (found != *kinds).then(|| format!("{path}: {text}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_only_looks_like_one() {
    let wrong: Vec<String> = NONE
        .iter()
        .filter_map(|(path, text)| {
            let found = kinds(path, text);
            (!found.is_empty()).then(|| format!("{path}: {text}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn any_text_is_looked_through_in_good_time() {
    let began = std::time::Instant::now();
    for text in [
        "a".repeat(1 << 20),
        "password:".repeat(1 << 17),
        "://:@".repeat(1 << 17),
        "\"'=:".repeat(1 << 18),
        "AKIA\n".repeat(1 << 17),
    ] {
        let _ = rules::secrets("x.py", &text);
        let _ = rules::secrets(".env", &text);
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

/// What is told of a repository, as `path:line kind`.
fn told(found: &Repository) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    found.secrets.iter().map(|one| format!("{}:{} {}", text(&one.path), one.line.unwrap(), text(&one.kind))).collect()
}

fn key() -> String {
    made("key = '{key-id}'\n")
}

#[test]
fn a_folder_is_read_as_git_takes_it_along() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    };
    write(".gitignore", b".env\nvenv/\n");
    write(".env", b"DATABASE_PASSWORD=shop2026\n");
    write("venv/lib/x.py", key().as_bytes());
    write(".git/config", key().as_bytes());
    write(".git/index", b"DIRC");
    write("app/settings.py", format!("DEBUG = True\r\n{}", key()).as_bytes());
    let mut sixteen = vec![0xff, 0xfe];
    sixteen.extend(key().encode_utf16().flat_map(u16::to_le_bytes));
    write("key.txt", &sixteen);
    let mut korean = encoding_rs::EUC_KR.encode("# 열쇠 ").0.into_owned();
    korean.extend(key().bytes());
    write("old.py", &korean);
    write("picture.png", &[b"\x89PNG\0".as_slice(), key().as_bytes()].concat());
    write("large.py", format!("{}\n{}", " ".repeat(2 << 20), key()).as_bytes());
    let found = look(folder.path(), Limits::default()).unwrap();
    assert_eq!(told(&found), ["app/settings.py:2 aws-key", "key.txt:1 aws-key", "old.py:1 aws-key"]);
    assert_eq!((found.cut.as_deref(), found.passed_over), (None, Some(1)));
    let debug = format!("{found:?}");
    assert!(!debug.contains("Q3EGWZ7T"), "what is told holds no secret: {debug}");

    // Too much of it.
    let few = Limits { entries: 3, ..Limits::default() };
    assert_eq!(look(folder.path(), few).unwrap().cut.as_deref(), Some("too-many-files"));
    let small = Limits { total: 100, ..Limits::default() };
    assert_eq!(look(folder.path(), small).unwrap().cut.as_deref(), Some("too-large"));
    let one = Limits { found: 1, ..Limits::default() };
    let found = look(folder.path(), one).unwrap();
    assert_eq!((found.secrets.len(), found.cut.as_deref()), (1, Some("too-many-secrets")));
    assert!(look(&folder.path().join("nowhere"), Limits::default()).is_err());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.py"), key()).unwrap();
    fs::write(outside.path().join("ignore"), "*\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    symlink(outside.path(), folder.path().join("folder")).unwrap();
    symlink(outside.path().join("secret.py"), folder.path().join("file.py")).unwrap();
    symlink(outside.path().join("ignore"), folder.path().join(".gitignore")).unwrap();
    symlink(folder.path(), folder.path().join("again")).unwrap();
    fs::write(folder.path().join("own.py"), key()).unwrap();
    let found = look(folder.path(), Limits::default()).unwrap();
    assert_eq!((told(&found), found.passed_over), (vec!["own.py:1 aws-key".to_owned()], Some(4)));
}

/// An archive of entries: a path as it stands there, its type, its bytes, where it leads.
fn archive(entries: &[(&str, EntryType, &[u8], &str)], is_packed: bool) -> tempfile::NamedTempFile {
    let mut builder = Builder::new(Vec::new());
    for (path, kind, bytes, leads) in entries {
        let mut header = Header::new_gnu();
        // As it stands: what makes archives refuses such paths.
        let name = &mut header.as_gnu_mut().unwrap().name;
        name[..path.len()].copy_from_slice(path.as_bytes());
        header.as_gnu_mut().unwrap().linkname[..leads.len()].copy_from_slice(leads.as_bytes());
        header.set_entry_type(*kind);
        header.set_mode(0o644);
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    written(&builder.into_inner().unwrap(), is_packed)
}

fn written(bytes: &[u8], is_packed: bool) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    if is_packed {
        let mut packed = GzEncoder::new(&mut file, Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap();
    } else {
        file.write_all(bytes).unwrap();
    }
    file
}

#[test]
fn an_archive_is_read_where_it_lies() {
    let key = key();
    let plain = EntryType::Regular;
    let entries: &[(&str, EntryType, &[u8], &str)] = &[
        ("shop-main/", EntryType::Directory, b"", ""),
        ("shop-main/app.py", plain, key.as_bytes(), ""),
        ("shop-main/venv/x.py", plain, key.as_bytes(), ""),
        ("shop-main/.env", plain, b"DATABASE_PASSWORD=shop2026", ""),
        ("shop-main/.git/config", plain, key.as_bytes(), ""),
        // What is left out stands last.
        ("shop-main/.gitignore", plain, b"/venv\n.env\n", ""),
    ];
    for is_packed in [true, false] {
        let found = look(archive(entries, is_packed).path(), Limits::default()).unwrap();
        assert_eq!((told(&found), found.cut), (vec!["app.py:1 aws-key".to_owned()], None));
    }
}

#[test]
fn an_archive_that_means_no_good_leads_nowhere() {
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), key()).unwrap();
    let leads = outside.path().to_str().unwrap();
    let key = key();
    let plain = EntryType::Regular;
    let entries: &[(&str, EntryType, &[u8], &str)] = &[
        ("../../up.py", plain, key.as_bytes(), ""),
        ("/root.py", plain, key.as_bytes(), ""),
        ("a/../../b.py", plain, key.as_bytes(), ""),
        ("link.py", EntryType::Symlink, b"", leads),
        ("hard.py", EntryType::Link, b"", leads),
        ("device", EntryType::Char, b"", ""),
        ("pipe", EntryType::Fifo, b"", ""),
        ("own.py", plain, key.as_bytes(), ""),
    ];
    let found = look(archive(entries, true).path(), Limits::default()).unwrap();
    assert_eq!((told(&found), found.passed_over), (vec!["own.py:1 aws-key".to_owned()], Some(7)));
    let here = std::env::current_dir().unwrap();
    assert!(!here.join("own.py").exists() && !here.join("up.py").exists(), "nothing is unpacked");
}

#[test]
fn an_archive_that_grows_is_left() {
    let began = std::time::Instant::now();
    let limits = Limits { total: 4 << 20, entries: 100, ..Limits::default() };
    // Zeros, packed a thousand times smaller.
    let zeros = vec![0; 32 << 20];
    let bomb = archive(&[("zeros", EntryType::Regular, &zeros, "")], true);
    assert!(bomb.as_file().metadata().unwrap().len() < 1 << 20);
    assert_eq!(look(bomb.path(), limits).unwrap().cut.as_deref(), Some("too-large"));
    // More entries than a repository has.
    let many: Vec<(String, EntryType, &[u8], &str)> =
        (0..500).map(|number| (format!("f{number}"), EntryType::Regular, b"".as_slice(), "")).collect();
    let many: Vec<(&str, EntryType, &[u8], &str)> =
        many.iter().map(|(name, kind, bytes, to)| (name.as_str(), *kind, *bytes, *to)).collect();
    assert_eq!(look(archive(&many, true).path(), limits).unwrap().cut.as_deref(), Some("too-many-files"));
    // A size that is not there, and an end that does not come.
    let key = key();
    let whole = archive(
        &[("own.py", EntryType::Regular, key.as_bytes(), ""), ("b", EntryType::Regular, &[b'x'; 4096], "")],
        false,
    );
    let bytes = fs::read(whole.path()).unwrap();
    let found = look(written(bytes.get(..1600).unwrap(), true).path(), limits).unwrap();
    assert_eq!((told(&found), found.cut.as_deref()), (vec!["own.py:1 aws-key".to_owned()], Some("archive-broken")));
    for none in [b"".as_slice(), b"PK\x03\x04 a zip", &[0; 1024], b"\x1f\x8b\x08", &[0xff; 2048]] {
        assert!(look(written(none, false).path(), limits).is_err(), "{none:?}");
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn an_archive_cut_anywhere_is_no_reason_to_stop() {
    let key = key();
    let whole = archive(
        &[("own.py", EntryType::Regular, key.as_bytes(), ""), ("b/c.py", EntryType::GNULongName, b"long", "")],
        true,
    );
    let bytes = fs::read(whole.path()).unwrap();
    for end in 0..bytes.len() {
        let _ = look(written(bytes.get(..end).unwrap(), false).path(), Limits::default());
    }
}
