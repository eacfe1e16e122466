#!/bin/sh
# Lab 2.16: a PostgreSQL database of RDS in the private subnets, which the hosts with app-sg reach and nobody else.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on labs 1.7 and 1.9.
# COSTS MONEY by the hour, used or not; stopped, its disk still does. Run cleanup.sh when you are done.
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

zone_a=$(existing private-a 'Subnets[].SubnetId' describe-subnets 1.7)
zone_c=$(existing private-c 'Subnets[].SubnetId' describe-subnets 1.7)
private=$(existing private-sg 'SecurityGroups[].GroupId' describe-security-groups 1.9)

group() {
  sg=$(tagged "$1" 'SecurityGroups[].GroupId' describe-security-groups "$here")
  if [ -n "$sg" ]; then
    say "exists   $sg  $1"
  else
    sg=$(aws ec2 create-security-group --group-name "$1" --description "$2" --vpc-id "$vpc" \
      --tag-specifications "$(tags security-group "$1")" --query GroupId --output text)
    aws ec2 wait security-group-exists --group-ids "$sg"
    say "created  $sg  $1"
  fi
}

# admit GROUP PORT SOURCE ARGUMENT...
admit() {
  group=$1 port=$2 source=$3
  shift 3
  if answer=$(aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port "$port" "$@" 2>&1); then
    say "created  $group  admits tcp $port from $source"
  else
    case $answer in
      *InvalidPermission.Duplicate*) say "exists   $group  admits tcp $port from $source" ;;
      *) die "$answer" ;;
    esac
  fi
}

# Whoever runs the application has this group; what it lets in is for lab 2.17.
group app-sg 'Hosts of the application'
app=$sg
host=$(tagged app 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
  Name=instance-state-name,Values=pending,running,stopping,stopped)
if [ -n "$host" ]; then
  aws ec2 modify-instance-attribute --instance-id "$host" --groups "$private" "$app"
  say "set      $host  app has the groups private-sg and app-sg"
fi
group db-sg 'Database: PostgreSQL from the application'
db=$sg
admit "$db" 5432 "$app (app-sg)" --source-group "$app"

# rds DESCRIBE QUERY: one word about something of RDS, or nothing.
rds() {
  found=$(aws rds "$1" --query "$2" --output text) || exit 1
  case $found in None) ;; *) printf '%s' "$found" ;; esac
}

subnets=$(rds describe-db-subnet-groups "DBSubnetGroups[?DBSubnetGroupName=='course-data'].DBSubnetGroupName")
if [ -n "$subnets" ]; then
  say "exists   $subnets  the subnets of the database"
else
  # Two zones at least, or RDS refuses it: it wants to be able to move.
  aws rds create-db-subnet-group --db-subnet-group-name course-data \
    --db-subnet-group-description 'Private subnets of the course' --subnet-ids "$zone_a" "$zone_c" \
    --tags "Key=course,Value=$course" Key=Name,Value=course-data >/dev/null
  say "created  course-data  private-a and private-c"
fi

state=$(rds describe-db-instances "DBInstances[?DBInstanceIdentifier=='course-db'].DBInstanceStatus")
case $state in
  '')
    # RDS makes the password and keeps it in Secrets Manager: nobody types it. Without extended support a version that is
    # out of standard support is refused instead of billed for.
    aws rds create-db-instance --db-instance-identifier course-db --engine postgres --engine-version 17 \
      --db-instance-class db.t4g.micro --allocated-storage 20 --storage-type gp3 --storage-encrypted \
      --db-name shop --master-username shop --manage-master-user-password \
      --db-subnet-group-name course-data --vpc-security-group-ids "$db" --no-publicly-accessible --no-multi-az \
      --backup-retention-period 1 --engine-lifecycle-support open-source-rds-extended-support-disabled \
      --tags "Key=course,Value=$course" Key=Name,Value=course-db >/dev/null
    say "created  course-db  db.t4g.micro, PostgreSQL 17"
    ;;
  stopped)
    aws rds start-db-instance --db-instance-identifier course-db >/dev/null
    say "started  course-db"
    ;;
  *) say "exists   course-db  $state" ;;
esac
say "waiting  course-db  until it is available (about ten minutes)"
aws rds wait db-instance-available --db-instance-identifier course-db
say "address  course-db  $(rds describe-db-instances "DBInstances[?DBInstanceIdentifier=='course-db'].Endpoint.Address")"
secret=$(rds describe-db-instances "DBInstances[?DBInstanceIdentifier=='course-db'].MasterUserSecret.SecretArn")
say "password $secret (in Secrets Manager)"

say "done: check lab-2.16"
