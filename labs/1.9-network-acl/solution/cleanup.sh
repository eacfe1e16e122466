#!/bin/sh
# Labs 1.9 and 1.10: terminates the instances and removes their groups and the two network ACLs.
# Run the cleanup.sh of labs 1.13, 1.12 and 1.11 first.
#
#   sh cleanup.sh
set -eu

# --- The same lines open every script of the course, so that each one can be copied on its own. ---
AWS_PAGER=''
MSYS_NO_PATHCONV=1 # Git Bash on Windows would rewrite arguments that begin with a slash.
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region 2>/dev/null || true)}}
AWS_REGION=${region:-ap-northeast-2}
AWS_DEFAULT_REGION=$AWS_REGION # Version 1 of the AWS CLI reads only this one.
export AWS_PAGER MSYS_NO_PATHCONV AWS_REGION AWS_DEFAULT_REGION
course=aws-networking

say() { printf '%s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# tags KIND NAME: the tags by which later scripts find the resource again.
tags() { printf 'ResourceType=%s,Tags=[{Key=course,Value=%s},{Key=Name,Value=%s}]' "$1" "$course" "$2"; }

# tagged NAME QUERY DESCRIBE [FILTER...]: the id of the one such resource of the course, or nothing.
tagged() {
  name=$1 query=$2 describe=$3
  shift 3
  found=$(aws ec2 "$describe" --query "$query" --output text \
    --filters "Name=tag:course,Values=$course" "Name=tag:Name,Values=$name" "$@") || exit 1
  case $found in
    None) ;;
    *[[:space:]]*) die "several resources are named $name and tagged course=$course in $AWS_REGION: $found" ;;
    *) printf '%s' "$found" ;;
  esac
}

# not_by_stack VPC: a stack's own resources are changed through the stack, never behind its back.
not_by_stack() {
  stack=$(aws ec2 describe-vpcs --vpc-ids "$1" --output text \
    --query "Vpcs[0].Tags[?Key=='aws:cloudformation:stack-name'].Value")
  case $stack in
    '' | None) ;;
    *) die "$1 belongs to the CloudFormation stack $stack: use 'aws cloudformation' for it, not this script" ;;
  esac
}
# --------------------------------------------------------------------------------------------------

vpc=$(tagged course-vpc 'Vpcs[].VpcId' describe-vpcs)
if [ -z "$vpc" ]; then
  say "nothing to do: no VPC named course-vpc with the tag course=$course in $AWS_REGION"
else
  not_by_stack "$vpc"
  here=Name=vpc-id,Values=$vpc
  for name in app bastion; do
    id=$(tagged "$name" 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
      Name=instance-state-name,Values=pending,running,stopping,stopped)
    [ -n "$id" ] || continue
    aws ec2 terminate-instances --instance-ids "$id" >/dev/null
    say "waiting  $id  $name, until it is terminated"
    aws ec2 wait instance-terminated --instance-ids "$id"
    say "deleted  $id  $name"
  done
  for name in web-sg private-sg; do
    sg=$(tagged "$name" 'SecurityGroups[].GroupId' describe-security-groups "$here")
    [ -n "$sg" ] || continue
    aws ec2 delete-security-group --group-id "$sg" >/dev/null ||
      die "$name ($sg) is still in use: run the cleanup.sh of lab 1.11 first"
    say "deleted  $sg  $name"
  done
  default=$(aws ec2 describe-network-acls --filters "$here" Name=default,Values=true --output text \
    --query 'NetworkAcls[0].NetworkAclId')
  for name in public-acl private-acl; do
    acl=$(tagged "$name" 'NetworkAcls[].NetworkAclId' describe-network-acls "$here")
    [ -n "$acl" ] || continue
    associations=$(aws ec2 describe-network-acls --network-acl-ids "$acl" --output text \
      --query 'NetworkAcls[0].Associations[].NetworkAclAssociationId')
    for association in $associations; do
      [ "$association" != None ] || continue
      aws ec2 replace-network-acl-association --association-id "$association" --network-acl-id "$default" \
        --query NewAssociationId --output text >/dev/null
    done
    aws ec2 delete-network-acl --network-acl-id "$acl"
    say "deleted  $acl  $name (its subnets have the default list again)"
  done
fi

# --- What still costs money here, whoever made it. ---
billing() {
  kind=$1
  shift
  lines=$(aws ec2 "$@" --output text)
  case $lines in '' | None) return 0 ;; esac
  printf '%s\n' "$lines" | while read -r line; do say "  $kind  $line"; done
}
say ''
say "Still billing in $AWS_REGION (nothing below this line: nothing is left):"
billing instance describe-instances \
  --filters Name=instance-state-name,Values=pending,running,stopping,stopped \
  --query 'Reservations[].Instances[].[InstanceId,InstanceType,State.Name]'
billing 'NAT gateway' describe-nat-gateways --filter Name=state,Values=pending,available,deleting \
  --query 'NatGateways[].[NatGatewayId,State,VpcId]'
billing 'Elastic IP address' describe-addresses --query 'Addresses[].[PublicIp,AllocationId]'
billing 'interface endpoint' describe-vpc-endpoints --filters Name=vpc-endpoint-type,Values=Interface \
  --query "VpcEndpoints[?to_string(State)!='deleted'].[VpcEndpointId,State,ServiceName]"
billing 'disk without an instance' describe-volumes --filters Name=status,Values=available \
  --query 'Volumes[].[VolumeId,Size]'
