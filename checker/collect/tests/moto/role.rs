//! Roles in many accounts: taken, refused, too wide, asked for too often.

use crate::moto::account::{build, call};
use collect::{Keys, Options, Plan, Role, RoleError, RoleTaker};
use real::{Moto, Proxy, Trust};
use snapshot::{Ask, Snapshot, Status};
use std::time::Duration;

const REGION: &str = "us-east-1";

fn role_of(account: usize) -> Role {
    Role {
        arn: format!("arn:aws:iam::{:012}:role/course-check", 200_000_000_000 + account),
        external_id: format!("external-id-of-{account}"),
        session_name: "grader".into(),
        session_policy: None,
    }
}

fn options(endpoint: &str, keys: Keys) -> Options {
    Options {
        keys: Some(keys),
        region: Some(REGION.into()),
        endpoint_url: Some(endpoint.into()),
        recheck_after: Some(Duration::from_millis(50)),
        ..Options::default()
    }
}

fn graders() -> Keys {
    Keys { id: "AKIAGRADER".into(), secret: "secret".into(), token: None }
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn taken(proxy: &Proxy, role: &Role) -> Result<Snapshot, RoleError> {
    wait(async {
        let taker = RoleTaker::open(&options(&proxy.url(), graders())).await.unwrap();
        let taken = taker.take(role, "not-the-external-id").await?;
        assert!(taken.role_id.starts_with("AROA"), "{}", taken.role_id);
        assert!(role.arn.contains(&taken.account), "{}", taken.account);
        let plan = Plan::new([Ask::DescribeVpcs, Ask::DescribeSubnets]);
        Ok(collect::collect(&plan, &options(&proxy.url(), taken.keys), |_| {}).await.unwrap())
    })
}

#[test]
fn each_role_shows_its_own_account_and_no_other() {
    let Some(moto) = Moto::start() else { return };
    let proxy = Proxy::before(moto.url());
    let roles: Vec<Role> = (1..=3).map(role_of).collect();
    proxy.trust(roles.iter().map(|role| (role.arn.clone(), Trust::Needs(role.external_id.clone()))));
    for role in &roles {
        let seen = taken(&proxy, role).unwrap();
        assert!(role.arn.contains(seen.account.as_deref().unwrap()), "{:?}", seen.account);
        assert_eq!(call(&seen, Ask::DescribeVpcs).status, Status::Seen);
    }
    // Twice to see that it is refused, once to take it.
    assert_eq!(proxy.count("AssumeRole"), 3 * roles.len());
}

#[test]
fn a_role_that_opens_without_its_external_id_is_not_taken() {
    let Some(moto) = Moto::shared() else { return };
    let proxy = Proxy::before(moto.url());
    let role = role_of(10);
    proxy.trust([(role.arn.clone(), Trust::Anybody)]);
    assert_eq!(taken(&proxy, &role).unwrap_err(), RoleError::TooWide);
    assert_eq!(proxy.count("AssumeRole"), 1, "nothing is asked of an account that anybody can look into");
    proxy.trust([(role.arn.clone(), Trust::Needs("not-the-external-id".into()))]);
    assert_eq!(taken(&proxy, &role).unwrap_err(), RoleError::TooWide, "with another one");
}

#[test]
fn a_refusal_and_a_busy_service_are_told_apart() {
    let Some(moto) = Moto::shared() else { return };
    let proxy = Proxy::before(moto.url());
    let (refused, busy) = (role_of(20), role_of(21));
    proxy.trust([(refused.arn.clone(), Trust::Needs("somebody else's".into())), (busy.arn.clone(), Trust::Throttled)]);
    assert!(matches!(taken(&proxy, &refused), Err(RoleError::Refused { .. })));
    let Err(RoleError::NoAnswer { code, .. }) = taken(&proxy, &busy) else { panic!() };
    assert_eq!(code, "Throttling");
}

#[test]
fn what_is_refused_to_a_session_is_denied_in_its_snapshot() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account(REGION);
    build(&account);
    let proxy = Proxy::before(moto.url());
    let role = role_of(30);
    proxy.trust([(role.arn.clone(), Trust::Needs(role.external_id.clone()))]);
    proxy.forbid(&role.arn, "DescribeSubnets");
    let seen = taken(&proxy, &role).unwrap();
    assert_eq!(call(&seen, Ask::DescribeSubnets).status, Status::Denied);
    assert_eq!(call(&seen, Ask::DescribeVpcs).status, Status::Seen);
}
