#!/bin/sh
# Lab 1.12: removes the private subnets' way out, the NAT gateway, and its Elastic IP address.
# In this order: an address in use cannot be released, and one that is forgotten bills on its own.
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
if [ -n "$vpc" ]; then
  not_by_stack "$vpc"
  nats=$(aws ec2 describe-nat-gateways --output text --query 'NatGateways[].NatGatewayId' \
    --filter "Name=vpc-id,Values=$vpc" "Name=tag:course,Values=$course" Name=tag:Name,Values=course-nat \
    Name=state,Values=pending,available,deleting)
  if [ "$nats" = None ]; then nats=''; fi

  table=$(tagged private-rt 'RouteTables[].RouteTableId' describe-route-tables "Name=vpc-id,Values=$vpc")
  if [ -n "$table" ]; then
    target=$(aws ec2 describe-route-tables --route-table-ids "$table" --output text \
      --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].NatGatewayId")
    case $target in
      nat-*)
        aws ec2 delete-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0
        say "deleted  $table  0.0.0.0/0 -> $target"
        ;;
    esac
  fi
  for nat in $nats; do
    aws ec2 delete-nat-gateway --nat-gateway-id "$nat" >/dev/null
    say "waiting  $nat  course-nat, until it is deleted"
    aws ec2 wait nat-gateway-deleted --nat-gateway-ids "$nat"
    say "deleted  $nat  course-nat"
  done
fi
address=$(tagged course-nat-ip 'Addresses[].AllocationId' describe-addresses)
if [ -n "$address" ]; then
  aws ec2 release-address --allocation-id "$address"
  say "released $address  course-nat-ip"
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
