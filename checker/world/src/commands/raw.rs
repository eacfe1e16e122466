//! The way to every field that the shapes keep.

mod element;

use super::{Command, Edit, evidence, interfaces};
use crate::account::{Account, Named};
use crate::args::{Args, check_label};
use crate::base::has_parent;
use crate::element::text;
use crate::error::Fault;
use crate::kind::Kind;
use crate::line::unquoted;
use serde_json::{Value, json};

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
        name: "add",
        usage: "add LABEL|- SERVICE:OPERATION [of PARENT] JSON",
        about: "puts an element into any list, under a label or (-) without; \
                a missing id is made from the label; lists that are asked by parent name it",
        options: &[],
        examples: &[
            r#"add tgw ec2:DescribeTransitGateways {"State": "available"}"#,
            r#"add - ec2:GetManagedPrefixListEntries of pl-s3 {"Cidr": "52.219.148.0/23"}"#,
        ],
        read: add,
    },
];

fn set(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, path, text) = (args.word("a label")?, args.word("the field")?, args.text("the value")?);
    let segments: Vec<String> = path.split('.').map(str::to_owned).collect();
    Ok(Box::new(move |account| {
        let named = account.find(&label, &[])?;
        element::change(account, &named, &path, &segments, &text)?;
        follow_up(account, &named, &segments);
        Ok(())
    }))
}

/// AWS changes both at once: an interface and its instance.
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
        _ => {}
    }
}

fn pointer(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, path, text) = (args.word("a label")?, args.word("the JSON pointer")?, args.text("the value")?);
    let Some(rest) = path.strip_prefix('/') else {
        return Err(Fault::malformed(&path, "a JSON pointer like /NatGatewayAddresses/0/Status"));
    };
    let segments: Vec<String> = rest.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect();
    Ok(Box::new(move |account| {
        let named = account.find(&label, &[])?;
        element::change(account, &named, &path, &segments, &text)
    }))
}

fn name(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, text) = (args.word("a label")?, args.text("the name")?);
    let tags = json!([{"Key": "Name", "Value": unquoted(&text)}]).to_string();
    Ok(Box::new(move |account| {
        let named = account.find(&label, &[])?;
        let field = if named.kind == Kind::Interface { "TagSet" } else { "Tags" };
        element::change(account, &named, field, &[field.to_owned()], &tags)
    }))
}

fn add(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, word) = (args.word("a label, or - for none")?, args.word("an operation like ec2:DescribeVpcs")?);
    let operation = evidence::operation(&word)?;
    let label = (label != "-").then_some(label);
    if let Some(label) = &label {
        check_label(label)?;
    }
    let parent = if args.skip("of") { Some(args.word("the parent")?) } else { None };
    if has_parent(operation) != parent.is_some() {
        let (why, remedy) = if parent.is_some() {
            ("one call lists everything", "leave `of` out")
        } else {
            ("it is asked one parent at a time", "write `of PARENT` after it")
        };
        return Err(Fault::refused(&word, why, remedy));
    }
    let json = args.text("the element in JSON")?;
    let given: Value =
        serde_json::from_str(&json).map_err(|why| Fault::Unfit { word: word.clone(), why: why.to_string() })?;
    if !given.is_object() {
        return Err(Fault::malformed(&json, "an object in JSON like {\"State\": \"available\"}"));
    }
    Ok(Box::new(move |account| {
        let mut given = element::with_ids(account, given)?;
        if let Some(label) = label {
            let kind = Kind::listed_by(operation);
            let id = Some(text(&given, kind.id_field())).filter(|id| !id.is_empty()).map(str::to_owned);
            if id.is_none() && kind.prefix().is_empty() {
                let wanted = format!("a label here unless the JSON holds the id of {}", kind.article());
                return Err(Fault::malformed(&label, wanted));
            }
            let id = account.register(&label, kind, id)?;
            crate::element::set(&mut given, kind.id_field(), id);
        }
        element::check_all(operation, &given)?;
        let here = account.here.clone();
        let parent = parent.map(|parent| account.name(&parent, &[]).map_or(parent, |named| named.id));
        let answer = account.answer(&here, operation);
        match parent {
            Some(parent) => answer.children.entry(parent).or_default().push(given),
            None => answer.elements.push(given),
        }
        Ok(())
    }))
}
