#!/bin/sh
# Lab 1.8: an internet gateway, and a route table of their own for the public and the private subnets.
# The main route table stays as it is: a subnet that somebody adds later is private until told otherwise.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on lab 1.7. Costs nothing.
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

igw=$(tagged course-igw 'InternetGateways[].InternetGatewayId' describe-internet-gateways)
if [ -n "$igw" ]; then
  say "exists   $igw  course-igw"
else
  igw=$(aws ec2 create-internet-gateway --tag-specifications "$(tags internet-gateway course-igw)" \
    --query InternetGateway.InternetGatewayId --output text)
  aws ec2 wait internet-gateway-exists --internet-gateway-ids "$igw"
  say "created  $igw  course-igw"
fi
attached=$(aws ec2 describe-internet-gateways --internet-gateway-ids "$igw" --output text \
  --query 'InternetGateways[0].Attachments[0].VpcId')
case $attached in
  "$vpc") say "exists   $igw  attached to $vpc" ;;
  None | '')
    aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
    say "attached $igw  to $vpc"
    ;;
  *) die "$igw is attached to another VPC, $attached" ;;
esac

table() {
  rtb=$(tagged "$1" 'RouteTables[].RouteTableId' describe-route-tables "$here")
  if [ -n "$rtb" ]; then
    say "exists   $rtb  $1"
  else
    rtb=$(aws ec2 create-route-table --vpc-id "$vpc" --tag-specifications "$(tags route-table "$1")" \
      --query RouteTable.RouteTableId --output text)
    say "created  $rtb  $1"
  fi
}

# associate SUBNET-NAME: the subnet follows the table in $rtb from now on.
associate() {
  subnet=$(existing "$1" 'Subnets[].SubnetId' describe-subnets 1.7)
  now=$(aws ec2 describe-route-tables --filters "Name=association.subnet-id,Values=$subnet" --output text \
    --query "RouteTables[].Associations[?SubnetId=='$subnet'][].[RouteTableId,RouteTableAssociationId]")
  case $now in
    '' | None)
      aws ec2 associate-route-table --route-table-id "$rtb" --subnet-id "$subnet" \
        --query AssociationId --output text >/dev/null
      say "set      $1 ($subnet) uses $rtb"
      ;;
    "$rtb"[[:space:]]*) say "exists   $1 ($subnet) uses $rtb" ;;
    *)
      association=${now##*[[:space:]]}
      aws ec2 replace-route-table-association --association-id "$association" --route-table-id "$rtb" \
        --query NewAssociationId --output text >/dev/null
      say "changed  $1 ($subnet) uses $rtb"
      ;;
  esac
}

table public-rt
target=$(aws ec2 describe-route-tables --route-table-ids "$rtb" --output text \
  --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].[GatewayId,NatGatewayId]")
case $target in
  "$igw"[[:space:]]*) say "exists   $rtb  0.0.0.0/0 -> $igw" ;;
  '' | None)
    aws ec2 create-route --route-table-id "$rtb" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw" >/dev/null
    say "created  $rtb  0.0.0.0/0 -> $igw"
    ;;
  *)
    aws ec2 replace-route --route-table-id "$rtb" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
    say "changed  $rtb  0.0.0.0/0 -> $igw"
    ;;
esac
associate public-a
associate public-c

# The private table has nothing but the local route. Lab 1.12 adds the way out, lab 1.13 the way to S3.
table private-rt
associate private-a
associate private-c

# Convenience, not what makes a subnet public: instances started here get a public IPv4 address.
for name in public-a public-c; do
  subnet=$(existing "$name" 'Subnets[].SubnetId' describe-subnets 1.7)
  aws ec2 modify-subnet-attribute --subnet-id "$subnet" --map-public-ip-on-launch
  say "set      $name ($subnet) gives new instances a public IPv4 address"
done

say "done: check lab-1.8"
