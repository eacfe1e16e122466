#!/bin/sh
# Lab 1.12: a public NAT gateway in public-a, and a default route to it for the private subnets.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on labs 1.7 to 1.9.
# COSTS MONEY by the hour, used or not: the gateway and its Elastic IP address. Run cleanup.sh the same day.
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
[ -n "$vpc" ] || die "no VPC named course-vpc with the tag course=$course in $AWS_REGION: run build.sh of lab 1.7 first"
not_by_stack "$vpc"
here=Name=vpc-id,Values=$vpc

# existing NAME QUERY DESCRIBE LAB: the id of a resource that an earlier lab made.
existing() {
  id=$(tagged "$1" "$2" "$3" "$here") || exit 1
  [ -n "$id" ] || die "$1 is not there: run build.sh of lab $4 first"
  printf '%s' "$id"
}

subnet=$(existing public-a 'Subnets[].SubnetId' describe-subnets 1.7)
table=$(existing private-rt 'RouteTables[].RouteTableId' describe-route-tables 1.8)

# Gateways are filtered with --filter, not --filters. Failed and deleted ones stay listed for about an hour.
nat=$(aws ec2 describe-nat-gateways --output text --query 'NatGateways[].NatGatewayId' \
  --filter "$here" "Name=tag:course,Values=$course" Name=tag:Name,Values=course-nat Name=state,Values=pending,available)
case $nat in
  '' | None)
    # A gateway that failed once may have left its address behind: use that one.
    address=$(tagged course-nat-ip 'Addresses[].AllocationId' describe-addresses)
    if [ -n "$address" ]; then
      say "exists   $address  course-nat-ip"
    else
      address=$(aws ec2 allocate-address --domain vpc --tag-specifications "$(tags elastic-ip course-nat-ip)" \
        --query AllocationId --output text)
      say "created  $address  course-nat-ip"
    fi
    nat=$(aws ec2 create-nat-gateway --subnet-id "$subnet" --allocation-id "$address" --connectivity-type public \
      --tag-specifications "$(tags natgateway course-nat)" --query NatGateway.NatGatewayId --output text)
    say "created  $nat  course-nat in public-a ($subnet)"
    ;;
  *[[:space:]]*) die "there are several NAT gateways named course-nat: $nat" ;;
  *) say "exists   $nat  course-nat" ;;
esac
say "waiting  $nat  until it is available (a minute or two)"
aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat" || {
  why=$(aws ec2 describe-nat-gateways --nat-gateway-ids "$nat" --output text \
    --query 'NatGateways[0].[State,FailureCode,FailureMessage]')
  die "$nat did not become available: $why"
}

target=$(aws ec2 describe-route-tables --route-table-ids "$table" --output text \
  --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].[NatGatewayId,GatewayId]")
case $target in
  "$nat"[[:space:]]*) say "exists   $table  0.0.0.0/0 -> $nat" ;;
  '' | None)
    aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat" >/dev/null
    say "created  $table  0.0.0.0/0 -> $nat"
    ;;
  *)
    aws ec2 replace-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat"
    say "changed  $table  0.0.0.0/0 -> $nat"
    ;;
esac
public=$(aws ec2 describe-nat-gateways --nat-gateway-ids "$nat" --output text \
  --query 'NatGateways[0].NatGatewayAddresses[0].PublicIp')
say "address  $nat  $public (what the internet sees of your private hosts)"

say "done: check lab-1.12"
