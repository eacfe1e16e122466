#!/bin/sh
# Lab 1.11: the public instance becomes a bastion. Only your address may ssh to it,
# and only members of its group may ssh to the private instance.
#
#   MY_IP=203.0.113.7 sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2),
#   MY_IP  the public IPv4 address you ssh from (default: what https://checkip.amazonaws.com answers).
# Rests on labs 1.7 to 1.9. Adds no cost of its own. Run it again when your address has changed.
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

my_ip=${MY_IP:-$(curl -4 -fsS --max-time 10 https://checkip.amazonaws.com || true)}
my_ip=${my_ip%/32}
case $my_ip in
  *[!0-9.]* | '') die "your public IPv4 address is not known: set MY_IP, for example MY_IP=203.0.113.7" ;;
  *.*.*.*) ;;
  *) die "MY_IP is not an IPv4 address: $my_ip" ;;
esac

private=$(existing private-sg 'SecurityGroups[].GroupId' describe-security-groups 1.9)
web=$(existing web-sg 'SecurityGroups[].GroupId' describe-security-groups 1.9)
instance=$(tagged bastion 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
  Name=instance-state-name,Values=pending,running,stopping,stopped)
[ -n "$instance" ] || die "the instance bastion is not there: run build.sh of lab 1.9 first"

bastion=$(tagged bastion-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
if [ -n "$bastion" ]; then
  say "exists   $bastion  bastion-sg"
else
  bastion=$(aws ec2 create-security-group --group-name bastion-sg --vpc-id "$vpc" \
    --description 'Bastion: ssh from one address' \
    --tag-specifications "$(tags security-group bastion-sg)" --query GroupId --output text)
  aws ec2 wait security-group-exists --group-ids "$bastion"
  say "created  $bastion  bastion-sg"
fi

# admit GROUP SOURCE ARGUMENT...
admit() {
  group=$1 source=$2
  shift 2
  if answer=$(aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 22 "$@" 2>&1); then
    say "created  $group  admits tcp 22 from $source"
  else
    case $answer in
      *InvalidPermission.Duplicate*) say "exists   $group  admits tcp 22 from $source" ;;
      *) die "$answer" ;;
    esac
  fi
}

# Addresses that you had before and do not have now belong to somebody else today.
old=$(aws ec2 describe-security-groups --group-ids "$bastion" --output text \
  --query "SecurityGroups[0].IpPermissions[?to_string(FromPort)=='22'].IpRanges[].CidrIp")
for cidr in $old; do
  if [ "$cidr" = None ] || [ "$cidr" = "$my_ip/32" ]; then continue; fi
  aws ec2 revoke-security-group-ingress --group-id "$bastion" --protocol tcp --port 22 --cidr "$cidr" >/dev/null
  say "removed  $bastion  tcp 22 from $cidr"
done
admit "$bastion" "$my_ip/32" --cidr "$my_ip/32"
admit "$private" "$bastion (bastion-sg)" --source-group "$bastion"

aws ec2 modify-instance-attribute --instance-id "$instance" --groups "$bastion" "$web"
say "set      $instance  has the groups bastion-sg and web-sg"

state=$(aws ec2 describe-instances --instance-ids "$instance" --output text \
  --query 'Reservations[0].Instances[0].State.Name')
if [ "$state" = stopped ]; then
  aws ec2 start-instances --instance-ids "$instance" >/dev/null
  say "started  $instance"
fi
aws ec2 wait instance-running --instance-ids "$instance"
address=$(aws ec2 describe-instances --instance-ids "$instance" --output text \
  --query 'Reservations[0].Instances[0].PublicIpAddress')
app=$(aws ec2 describe-instances --output text \
  --filters "$here" "Name=tag:course,Values=$course" Name=tag:Name,Values=app Name=instance-state-name,Values=running \
  --query 'Reservations[0].Instances[0].PrivateIpAddress')
say "log in:  ssh -J ec2-user@$address ec2-user@$app"

say "done: check lab-1.11 --my-ip $my_ip"
