//! Databases of RDS: each answers on its own port and nowhere else.
//!
//! <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Troubleshooting.html#CHAP_Troubleshooting.Connecting>

use crate::walk::{Name, Pkt, Walk, Words};
use crate::{Layer, Phrase, Protocol, codes};
use snapshot::shapes::DbInstance;

impl Walk<'_> {
    /// What the database behind an interface answers.
    ///
    /// AWS does not say which interface is whose: it is that of a database with these groups in this subnet.
    pub(crate) fn database(&mut self, index: usize, pkt: &Pkt) {
        let node = self.interface(index);
        // A host of RDS does not answer ping, whatever its groups admit.
        if !matches!(pkt.protocol, Protocol::Tcp | Protocol::All) {
            return self.silent(index, pkt);
        }
        let databases = &self.net.inventory.db_instances;
        if let Some(missing) = self.net.inventory.missing(databases, node.place) {
            return self.lacks(missing);
        }
        let (mut behind, mut listening, mut stopped) = (0, 0, None);
        let mut idle = 0;
        for database in databases.iter().filter(|database| self.may_be_behind(index, database)) {
            let port = database.endpoint.as_ref().and_then(|endpoint| endpoint.port);
            let port = port.and_then(|port| u16::try_from(port).ok());
            behind += 1;
            if !running(database) {
                idle += 1;
                stopped = stopped.or(database.db_instance_status.as_deref());
            } else if pkt.protocol == Protocol::Tcp && port.is_some_and(|port| pkt.dports.within((port, port))) {
                listening += 1;
            }
        }
        match stopped {
            Some(state) if idle == behind => {
                let words = Words::State(state);
                self.drop_at(Layer::Instance, Name::Id(node.id), words, codes::SERVICE_DOES_NOT_LISTEN, pkt);
            }
            _ if listening > 0 && listening == behind => {}
            _ if listening > 0 => {
                self.doubt(codes::LISTENER_UNKNOWN, node.id, Phrase::WhichOfTheDatabasesOfItsSubnetItBelongsTo);
            }
            _ => self.doubt(codes::LISTENER_UNKNOWN, node.id, Phrase::NotThePortOfADatabaseOfThisVpc),
        }
    }

    /// Whether an interface could be that of a database.
    fn may_be_behind(&self, index: usize, database: &DbInstance) -> bool {
        let node = self.interface(index);
        if let Some(group) = database.db_subnet_group.as_ref() {
            let vpc = node.vpc.map(|vpc| self.net.vpcs[vpc].id);
            let subnet = node.subnet.map(|subnet| self.net.subnets[subnet].id);
            let mut subnets = group.subnets.iter().filter_map(|one| one.subnet_identifier.as_deref()).peekable();
            let listed = subnets.peek().is_some();
            if group.vpc_id.as_deref().is_some_and(|id| Some(id) != vpc)
                || listed && !subnets.any(|id| Some(id) == subnet)
            {
                return false;
            }
        }
        let groups = || database.vpc_security_groups.iter().filter_map(|one| one.vpc_security_group_id.as_deref());
        groups().count() == 0
            || groups().count() == node.groups.len()
                && groups().all(|id| node.groups.iter().any(|&group| self.net.groups[group].id == id))
    }
}

fn running(database: &DbInstance) -> bool {
    !matches!(
        database.db_instance_status.as_deref(),
        Some("stopped" | "stopping" | "deleting" | "failed" | "inaccessible-encryption-credentials" | "restore-error")
    )
}
