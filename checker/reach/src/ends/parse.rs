//! Ends as people write them.

use crate::{End, Network};
use std::net::IpAddr;

/// Why a text names no end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndError {
    /// Not one of the forms.
    #[error(
        "{text:?} is no end: write a name, an instance (i-…), an interface (eni-…), an address, vpc-…/address, a prefix list \
         (pl-…), a load balancer's ARN, an endpoint (vpce-…, eice-…), internet, internet6 or a DNS name"
    )]
    Malformed {
        /// What was written.
        text: String,
    },
    /// Several networks have the address, or several resources the name.
    #[error("{name} is there more than once: write {}", candidates.join(" or "))]
    Ambiguous {
        /// The address or name.
        name: String,
        /// What could be meant, each as it has to be written.
        candidates: Vec<String>,
    },
    /// Nothing of this name is in the snapshot.
    #[error("{text} is not in the snapshot")]
    Absent {
        /// What was written.
        text: String,
    },
}

/// Whether the text is an id of the form `prefix-hexadecimal`.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|rest| {
        !rest.is_empty() && rest.len() <= 64 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

impl Network<'_> {
    /// Reads one end of a flow.
    ///
    /// # Errors
    /// What the text would have to be, or which of several meanings it has.
    pub fn parse_end(&self, text: &str) -> Result<End, EndError> {
        let text = text.trim();
        match self.end_by_form(text) {
            // What is written as nothing else may be what somebody calls a resource.
            Err(error @ (EndError::Malformed { .. } | EndError::Absent { .. })) => {
                let called = self.end_called(text)?.and_then(|id| self.end_by_form(&id).ok());
                let called = match called {
                    None => self.end_in_vpc(text)?.and_then(|id| self.end_by_form(&id).ok()),
                    found => found,
                };
                let service = || Some(End::PrefixList(self.list_of_service(text)?.into()));
                called.or_else(service).ok_or(error)
            }
            found => found,
        }
    }

    fn end_by_form(&self, text: &str) -> Result<End, EndError> {
        let malformed = || EndError::Malformed { text: text.chars().take(200).collect() };
        let absent = || EndError::Absent { text: text.to_owned() };
        match text {
            "internet" => return Ok(End::Internet),
            "internet6" => return Ok(End::Internet6),
            _ => {}
        }
        if let Some(list) = self.list_behind(text) {
            return Ok(End::PrefixList(list.into()));
        }
        if let Some(name) = self.name_of(text) {
            return Ok(End::Name(name.to_owned()));
        }
        if let Some((vpc, address)) = text.split_once('/') {
            let address = address.parse::<IpAddr>().map_err(|_| malformed())?;
            if !is_id(vpc, "vpc-") {
                return Err(malformed());
            }
            if !self.vpc_ids.contains_key(vpc) {
                return Err(EndError::Absent { text: vpc.to_owned() });
            }
            return Ok(End::Address { address, vpc: Some(vpc.into()) });
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return self.unambiguous(address);
        }
        if is_id(text, "i-") {
            let whole = self.inventory().instances().get(text).is_none() && self.sees_all_instances();
            return if whole { Err(absent()) } else { Ok(End::Instance(text.into())) };
        }
        if is_id(text, "eni-") {
            let known = self.interface_ids.contains_key(text);
            return if !known && self.sees_all_interfaces() { Err(absent()) } else { Ok(End::Interface(text.into())) };
        }
        if is_id(text, "eice-") {
            return self.interface_of_endpoint(text).ok_or_else(absent);
        }
        if is_id(text, "pl-") {
            return Ok(End::PrefixList(text.into()));
        }
        let host = text.len() <= 253
            && text.contains('.')
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
            && text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !host {
            return Err(malformed());
        }
        if self.knows_name(text) { Ok(End::Name(text.to_owned())) } else { Err(absent()) }
    }

    /// The interface of an Instance Connect endpoint, from which it opens connections to hosts.
    /// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html>
    fn interface_of_endpoint(&self, id: &str) -> Option<End> {
        let endpoint = self.inventory().instance_connect_endpoints.get(id)?;
        Some(End::Interface(endpoint.network_interface_ids.first()?.clone()))
    }

    fn unambiguous(&self, address: IpAddr) -> Result<End, EndError> {
        let public = match address {
            IpAddr::V4(address) => self.public_holder(address).is_some(),
            IpAddr::V6(address) => self.v6_holder(address).is_some(),
        };
        let held: Vec<usize> = (0..self.vpcs.len()).filter(|&vpc| self.holder(vpc, address).is_some()).collect();
        if !public && held.len() > 1 {
            let candidates = held.iter().map(|&vpc| format!("{}/{address}", self.vpcs[vpc].id)).collect();
            return Err(EndError::Ambiguous { name: address.to_string(), candidates });
        }
        Ok(End::Address { address, vpc: None })
    }

    fn sees_all_instances(&self) -> bool {
        let instances = self.inventory().instances();
        (0..self.inventory().places().len()).all(|place| instances.status(place) == snapshot::Status::Seen)
    }

    fn sees_all_interfaces(&self) -> bool {
        let interfaces = &self.inventory().network_interfaces;
        (0..self.inventory().places().len()).all(|place| interfaces.status(place) == snapshot::Status::Seen)
    }
}
