//! The way to every field that the shapes keep.

mod element;

use super::{Command, Edit, endpoints, evidence, interfaces};
use crate::account::{Account, Named, Outcome};
use crate::args::{Args, check_label};
use crate::error::Fault;
use crate::kind::Kind;
use crate::line::unquoted;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::{Answer, Ask, Output, Place};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "set",
        usage: "set LABEL FIELD VALUE",
        about: "sets a field, named as AWS names it, with dots and list positions, like NatGatewayAddresses.0.Status. \
                The value is JSON or bare text; null takes the field away; \"@label\" stands for the label's id. \
                What is set on an interface shows on its instance too",
        options: &[],
        examples: &[
            "set nat-1 State pending",
            "set app SourceDestCheck false",
            r#"set s3 RouteTableIds ["@public-rt"]"#,
        ],
        read: set,
    },
    Command {
        name: "json",
        usage: "json LABEL /POINTER VALUE",
        about: "sets a field by JSON pointer, and nothing else; /- as last part appends to a list",
        options: &[],
        examples: &["json nat-1 /NatGatewayAddresses/0/Status failed"],
        read: pointer,
    },
    Command {
        name: "name",
        usage: "name LABEL TEXT",
        about: "gives a Name tag, which nothing has otherwise",
        options: &[],
        examples: &["name private-rt \"my private table\""],
        read: name,
    },
    Command {
        name: "element",
        usage: "element SERVICE:OPERATION [of PARENT] JSON",
        about: "puts what the AWS CLI prints into any list, an element, a list of them or the whole answer on one line, \
                in place of what has the same id; what a snapshot does not keep is left out. \
                It is called by its id. Lists that are asked by parent name it, unless the element does",
        options: &[],
        examples: &[
            r#"element elbv2:DescribeTargetGroups {"TargetGroupArn": "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/6d0ecf831eec9f09", "Protocol": "HTTP", "Port": 80, "IpAddressType": "ipv4", "TargetControlPort": 0}"#,
            r#"element ec2:DescribeVpcs {"Vpcs": [{"VpcId": "vpc-0123456789abcdef0", "CidrBlock": "10.9.0.0/16", "InstanceTenancy": "default"}]}"#,
            r#"element ec2:DescribeVpcAttribute {"VpcId": "vpc-0123456789abcdef0", "EnableDnsSupport": {"Value": false}}"#,
        ],
        read: element,
    },
    Command {
        name: "add",
        usage: "add LABEL|- SERVICE:OPERATION [of PARENT] JSON",
        about: "puts an element into any list, under a label or (-) without, and takes nothing that a snapshot \
                would not keep; a missing id is made from the label; lists that are asked by parent name it",
        options: &[],
        examples: &[
            r#"add tgw ec2:DescribeTransitGateways {"State": "available"}"#,
            r#"add - ec2:GetManagedPrefixListEntries of pl-s3 {"Cidr": "52.219.148.0/23"}"#,
        ],
        read: add,
    },
];

fn set(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, path, text) = (args.word(Phrase::ALabel)?, args.word(Phrase::TheField)?, args.text(Phrase::TheValue)?);
    let segments: Vec<String> = path.split('.').map(str::to_owned).collect();
    Ok(Box::new(move |account| {
        let named = account.find(&label, &[])?;
        element::change(account, &named, &path, &segments, &text)?;
        follow_up(account, &named, &segments);
        Ok(())
    }))
}

/// What AWS changes with it: of an interface and its instance both, of an endpoint its names.
fn follow_up(account: &mut Account, named: &Named, segments: &[String]) {
    match (named.kind, segments.first().map(String::as_str)) {
        (Kind::Interface, _) => interfaces::project(account, &named.id),
        (Kind::Instance, Some(field @ "SourceDestCheck")) => {
            let value = account.get(Kind::Instance, &named.id).and_then(|instance| instance.get(field)).cloned();
            let Some(primary) = interfaces::primary(account, &named.id) else { return };
            if let Some(interface) = account.get_mut(Kind::Interface, &primary) {
                crate::element::set(interface, field, value.unwrap_or_default());
            }
            interfaces::project(account, &primary);
        }
        (Kind::Endpoint, Some("PrivateDnsEnabled")) => endpoints::follow_private_dns(account, &named.id),
        _ => {}
    }
}

fn pointer(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, path, text) =
        (args.word(Phrase::ALabel)?, args.word(Phrase::ThePointer)?, args.text(Phrase::TheValue)?);
    let Some(rest) = path.strip_prefix('/') else {
        return Err(Fault::malformed(&path, Phrase::Pointer));
    };
    let segments: Vec<String> = rest.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect();
    Ok(Box::new(move |account| {
        let named = account.find(&label, &[])?;
        element::change(account, &named, &path, &segments, &text)
    }))
}

fn name(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, text) = (args.word(Phrase::ALabel)?, args.text(Phrase::TheName)?);
    let tags = json!([{"Key": "Name", "Value": unquoted(&text)}]).to_string();
    Ok(Box::new(move |account| {
        let named = account.find(&label, &[])?;
        let field = if named.kind == Kind::Interface { "TagSet" } else { "Tags" };
        element::change(account, &named, field, &[field.to_owned()], &tags)
    }))
}

/// What `add` and `element` put into a list.
struct Given {
    ask: Ask,
    word: String,
    parent: Option<String>,
    json: Value,
}

