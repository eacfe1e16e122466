#!/bin/sh
# Lab 2.16: deletes the database with its backups, its DB subnet group and the security groups.
#
#   sh cleanup.sh
#   FINAL_SNAPSHOT=course-db-final sh cleanup.sh   keeps what is in it; the snapshot is billed by the GB and month
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

# rds DESCRIBE QUERY: one word about something of RDS, or nothing.
rds() {
  found=$(aws rds "$1" --query "$2" --output text) || exit 1
  case $found in None) ;; *) printf '%s' "$found" ;; esac
}

vpc=$(tagged course-vpc 'Vpcs[].VpcId' describe-vpcs)
if [ -n "$vpc" ]; then not_by_stack "$vpc"; fi

state=$(rds describe-db-instances "DBInstances[?DBInstanceIdentifier=='course-db'].DBInstanceStatus")
if [ -n "$state" ]; then
  if [ "$state" != deleting ]; then
    if [ -n "${FINAL_SNAPSHOT:-}" ]; then
      aws rds delete-db-instance --db-instance-identifier course-db \
        --final-db-snapshot-identifier "$FINAL_SNAPSHOT" --delete-automated-backups >/dev/null
      say "keeping  $FINAL_SNAPSHOT  a snapshot, which is billed until you delete it"
    else
      aws rds delete-db-instance --db-instance-identifier course-db --skip-final-snapshot \
        --delete-automated-backups >/dev/null
    fi
  fi
  say "waiting  course-db  until it is deleted (some minutes)"
  aws rds wait db-instance-deleted --db-instance-identifier course-db
  say "deleted  course-db  and the secret with its password"
fi
subnets=$(rds describe-db-subnet-groups "DBSubnetGroups[?DBSubnetGroupName=='course-data'].DBSubnetGroupName")
if [ -n "$subnets" ]; then
  aws rds delete-db-subnet-group --db-subnet-group-name course-data
  say "deleted  course-data"
fi
if [ -n "$vpc" ]; then
  here=Name=vpc-id,Values=$vpc
  private=$(tagged private-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  host=$(tagged app 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
    Name=instance-state-name,Values=pending,running,stopping,stopped)
  if [ -n "$host" ] && [ -n "$private" ]; then
    aws ec2 modify-instance-attribute --instance-id "$host" --groups "$private"
    say "set      $host  app has the group private-sg"
  fi
  # In this order: a group that a rule names cannot be deleted.
  for name in db-sg app-sg; do
    group=$(tagged "$name" 'SecurityGroups[].GroupId' describe-security-groups "$here")
    if [ -n "$group" ]; then
      aws ec2 delete-security-group --group-id "$group" >/dev/null
      say "deleted  $group  $name"
    fi
  done
fi

# --- What still costs money here, whoever made it. ---
billing() {
  kind=$1
  shift
  lines=$(aws "$@" --output text)
  case $lines in '' | None) return 0 ;; esac
  printf '%s\n' "$lines" | while read -r line; do say "  $kind  $line"; done
}
say ''
say "Still billing in $AWS_REGION (nothing below this line: nothing is left):"
billing database rds describe-db-instances \
  --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceClass,DBInstanceStatus]'
billing 'snapshot of a database' rds describe-db-snapshots --snapshot-type manual \
  --query 'DBSnapshots[].[DBSnapshotIdentifier,AllocatedStorage]'
billing instance ec2 describe-instances \
  --filters Name=instance-state-name,Values=pending,running,stopping,stopped \
  --query 'Reservations[].Instances[].[InstanceId,InstanceType,State.Name]'
billing 'NAT gateway' ec2 describe-nat-gateways --filter Name=state,Values=pending,available,deleting \
  --query 'NatGateways[].[NatGatewayId,State,VpcId]'
billing 'Elastic IP address' ec2 describe-addresses --query 'Addresses[].[PublicIp,AllocationId]'
billing 'interface endpoint' ec2 describe-vpc-endpoints --filters Name=vpc-endpoint-type,Values=Interface \
  --query "VpcEndpoints[?to_string(State)!='deleted'].[VpcEndpointId,State,ServiceName]"
billing 'disk without an instance' ec2 describe-volumes --filters Name=status,Values=available \
  --query 'Volumes[].[VolumeId,Size]'
