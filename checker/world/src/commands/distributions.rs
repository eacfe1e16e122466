//! Distributions: where they fetch from, what they do with which path, and which certificate they show.

mod policies;

use super::{Command, Edit, certificates};
use crate::account::{Account, MADE, Named};
use crate::args::Args;
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::{Kind, letters};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::{GLOBAL, Place};

/// The hosted zone of all distributions
/// (<https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>).
pub(super) const ZONE: &str = "Z2FDTNDATAQYW2";

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "distribution",
        usage: "distribution LABEL BALANCER|VPC-ORIGIN|HOST [aliases=NAME,…] [certificate=CERTIFICATE] [tls=TLSv1.2_2021] [enabled=off] [status=Deployed] [http=http2and3] [root=index.html] [web-acl=ARN] [id=ID] and the options of `origin` and `behavior`",
        about: "a distribution with its first origin and its default behaviour: viewers are sent to https, \
                the methods are GET and HEAD, the cache policy is CachingOptimized",
        options: &[
            "aliases",
            "certificate",
            "tls",
            "enabled",
            "status",
            "http",
            "root",
            "web-acl",
            "id",
            "protocol",
            "path",
            "port",
            "header",
            "oac",
            "methods",
            "viewer",
            "cache",
            "request",
            "compress",
        ],
        examples: &[
            "alb front public-a public-c groups=web-sg",
            "certificate edge-cert www.example.link region=us-east-1",
            "distribution cdn front aliases=www.example.link certificate=edge-cert cache=CachingDisabled request=AllViewer methods=all",
        ],
        read: distribution,
    },
    Command {
        name: "origin",
        usage: "origin LABEL DISTRIBUTION BALANCER|VPC-ORIGIN|HOST [protocol=https-only|http-only|match-viewer] [port=PORT] [path=/PATH] [header=NAME:VALUE] [oac=ID]",
        about: "a further origin, which behaviours call LABEL; `oac=` says that it is a bucket with an access control",
        options: &["protocol", "port", "path", "header", "oac"],
        examples: &[
            "alb front public-a public-c",
            "distribution cdn front",
            "origin pictures cdn pictures.s3.ap-northeast-2.amazonaws.com oac=E0123456789ABC",
        ],
        read: origin,
    },
    Command {
        name: "behavior",
        usage: "behavior DISTRIBUTION PATTERN|default [origin=ORIGIN] [methods=get|options|all] [viewer=redirect-to-https|https-only|allow-all] [cache=POLICY] [request=POLICY|none] [compress=off]",
        about: "what becomes of requests of a path, in the order of the lines, or of all others (`default`); \
                it replaces the one of this path. A policy is a label or the name of one of AWS's",
        options: &["origin", "methods", "viewer", "cache", "request", "compress"],
        examples: &[
            "alb front public-a public-c",
            "distribution cdn front cache=CachingDisabled request=AllViewer methods=all",
            "behavior cdn /static/* cache=CachingOptimized request=HostHeaderOnly methods=get",
        ],
        read: behavior,
    },
    policies::CACHE,
    policies::REQUEST,
    Command {
        name: "vpc-origin",
        usage: "vpc-origin LABEL BALANCER [status=Deployed] [name=NAME]",
        about: "a way for distributions to a load balancer that need not be public",
        options: &["status", "name"],
        examples: &[
            "alb inner private-a private-c scheme=internal",
            "vpc-origin way-in inner",
            "distribution cdn way-in",
        ],
        read: vpc_origin,
    },
];

/// What a behaviour is told, on the line of a distribution or on its own.
struct Told {
    origin: Option<String>,
    methods: Option<&'static [&'static str]>,
    viewer: Option<String>,
    cache: Option<String>,
    request: Option<String>,
    compress: Option<bool>,
}

const METHODS: [(&str, &[&str]); 3] = [
    ("get", &["HEAD", "GET"]),
    ("options", &["HEAD", "GET", "OPTIONS"]),
    ("all", &["HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH"]),
];

const VIEWERS: [(&str, &str); 3] =
    [("redirect-to-https", "redirect-to-https"), ("https-only", "https-only"), ("allow-all", "allow-all")];