impl Given {
    fn read(args: &mut Args<'_>) -> Result<Self, Fault> {
        let word = args.word(Phrase::AnOperation)?;
        let ask = evidence::operation(&word)?;
        let parent = evidence::parent(args, &word, ask)?;
        let text = args.text(Phrase::ElementJson)?;
        let json = serde_json::from_str(&text).map_err(|why| Fault::unfit(&word, why))?;
        Ok(Self { ask, word, parent, json })
    }

    /// The parent's id, as the line or the element says it.
    fn parent(&self, account: &Account, element: &Value) -> Result<Option<String>, Fault> {
        if self.ask.per().is_none() {
            return Ok(None);
        }
        let parent = match &self.parent {
            Some(word) => account.name(word, &[]).map_or(word.clone(), |named| named.id),
            None => self
                .ask
                .row()
                .own
                .parent(element)
                .ok_or_else(|| Fault::refused(&self.word, Phrase::AskedPerParent, Phrase::WriteOfParent))?,
        };
        Ok(Some(parent.strip_prefix("/hostedzone/").unwrap_or(&parent).to_owned()))
    }
}

fn add(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.word(Phrase::LabelOrNone)?;
    let label = (label != "-").then_some(label);
    if let Some(label) = &label {
        check_label(label)?;
    }
    let given = Given::read(args)?;
    if !given.json.is_object() {
        return Err(Fault::malformed(&given.json.to_string(), Phrase::ObjectJson));
    }
    if given.ask.per().is_some() && given.parent.is_none() && given.ask.row().own.parent(&given.json).is_none() {
        return Err(Fault::refused(&given.word, Phrase::AskedPerParent, Phrase::WriteOfParent));
    }
    Ok(Box::new(move |account| {
        let mut element = element::with_ids(account, given.json.clone())?;
        if let Some(label) = label {
            let kind = Kind::listed_by(given.ask);
            let resource = kind.within_mut(&mut element).next();
            let id = resource.as_deref().map(|resource| kind.id_of(resource).to_owned()).filter(|id| !id.is_empty());
            if id.is_none() && kind.prefix().is_empty() {
                let wanted = Phrase::LabelWithoutId;
                return Err(Fault::malformed(&label, wanted));
            }
            let id = account.register(&label, kind, id)?;
            if let Some(resource) = kind.within_mut(&mut element).next().filter(|one| kind.id_of(one).is_empty()) {
                crate::element::set(resource, kind.id_field(), id);
            }
        }
        element::check_all(given.ask, &element)?;
        let parent = given.parent(account, &element)?;
        let here = account.here.clone();
        account.insert(&here, given.ask, parent.as_deref(), element);
        Ok(())
    }))
}

/// What the AWS CLI prints: an element, a list of them, or the whole answer. What a snapshot does not keep is left out.
fn element(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let given = Given::read(args)?;
    if !given.json.is_object() && !given.json.is_array() {
        return Err(Fault::malformed(&given.json.to_string(), Phrase::CliOutput));
    }
    Ok(Box::new(move |account| {
        let unfit = |why: String| Fault::unfit(&given.word, why);
        let json = element::with_ids(account, given.json.clone())?;
        let is_answer = given.ask.key().is_some_and(|key| json.get(key).is_some());
        let (output, whole) = if is_answer {
            Output::from_value(given.ask, &json).map_err(|why| unfit(why.to_string()))?
        } else {
            let elements: Vec<&Value> = json.as_array().map_or_else(|| vec![&json], |list| list.iter().collect());
            (Output::from_values(given.ask, elements).map_err(|why| unfit(why.to_string()))?, true)
        };
        let kind = Kind::listed_by(given.ask);
        let here = account.here.clone();
        let mut parent = None;
        for element in output.to_elements() {
            parent = given.parent(account, &element)?;
            let ids: Vec<String> = kind.within(&element).map(|one| kind.id_of(one).to_owned()).collect();
            // An object, and something of the same id, is what it is now.
            if let (false, Some(parent)) = (given.ask.is_list(), &parent) {
                replace_object(account, &here, given.ask, parent, &element);
            }
            ids.iter().filter(|id| !id.is_empty()).for_each(|id| drop(account.forget(kind, id)));
            if !given.ask.is_list() && given.ask.per().is_none() {
                account.answer(&here, given.ask).elements.clear();
            }
            account.insert(&here, given.ask, parent.as_deref(), element);
            for id in ids.into_iter().filter(|id| !id.is_empty()) {
                // Where something has a label already, or a list says a part of it, it keeps its name.
                let _ = account.register(&id, kind, Some(id.clone()));
                account.changed(kind, &id);
            }
        }
        if !whole {
            let truncated = Outcome { truncated: true, ..Outcome::seen() };
            let answer = account.answer(&here, given.ask);
            match parent {
                Some(parent) => answer.children.entry(parent).or_default().outcome = Some(truncated),
                None => answer.outcome = truncated,
            }
        }
        Ok(())
    }))
}

/// The parts of an object that an element holds anew go: of the DNS switches of a VPC each is asked by itself.
fn replace_object(account: &mut Account, here: &Place, ask: Ask, parent: &str, element: &Value) {
    let marks = match ask.row().answer {
        Answer::Object(marks) => marks,
        Answer::List(_) => &[],
    };
    let said = |known: &Value| marks.iter().any(|mark| known.get(*mark).is_some() && element.get(*mark).is_some());
    account.answer(here, ask).list_mut(Some(parent)).retain(|known| !said(known));
}
