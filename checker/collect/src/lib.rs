//! (being laid)
pub use {aws_config as c, aws_sdk_ec2 as e, aws_sdk_sts as s};
