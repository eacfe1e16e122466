//! The calls of RDS.

use crate::asking::{Asking, each};
use crate::convert::database;
use crate::outcome::Fault;
use snapshot::{Ask, Output};

/// The most elements of a page.
const MOST: i32 = 100;

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::DescribeDBInstances => {
            each!(asking, asking.rds().describe_db_instances().max_records(MOST).set_marker(asking.token()), |answer| {
                asking.list(Output::DescribeDBInstances, answer.db_instances, database::instance, answer.marker)
            })
        }
        Ask::DescribeDBClusters => {
            each!(asking, asking.rds().describe_db_clusters().max_records(MOST).set_marker(asking.token()), |answer| {
                asking.list(Output::DescribeDBClusters, answer.db_clusters, database::cluster, answer.marker)
            })
        }
        Ask::DescribeDBSubnetGroups => each!(
            asking,
            asking.rds().describe_db_subnet_groups().max_records(MOST).set_marker(asking.token()),
            |answer| asking.list(
                Output::DescribeDBSubnetGroups,
                answer.db_subnet_groups,
                database::subnet_group,
                answer.marker
            )
        ),
        Ask::DescribeDBProxies => {
            each!(asking, asking.rds().describe_db_proxies().max_records(MOST).set_marker(asking.token()), |answer| {
                asking.list(Output::DescribeDBProxies, answer.db_proxies, database::proxy, answer.marker)
            })
        }
        Ask::DescribeDBSnapshots => {
            each!(asking, asking.rds().describe_db_snapshots().max_records(MOST).set_marker(asking.token()), |answer| {
                asking.list(Output::DescribeDBSnapshots, answer.db_snapshots, database::snapshot, answer.marker)
            })
        }
        Ask::DescribeDBMajorEngineVersions => each!(
            asking,
            asking.rds().describe_db_major_engine_versions().max_records(MOST).set_marker(asking.token()),
            |answer| asking.list(
                Output::DescribeDBMajorEngineVersions,
                answer.db_major_engine_versions,
                database::major_engine_version,
                answer.marker
            )
        ),
        _ => asking.fail(Fault::no_collector()),
    }
}
