//! What IAM calls the service of an endpoint, and the resources that it has.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

/// Services whose endpoints have another name than their actions have.
const OTHERWISE: &[(&str, &str)] = &[
    ("appmesh-envoy-management", "appmesh"),
    ("bedrock-agent", "bedrock"),
    ("bedrock-agent-runtime", "bedrock"),
    ("bedrock-runtime", "bedrock"),
    ("ecr.api", "ecr"),
    ("ecr.dkr", "ecr"),
    ("ecs-agent", "ecs"),
    ("ecs-telemetry", "ecs"),
    ("elasticbeanstalk-health", "elasticbeanstalk"),
    ("email", "ses"),
    ("email-smtp", "ses"),
    ("kinesis-firehose", "firehose"),
    ("kinesis-streams", "kinesis"),
    ("monitoring", "cloudwatch"),
    ("sagemaker.api", "sagemaker"),
    ("sagemaker.runtime", "sagemaker"),
    ("sync-states", "states"),
];

/// Services whose endpoints and actions have one name.
const ALIKE: &[&str] = &[
    "access-analyzer",
    "acm-pca",
    "application-autoscaling",
    "athena",
    "autoscaling",
    "backup",
    "batch",
    "bedrock",
    "cloudformation",
    "cloudtrail",
    "codebuild",
    "codecommit",
    "codedeploy",
    "codepipeline",
    "comprehend",
    "config",
    "datasync",
    "dynamodb",
    "ebs",
    "ec2",
    "ec2messages",
    "ecs",
    "eks",
    "elasticbeanstalk",
    "elasticfilesystem",
    "elasticloadbalancing",
    "elasticmapreduce",
    "events",
    "execute-api",
    "glue",
    "kms",
    "lambda",
    "logs",
    "rds",
    "rds-data",
    "redshift",
    "rekognition",
    "s3",
    "s3express",
    "s3tables",
    "secretsmanager",
    "servicecatalog",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "states",
    "sts",
    "synthetics",
    "textract",
    "transcribe",
    "translate",
    "xray",
];

/// A service behind an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Service {
    /// What its actions begin with, before the colon.
    pub(super) prefix: String,
    /// A pattern that all its resources fit.
    pub(super) resources: String,
    /// Its Region, if its name tells one.
    pub(super) region: Option<String>,
    /// Whether the prefix is only what the name suggests.
    pub(super) guessed: bool,
}

impl Service {
    /// By the name of the endpoint's service, like `com.amazonaws.ap-northeast-2.ecr.api`.
    pub(super) fn of(name: &str) -> Self {
        let mut words = name.trim_start_matches("cn.").splitn(4, '.');
        let (region, own) = match (words.next(), words.next(), words.next(), words.next()) {
            (Some("com"), Some("amazonaws"), Some(region), Some(own)) => (Some(region), own),
            _ => (None, name.rsplit('.').next().unwrap_or_default()),
        };
        let own = own.to_ascii_lowercase();
        let own = own.strip_suffix("-fips").unwrap_or(&own);
        let known = OTHERWISE.iter().find(|(endpoint, _)| *endpoint == own).map(|(_, prefix)| *prefix);
        let known = known.or_else(|| ALIKE.iter().copied().find(|prefix| *prefix == own));
        let prefix = known.unwrap_or_else(|| own.split('.').next().unwrap_or(own)).to_owned();
        let partition = match region {
            Some(region) if region.starts_with("cn-") => "aws-cn",
            Some(region) if region.starts_with("us-gov-") => "aws-us-gov",
            Some(_) => "aws",
            None => "aws*",
        };
        let resources = match prefix.as_str() {
            "s3" => format!("arn:{partition}:s3:::*"),
            "dynamodb" => format!("arn:{partition}:dynamodb:*"),
            // A service may name resources of others.
            _ => format!("arn:{partition}:*"),
        };
        Self { prefix, resources, region: region.map(str::to_owned), guessed: known.is_none() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_have_the_names_of_their_actions() {
        for (name, prefix, guessed) in [
            ("com.amazonaws.ap-northeast-2.s3", "s3", false),
            ("com.amazonaws.ap-northeast-2.dynamodb", "dynamodb", false),
            ("com.amazonaws.ap-northeast-2.ecr.api", "ecr", false),
            ("com.amazonaws.ap-northeast-2.ecr.dkr", "ecr", false),
            ("com.amazonaws.ap-northeast-2.monitoring", "cloudwatch", false),
            ("com.amazonaws.us-east-1.email-smtp", "ses", false),
            ("com.amazonaws.us-east-1.kms-fips", "kms", false),
            ("cn.com.amazonaws.cn-north-1.ec2", "ec2", false),
            ("com.amazonaws.us-east-1.tomorrow.api", "tomorrow", true),
            ("s3", "s3", false),
            ("", "", true),
        ] {
            let service = Service::of(name);
            assert_eq!((service.prefix.as_str(), service.guessed), (prefix, guessed), "{name}");
        }
        assert_eq!(Service::of("com.amazonaws.us-gov-west-1.s3").resources, "arn:aws-us-gov:s3:::*");
    }
}
