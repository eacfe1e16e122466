#!/bin/sh
# Lab 1.13: a gateway endpoint, so that the private subnets reach S3 without NAT and without the internet.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on labs 1.7 to 1.9;
# the NAT gateway of lab 1.12 may stay or go. A gateway endpoint costs nothing.
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

table=$(existing private-rt 'RouteTables[].RouteTableId' describe-route-tables 1.8)
service=com.amazonaws.$AWS_REGION.s3

# Deleted endpoints stay listed for a moment.
endpoint=$(aws ec2 describe-vpc-endpoints --output text \
  --query "VpcEndpoints[?!starts_with(to_string(State), 'delet') && !starts_with(to_string(State), 'Delet')].VpcEndpointId" \
  --filters "$here" "Name=service-name,Values=$service" Name=vpc-endpoint-type,Values=Gateway)
case $endpoint in
  '' | None)
    endpoint=$(aws ec2 create-vpc-endpoint --vpc-id "$vpc" --vpc-endpoint-type Gateway --service-name "$service" \
      --route-table-ids "$table" --tag-specifications "$(tags vpc-endpoint course-s3)" \
      --query VpcEndpoint.VpcEndpointId --output text)
    say "created  $endpoint  course-s3 for $service"
    ;;
  *[[:space:]]*) die "there are several S3 gateway endpoints in $vpc: $endpoint" ;;
  *)
    say "exists   $endpoint  for $service"
    listed=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$endpoint" --output text \
      --query "VpcEndpoints[0].RouteTableIds[?@=='$table']")
    case $listed in
      '' | None)
        aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$endpoint" --add-route-table-ids "$table" >/dev/null
        say "set      $endpoint  serves $table (private-rt)"
        ;;
      *) say "exists   $endpoint  serves $table (private-rt)" ;;
    esac
    ;;
esac

# The CLI has no waiter for endpoints; a gateway endpoint is ready within seconds.
tries=0
while :; do
  state=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$endpoint" --output text --query 'VpcEndpoints[0].State')
  case $state in [Aa]vailable) break ;; esac
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || die "$endpoint is still $state"
  sleep 2
done
route=$(aws ec2 describe-route-tables --route-table-ids "$table" --output text \
  --query "RouteTables[0].Routes[?GatewayId=='$endpoint'].DestinationPrefixListId")
say "route    $table  $route -> $endpoint (AWS keeps it, you cannot delete it by hand)"

say "done: check lab-1.13"