impl Told {
    fn read(args: &mut Args<'_>) -> Result<Self, Fault> {
        let methods = args.option("methods");
        let viewer = args.option("viewer");
        Ok(Self {
            origin: args.option("origin"),
            methods: methods.map(|word| crate::args::choose(Phrase::SetOfMethods, &word, &METHODS)).transpose()?,
            viewer: viewer
                .map(|word| crate::args::choose(Phrase::ViewerProtocolPolicy, &word, &VIEWERS).map(str::to_owned))
                .transpose()?,
            cache: args.option("cache"),
            request: args.option("request"),
            compress: args.switch("compress")?,
        })
    }

    /// Writes what is told into a behaviour; what is not told stays.
    fn write(&self, account: &mut Account, behavior: &mut Value) -> Result<(), Fault> {
        if let Some(origin) = &self.origin {
            set(behavior, "TargetOriginId", origin.as_str());
        }
        if let Some(methods) = self.methods {
            set(behavior, "AllowedMethods", json!({"Items": methods, "CachedMethods": {"Items": ["HEAD", "GET"]}}));
        }
        if let Some(viewer) = &self.viewer {
            set(behavior, "ViewerProtocolPolicy", viewer.as_str());
        }
        if let Some(cache) = &self.cache {
            set(behavior, "CachePolicyId", policies::id(account, Kind::CachePolicy, cache)?);
        }
        match self.request.as_deref() {
            Some("none") => set(behavior, "OriginRequestPolicyId", Value::Null),
            Some(word) => {
                set(behavior, "OriginRequestPolicyId", policies::id(account, Kind::RequestPolicy, word)?);
            }
            None => {}
        }
        if let Some(compress) = self.compress {
            set(behavior, "Compress", compress);
        }
        Ok(())
    }
}

/// What an origin is told.
struct Source {
    target: String,
    protocol: String,
    port: Option<u16>,
    path: Option<String>,
    header: Option<(String, String)>,
    oac: Option<String>,
}

const ORIGIN_PROTOCOLS: [(&str, &str); 3] =
    [("https-only", "https-only"), ("http-only", "http-only"), ("match-viewer", "match-viewer")];

impl Source {
    fn read(args: &mut Args<'_>, target: String) -> Result<Self, Fault> {
        let protocol = args.option("protocol").unwrap_or_else(|| "https-only".into());
        let header = args.option("header");
        let header = header.map(|header| match header.split_once(':') {
            Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
            None => Err(Fault::malformed(&header, Phrase::HeaderValue)),
        });
        Ok(Self {
            target,
            protocol: crate::args::choose(Phrase::ProtocolOfOrigins, &protocol, &ORIGIN_PROTOCOLS)?.to_owned(),
            port: args.parsed("port", Phrase::AppPort)?,
            path: args.option("path"),
            header: header.transpose()?,
            oac: args.option("oac"),
        })
    }

    /// The origin as AWS writes it; without a name of its own it is called by its host.
    fn made(&self, account: &Account, name: Option<&str>) -> Result<Value, Fault> {
        let known = account.name(&self.target, &[Kind::LoadBalancer, Kind::VpcOrigin]);
        let (host, through) = match known {
            Ok(named) if named.kind == Kind::VpcOrigin => {
                let balancer = text(account.element(&named)?, "OriginEndpointArn");
                let host = account.get(Kind::LoadBalancer, balancer).map(|one| text(one, "DNSName").to_owned());
                (host.unwrap_or_default(), Some(named.id))
            }
            Ok(named) => (text(account.element(&named)?, "DNSName").to_owned(), None),
            Err(_) if self.target.contains('.') => (self.target.clone(), None),
            Err(fault) => return Err(fault),
        };
        let mut origin = json!({"Id": name.unwrap_or(&host), "DomainName": host, "OriginPath": self.path.as_deref().unwrap_or_default()});
        let headers = self.header.iter().map(|(name, value)| json!({"HeaderName": name, "HeaderValue": value}));
        set(&mut origin, "CustomHeaders", json!({"Items": headers.collect::<Vec<_>>()}));
        if let Some(through) = through {
            set(&mut origin, "VpcOriginConfig", json!({"VpcOriginId": through}));
        } else if let Some(control) = &self.oac {
            set(&mut origin, "OriginAccessControlId", control.as_str());
        } else {
            let http = if self.protocol == "http-only" { self.port } else { None };
            let https = if self.protocol == "http-only" { None } else { self.port };
            let config = json!({
                "HTTPPort": http.unwrap_or(80),
                "HTTPSPort": https.unwrap_or(443),
                "OriginProtocolPolicy": self.protocol,
                "OriginSslProtocols": {"Items": ["TLSv1.2"]},
                "OriginReadTimeout": 30,
            });
            set(&mut origin, "CustomOriginConfig", config);
        }
        Ok(origin)
    }
}

