//! VPC endpoints: gateways to S3 and DynamoDB, interfaces of services, and the way through a gateway load balancer.
//!
//! What an endpoint's policy allows is not for packets to say.
//! <https://docs.aws.amazon.com/vpc/latest/privatelink/>

use crate::network::Health;
use crate::walk::{Arrival, At, Here, Name, Origin, Pkt, Walk, Words};
use crate::{Action, Direction, Layer, Leg, Phrase, Protocol, codes};

/// Services whose endpoints answer elsewhere than on 443, and where.
/// <https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html>,
/// <https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html>
const OTHER_PORTS: [(&str, &[u16]); 2] = [(".email-smtp", &[25, 465, 587, 2465, 2587]), (".cassandra", &[443, 9142])];

/// Services whose endpoints answer on more ports than are documented.
const ANY_PORTS: [&str; 2] = [".transfer.server", ".git-codecommit"];

impl<'n> Walk<'n> {
    /// Takes a packet that a route sends to an endpoint.
    pub(crate) fn endpoint(&mut self, index: usize, table: usize, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let node = &self.net.endpoints[index];
        let (layer, id) = (Layer::VpcEndpoint, node.item.vpc_endpoint_id.as_str());
        let state = node.item.state.as_deref().unwrap_or_default();
        self.health(node.health, layer, id, Words::State(state), codes::VPCE_NOT_AVAILABLE, &pkt);
        match node.item.vpc_endpoint_type.as_deref() {
            Some("GatewayLoadBalancer") => return self.balancer_endpoint(index, here, pkt),
            None | Some("Gateway") => {}
            Some(_) => {
                self.doubt(codes::NOT_MODELLED, id, Phrase::ARouteToAnEndpointOfThisType);
                return None;
            }
        }
        let name = Name::Id(id);
        let listed = node.item.route_table_ids.iter().any(|one| *one == *self.net.tables[table].id);
        if !listed {
            let words = Words::Phrase(Phrase::DoesNotListTheRouteTable);
            let code = codes::VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED;
            self.drop_at(layer, name, words, code, &pkt);
        }
        let local = matches!(here.origin, Origin::Interface | Origin::Nat(_));
        if !local || node.vpc != Some(here.vpc) || self.leg == Leg::Reply {
            let words = Words::Phrase(Phrase::NotFromAnInterfaceOfItsVpc);
            self.drop_at(layer, name, words, codes::VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC, &pkt);
            return None;
        }
        let carried = matches!(
            pkt.protocol,
            Protocol::Tcp | Protocol::All | Protocol::Icmp { kind: 8, .. } | Protocol::Icmpv6 { kind: 128, .. }
        );
        if !carried {
            let words = Words::Phrase(Phrase::CarriesTcpAndIcmpEchoOnly);
            self.drop_at(layer, name, words, codes::VPCE_GATEWAY_PROTOCOL_RESTRICTION, &pkt);
            return None;
        }
        let service = node.item.service_name.as_deref().unwrap_or(id);
        self.step(layer, name, Words::Service(service), Action::Deliver, &pkt);
        Some(Arrival { at: At::Service(id, here.vpc), pkt })
    }

    /// Through the appliances behind a gateway load balancer and out of the endpoint again.
    fn balancer_endpoint(&mut self, index: usize, here: Here, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = &self.net.endpoints[index];
        let id = node.item.vpc_endpoint_id.as_str();
        let subnet = node.item.subnet_ids.first().and_then(|id| self.net.subnet_ids.get(id.as_str())).copied();
        let (Some(vpc), Some(subnet)) = (node.vpc, subnet) else {
            self.doubt(codes::UNKNOWN_RESOURCE, id, Phrase::ItsSubnetIsNotListed);
            return None;
        };
        if here.subnet != Some(subnet) {
            self.acl(subnet, Direction::Ingress, &mut pkt);
        }
        self.step(Layer::VpcEndpoint, Name::Id(id), Words::Phrase(Phrase::GatewayLoadBalancer), Action::Forward, &pkt);
        // Appliances with a second leg take what is for the internet out by themselves.
        if !self.passes(&pkt) {
            self.appliance_doubt(id, Phrase::WhetherTheAppliancesBehindItPassThePacketOn);
        }
        pkt.sender = None;
        self.leave(vpc, subnet, Origin::Interface, pkt)
    }

    /// What an interface endpoint answers.
    pub(crate) fn interface_endpoint(&mut self, index: usize, endpoint: Option<usize>, pkt: &Pkt) {
        let id = self.interface(index).id;
        if !matches!(pkt.protocol, Protocol::Tcp | Protocol::Udp | Protocol::All) {
            let words = Words::Phrase(Phrase::AnswersTcpOnly);
            return self.drop_at(Layer::VpcEndpoint, Name::Id(id), words, codes::SERVICE_DOES_NOT_LISTEN, pkt);
        }
        let Some(endpoint) = endpoint else {
            let place = self.interface(index).place;
            return match self.net.inventory.missing(&self.net.inventory.vpc_endpoints, place) {
                Some(missing) => self.lacks(missing),
                None => self.doubt(codes::UNKNOWN_RESOURCE, id, Phrase::TheEndpointOfTheInterfaceIsNotListed),
            };
        };
        let node = &self.net.endpoints[endpoint];
        let id = node.item.vpc_endpoint_id.as_str();
        if node.health != Health::Working {
            let state = node.item.state.as_deref().unwrap_or_default();
            self.health(node.health, Layer::VpcEndpoint, id, Words::State(state), codes::VPCE_NOT_AVAILABLE, pkt);
            return;
        }
        let service = node.item.service_name.as_deref().unwrap_or_default();
        // A service of AWS has no name of its own below `vpce`; what others listen for is theirs to know.
        let ours = !service.contains(".vpce.") && !service.contains(".vpce-svc-");
        let known = OTHER_PORTS.iter().find(|(name, _)| service.ends_with(name)).map_or(&[443][..], |(_, ports)| ports);
        let one = |port: u16| pkt.protocol == Protocol::Tcp && pkt.dports.within((port, port));
        if ours && known.iter().any(|&port| one(port)) {
            return;
        }
        if !ours || ANY_PORTS.iter().any(|name| service.ends_with(name)) || one(80) {
            return self.doubt(codes::LISTENER_UNKNOWN, id, Phrase::WhetherTheServiceAnswersOnThisPort);
        }
        let words = if known == [443] {
            Words::Phrase(Phrase::TheServiceAnswersOnTcp443)
        } else {
            Words::Phrase(Phrase::TheServiceDoesNotAnswerOnThisPort)
        };
        self.drop_at(Layer::VpcEndpoint, Name::Id(id), words, codes::SERVICE_DOES_NOT_LISTEN, pkt);
    }
}
