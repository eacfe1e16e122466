//! The learner's own public address, from AWS's service that tells everybody theirs.

use crate::failure::Failure;
use crate::runtime::wait;
use crate::words::Saying;
use reqwest::ClientBuilder;
use reqwest::redirect::Policy;
use std::error::Error;
use std::net::IpAddr;
use std::time::Duration;

/// It answers with the address that the request came from.
///
/// <https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-group-rules.html>
pub(crate) const SERVICE: &str = "https://checkip.amazonaws.com";

const TIMEOUT: Duration = Duration::from_secs(10);

/// More than any address takes: what is longer is the page of somebody in between.
const LONGEST: usize = 64;

/// Asks once. As everywhere else, `HTTPS_PROXY` is heeded: the address is then the proxy's, as ssh's would not be.
///
/// # Errors
/// There is no way to the service, or it answers with something else.
pub(crate) fn ask() -> Result<IpAddr, Failure> {
    let client = reqwest::Client::builder();
    let answer = wait(answer(client, SERVICE))?;
    answer.map_err(|cause| {
        let what = Saying::new("my-ip-not-told").with("service", SERVICE).with("cause", cause);
        Failure::access(what).hint(Saying::new("my-ip-hint"))
    })
}

/// What a service of this kind says at an address, or why there is nothing to be had from it.
async fn answer(client: ClientBuilder, url: &str) -> Result<IpAddr, String> {
    let client = client.timeout(TIMEOUT).redirect(Policy::none()).build().map_err(told)?;
    let mut response = client.get(url).send().await.map_err(told)?;
    if !response.status().is_success() {
        return Err(response.status().to_string());
    }
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(told)? {
        body.extend_from_slice(&part);
        if body.len() > LONGEST {
            break;
        }
    }
    let text = String::from_utf8_lossy(&body);
    let beginning: String = text.chars().take(LONGEST).collect();
    text.trim().parse().map_err(|_| format!("{beginning:?}"))
}

/// The error that the others came from says most.
fn told(error: reqwest::Error) -> String {
    let mut link: &dyn Error = &error;
    while let Some(source) = link.source() {
        link = source;
    }
    link.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use real::{Reply, Response, Server};

    fn asked_of(reply: Reply) -> Result<IpAddr, String> {
        let server = Server::start(move |_| reply.clone());
        wait(answer(ClientBuilder::new().no_proxy(), &server.url())).unwrap()
    }

    fn says(status: u16, body: &str) -> Reply {
        Reply::Whole(Response::of_type(status, "text/plain", body))
    }

    #[test]
    fn an_address_is_taken_and_nothing_else() {
        assert_eq!(asked_of(says(200, "203.0.113.7\n")), Ok("203.0.113.7".parse().unwrap()));
        assert_eq!(asked_of(says(200, "2001:db8::7")), Ok("2001:db8::7".parse().unwrap()));
        // The page of a hotel's network, a proxy without a way out, a redirect to a login, an answer cut off.
        let page = format!("<html>{}", "welcome ".repeat(100_000));
        for (reply, cause) in [
            (says(200, &page), "\"<html>welcome welcome"),
            (says(200, ""), "\"\""),
            (says(502, "203.0.113.7"), "502 Bad Gateway"),
            (says(302, "203.0.113.7"), "302 Found"),
            (Reply::CutOff(Response::of_type(200, "text/plain", "203.0.113.77"), 11), ""),
        ] {
            let error = asked_of(reply).unwrap_err();
            assert!(error.starts_with(cause) && error.len() < 200, "{error}");
        }
    }

    #[test]
    fn nobody_there_is_told() {
        let gone = Server::start(|_| says(200, "")).url();
        let answer = wait(answer(ClientBuilder::new().no_proxy(), &gone)).unwrap();
        assert!(answer.unwrap_err().contains("refused"));
    }
}