fn distribution(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, target) = (args.new_label()?, args.word(Phrase::TheOrigin)?);
    let source = Source::read(args, target)?;
    let mut told = Told::read(args)?;
    let aliases = args.list("aliases").unwrap_or_default();
    let (certificate, tls) = (args.option("certificate"), args.option("tls"));
    let enabled = args.switch("enabled")?.unwrap_or(true);
    let status = args.option("status").unwrap_or_else(|| "Deployed".into());
    let http = args.option("http").unwrap_or_else(|| "http2and3".into());
    let root = args.option("root").unwrap_or_default();
    let (acl, id) = (args.option("web-acl"), args.option("id"));
    if let Some(alias) = aliases.first().filter(|_| certificate.is_none()) {
        let why = Phrase::NamesNeedCertificate;
        return Err(Fault::refused(alias, why, Phrase::WriteCertificateOfEdge));
    }
    told.methods.get_or_insert(METHODS[0].1);
    told.viewer.get_or_insert_with(|| "redirect-to-https".into());
    told.cache.get_or_insert_with(|| "CachingOptimized".into());
    told.compress.get_or_insert(true);
    Ok(Box::new(move |account| {
        let origin = source.made(account, None)?;
        let certificate = certificate.map(|word| certificates::usable(account, &word, GLOBAL)).transpose()?;
        let id = id.unwrap_or_else(|| format!("E{}", letters(&format!("distribution {label}"), 13)));
        let arn = format!("arn:aws:cloudfront::{}:distribution/{id}", account.here.account);
        let mut default = json!({"TargetOriginId": text(&origin, "Id")});
        told.write(account, &mut default)?;
        let shown = match &certificate {
            Some(arn) => json!({
                "CloudFrontDefaultCertificate": false,
                "ACMCertificateArn": arn,
                "SSLSupportMethod": "sni-only",
                "MinimumProtocolVersion": tls.unwrap_or_else(|| "TLSv1.2_2021".into()),
            }),
            None => json!({"CloudFrontDefaultCertificate": true, "MinimumProtocolVersion": "TLSv1"}),
        };
        let fields = json!({
            "ARN": arn,
            "Status": status,
            "LastModifiedTime": MADE,
            "DomainName": format!("d{}.cloudfront.net", letters(&id, 13).to_lowercase()),
            "DistributionConfig": {
                "Enabled": enabled,
                "Aliases": {"Items": aliases},
                "Origins": {"Items": [origin]},
                "DefaultCacheBehavior": default,
                "CacheBehaviors": {"Items": []},
                "CustomErrorResponses": {"Items": []},
                "ViewerCertificate": shown,
                "DefaultRootObject": root,
                "PriceClass": "PriceClass_All",
                "HttpVersion": http,
                "IsIPV6Enabled": true,
                "WebACLId": acl.unwrap_or_default(),
                "ConnectionMode": "direct",
            },
        });
        account.create_under(Some(&id), &label, Kind::Distribution, Some(id.clone()), fields)?;
        if let Some(certificate) = certificate {
            certificates::used_by(account, &certificate, &arn);
        }
        Ok(())
    }))
}

/// Changes the settings of a distribution.
fn config<'a>(account: &'a mut Account, named: &Named) -> Result<&'a mut Value, Fault> {
    Ok(crate::element::object_mut(account.element_mut(named)?, "DistributionConfig"))
}

/// The `Items` of a member, to change.
fn items<'a>(config: &'a mut Value, member: &str) -> &'a mut Vec<Value> {
    list_mut(crate::element::object_mut(config, member), "Items")
}

fn origin(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (name, distribution) = (args.new_label()?, args.word(Phrase::TheDistribution)?);
    let target = args.word(Phrase::FetchedFrom)?;
    let source = Source::read(args, target)?;
    Ok(Box::new(move |account| {
        let named = account.find(&distribution, &[Kind::Distribution])?;
        let origin = source.made(account, Some(&name))?;
        let origins = items(config(account, &named)?, "Origins");
        if origins.iter().any(|known| text(known, "Id") == name) {
            return Err(Fault::Taken { word: name });
        }
        origins.push(origin);
        Ok(())
    }))
}

