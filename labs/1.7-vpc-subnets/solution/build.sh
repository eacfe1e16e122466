#!/bin/sh
# Lab 1.7: a VPC of your own with two subnets that will become public and two that stay private.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2),
# ZONE_A and ZONE_C (default: the first and the third zone of the Region, or the second if there are two).
# Costs nothing. Run it again as often as you like: what exists is reported and kept.
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

zones=$(aws ec2 describe-availability-zones --output text --query 'AvailabilityZones[].ZoneName' \
  --filters Name=zone-type,Values=availability-zone Name=state,Values=available)
# The zones come as words; the loop picks the first, and the last of the first three.
first='' second='' count=0
for zone in $zones; do
  count=$((count + 1))
  if [ "$count" -eq 1 ]; then first=$zone; fi
  if [ "$count" -le 3 ]; then second=$zone; fi
done
zone_a=${ZONE_A:-$first}
zone_c=${ZONE_C:-$second}
[ "$zone_a" != "$zone_c" ] || die "two different zones are needed, got $zone_a twice: set ZONE_A and ZONE_C"

vpc=$(tagged course-vpc 'Vpcs[].VpcId' describe-vpcs)
if [ -n "$vpc" ]; then
  not_by_stack "$vpc"
  say "exists   $vpc  course-vpc"
else
  vpc=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications "$(tags vpc course-vpc)" \
    --query Vpc.VpcId --output text)
  say "created  $vpc  course-vpc 10.0.0.0/16"
fi
aws ec2 wait vpc-available --vpc-ids "$vpc"

# One attribute a call: the API refuses both at once.
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-support Value=true
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames Value=true
say "set      $vpc  DNS support and DNS host names on"

subnet() {
  id=$(tagged "$1" 'Subnets[].SubnetId' describe-subnets "Name=vpc-id,Values=$vpc")
  if [ -n "$id" ]; then
    say "exists   $id  $1"
    return 0
  fi
  id=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$2" --availability-zone "$3" \
    --tag-specifications "$(tags subnet "$1")" --query Subnet.SubnetId --output text)
  aws ec2 wait subnet-available --subnet-ids "$id"
  say "created  $id  $1 $2 in $3"
}
subnet public-a 10.0.0.0/24 "$zone_a"
subnet public-c 10.0.1.0/24 "$zone_c"
subnet private-a 10.0.10.0/24 "$zone_a"
subnet private-c 10.0.11.0/24 "$zone_c"

say "done: check lab-1.7"
