#!/bin/sh
# Lab 1.8: takes the internet gateway and the two route tables away again.
# Run the cleanup.sh of labs 1.13, 1.12, 1.11 and 1.9 first.
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
  for name in public-a public-c; do
    subnet=$(tagged "$name" 'Subnets[].SubnetId' describe-subnets "Name=vpc-id,Values=$vpc")
    [ -n "$subnet" ] || continue
    aws ec2 modify-subnet-attribute --subnet-id "$subnet" --no-map-public-ip-on-launch
    say "set      $name ($subnet) gives no public IPv4 address any more"
  done
  for name in public-rt private-rt; do
    rtb=$(tagged "$name" 'RouteTables[].RouteTableId' describe-route-tables "Name=vpc-id,Values=$vpc")
    [ -n "$rtb" ] || continue
    associations=$(aws ec2 describe-route-tables --route-table-ids "$rtb" --output text \
      --query 'RouteTables[0].Associations[?SubnetId].RouteTableAssociationId')
    for association in $associations; do
      [ "$association" != None ] || continue
      aws ec2 disassociate-route-table --association-id "$association"
    done
    aws ec2 delete-route-table --route-table-id "$rtb" ||
      die "$name ($rtb) is still in use: run the cleanup.sh of labs 1.13 and 1.12 first"
    say "deleted  $rtb  $name (its subnets follow the main table again)"
  done
fi
igw=$(tagged course-igw 'InternetGateways[].InternetGatewayId' describe-internet-gateways)
if [ -n "$igw" ]; then
  attached=$(aws ec2 describe-internet-gateways --internet-gateway-ids "$igw" --output text \
    --query 'InternetGateways[0].Attachments[0].VpcId')
  case $attached in
    '' | None) ;;
    *)
      aws ec2 detach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$attached" ||
        die "$igw cannot be detached while public addresses use it: run the cleanup.sh of labs 1.12 and 1.9 first"
      ;;
  esac
  aws ec2 delete-internet-gateway --internet-gateway-id "$igw"
  say "deleted  $igw  course-igw"
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