fn behavior(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (distribution, pattern) = (args.word(Phrase::TheDistribution)?, args.word(Phrase::PathOrDefault)?);
    let told = Told::read(args)?;
    Ok(Box::new(move |account| {
        let named = account.find(&distribution, &[Kind::Distribution])?;
        let settings = config(account, &named)?.clone();
        let origins: Vec<&str> = settings
            .get("Origins")
            .map(|all| list(all, "Items"))
            .unwrap_or_default()
            .iter()
            .map(|one| text(one, "Id"))
            .collect();
        if let Some(wrong) = told.origin.as_deref().filter(|origin| !origins.contains(origin)) {
            return Err(Fault::unknown(Phrase::OriginOfDistribution, wrong, origins.iter().copied()));
        }
        let default = settings.get("DefaultCacheBehavior").cloned().unwrap_or_else(|| json!({}));
        if pattern == "default" {
            let mut changed = default;
            told.write(account, &mut changed)?;
            set(config(account, &named)?, "DefaultCacheBehavior", changed);
            return Ok(());
        }
        let others = settings.get("CacheBehaviors").map(|all| list(all, "Items")).unwrap_or_default();
        let known = others.iter().find(|one| text(one, "PathPattern") == pattern);
        let mut changed = known.cloned().unwrap_or_else(|| {
            let mut fresh = json!({"PathPattern": pattern});
            crate::element::update(&mut fresh, default);
            fresh
        });
        told.write(account, &mut changed)?;
        let others = items(config(account, &named)?, "CacheBehaviors");
        match others.iter_mut().find(|one| text(one, "PathPattern") == pattern) {
            Some(known) => *known = changed,
            None => others.push(changed),
        }
        Ok(())
    }))
}

fn vpc_origin(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, balancer) = (args.new_label()?, args.word(Phrase::LoadBalancer)?);
    let status = args.option("status").unwrap_or_else(|| "Deployed".into());
    let name = args.option("name");
    Ok(Box::new(move |account| {
        let balancer = account.find(&balancer, &[Kind::LoadBalancer])?;
        let id = format!("vo_{}", letters(&format!("vpc origin {label}"), 22));
        let here: Place = account.here.clone();
        let fields = json!({
            "Name": name.unwrap_or_else(|| super::balancers::some_name("origin", &label)),
            "Status": status,
            "Arn": format!("arn:aws:cloudfront::{}:vpcorigin/{id}", here.account),
            "OriginEndpointArn": balancer.id,
        });
        account.create(&label, Kind::VpcOrigin, Some(id), fields).map(drop)
    }))
}

/// What a distribution used is used by it no longer.
pub(super) fn unplug(account: &mut Account, named: &Named) {
    let element = account.get(Kind::Distribution, &named.id).cloned().unwrap_or_default();
    let shown = element.pointer("/DistributionConfig/ViewerCertificate/ACMCertificateArn").and_then(Value::as_str);
    if let Some(certificate) = shown {
        certificates::no_longer_used_by(account, certificate, text(&element, "ARN"));
    }
}

/// The distributions in whose settings a policy or an origin is named.
pub(super) fn user_of(account: &Account, id: &str) -> Option<String> {
    let user = account.all(Kind::Distribution).find(|one| {
        let config = one.get("DistributionConfig").cloned().unwrap_or_default();
        let origins = config.get("Origins").map(|all| list(all, "Items").to_vec()).unwrap_or_default();
        let mut behaviors = config.get("CacheBehaviors").map(|all| list(all, "Items").to_vec()).unwrap_or_default();
        behaviors.extend(config.get("DefaultCacheBehavior").cloned());
        let by_policy = |one: &Value| text(one, "CachePolicyId") == id || text(one, "OriginRequestPolicyId") == id;
        let by_origin = |one: &Value| one.pointer("/VpcOriginConfig/VpcOriginId").and_then(Value::as_str) == Some(id);
        behaviors.iter().any(by_policy) || origins.iter().any(by_origin)
    });
    user.map(|one| text(one, "Id").to_owned())
}
