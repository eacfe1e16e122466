//! An account of the server, for building what a test looks at.

use crate::http::{Request, send};

/// Keys of an account, and calls made with them.
#[derive(Debug, Clone)]
pub struct Account {
    endpoint: String,
    /// The account's number.
    pub number: String,
    /// Access key.
    pub key: String,
    /// Its secret.
    pub secret: String,
    /// Session token.
    pub token: String,
    /// Region of the calls.
    pub region: String,
}

/// The XML that a call answered.
#[derive(Debug, Clone)]
pub struct Answer(String);

impl Answer {
    /// The text of the first element of a name.
    ///
    /// # Panics
    /// There is none.
    #[must_use]
    pub fn get(&self, element: &str) -> String {
        self.all(element).into_iter().next().unwrap_or_else(|| panic!("no <{element}> in {}", self.0))
    }

    /// The texts of all elements of a name.
    #[must_use]
    pub fn all(&self, element: &str) -> Vec<String> {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        self.0.split(&open).skip(1).filter_map(|rest| rest.split(&close).next()).map(str::to_owned).collect()
    }
}

impl Account {
    pub(crate) fn new(endpoint: &str, number: String, region: &str) -> Self {
        let start = Self {
            endpoint: endpoint.into(),
            number: "123456789012".into(),
            key: "AKIAEXAMPLE".into(),
            secret: "secret".into(),
            token: String::new(),
            region: region.into(),
        };
        let role = format!("arn:aws:iam::{number}:role/test");
        let parameters = [("RoleArn", role.as_str()), ("RoleSessionName", "test")];
        let answer = start.ask("sts", "2011-06-15", "AssumeRole", &parameters);
        Self {
            number,
            key: answer.get("AccessKeyId"),
            secret: answer.get("SecretAccessKey"),
            token: answer.get("SessionToken"),
            ..start
        }
    }

    /// The same account in another Region.
    #[must_use]
    pub fn elsewhere(&self, region: &str) -> Self {
        Self { region: region.into(), ..self.clone() }
    }

    /// The environment that makes AWS programs use this account.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("AWS_ACCESS_KEY_ID", self.key.clone()),
            ("AWS_SECRET_ACCESS_KEY", self.secret.clone()),
            ("AWS_SESSION_TOKEN", self.token.clone()),
            ("AWS_REGION", self.region.clone()),
            ("AWS_DEFAULT_REGION", self.region.clone()),
            ("AWS_ENDPOINT_URL", self.endpoint.clone()),
            ("AWS_EC2_METADATA_DISABLED", "true".into()),
        ]
    }

    /// A call of EC2.
    ///
    /// # Panics
    /// The server refuses it.
    #[expect(clippy::must_use_candidate, reason = "most calls are made for what they do")]
    pub fn ec2(&self, action: &str, parameters: &[(&str, &str)]) -> Answer {
        self.ask("ec2", "2016-11-15", action, parameters)
    }

    /// A call of another service that speaks the query protocol.
    ///
    /// # Panics
    /// The server refuses it.
    #[expect(clippy::must_use_candidate, reason = "most calls are made for what they do")]
    pub fn query(&self, service: &str, action: &str, parameters: &[(&str, &str)]) -> Answer {
        let (signed, version) = match service {
            "elbv2" => ("elasticloadbalancing", "2015-12-01"),
            "elb" => ("elasticloadbalancing", "2012-06-01"),
            "rds" => ("rds", "2014-10-31"),
            "iam" => ("iam", "2010-05-08"),
            other => panic!("{other} is asked otherwise"),
        };
        self.ask(signed, version, action, parameters)
    }

    /// A call of a service that speaks JSON; `target` is the name of its API and of the action.
    ///
    /// # Panics
    /// The server refuses it.
    #[expect(clippy::must_use_candidate, reason = "most calls are made for what they do")]
    pub fn json(&self, service: &str, target: &str, body: &str) -> String {
        let headers = [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", target)];
        self.send(service, "POST", "/", &headers, body)
    }

    /// A call of a service that tells its actions by paths.
    ///
    /// # Panics
    /// The server refuses it.
    #[expect(clippy::must_use_candidate, reason = "most calls are made for what they do")]
    pub fn rest(&self, service: &str, method: &str, path: &str, body: &str) -> Answer {
        Answer(self.send(service, method, path, &[("content-type", "text/xml")], body))
    }

    fn ask(&self, service: &str, version: &str, action: &str, parameters: &[(&str, &str)]) -> Answer {
        let mut body = format!("Action={action}&Version={version}");
        for (name, value) in parameters {
            body += &format!("&{}={}", encoded(name), encoded(value));
        }
        Answer(self.send(service, "POST", "/", &[("content-type", "application/x-www-form-urlencoded")], &body))
    }

    fn send(&self, service: &str, method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> String {
        // The server reads account, Region and service here and checks no signature.
        let scope = format!("{}/20260101/{}/{service}/aws4_request", self.key, self.region);
        let authorization = format!("AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0");
        let mut request = Request {
            method: method.into(),
            target: target.into(),
            headers: vec![
                ("host".into(), format!("{service}.{}.amazonaws.com", self.region)),
                ("authorization".into(), authorization),
            ],
            body: body.as_bytes().to_vec(),
        };
        request.headers.extend(headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let response = send(&self.endpoint, &request).unwrap();
        let text = String::from_utf8_lossy(&response.body).into_owned();
        assert!((200..300).contains(&response.status), "{service} {method} {target} {body}: {text}");
        text
    }
}

fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    text.bytes().map(|byte| if plain(&byte) { char::from(byte).into() } else { format!("%{byte:02X}") }).collect()
}
