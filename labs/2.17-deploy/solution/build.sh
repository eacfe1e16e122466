#!/bin/sh
# Lab 2.17: a host in public-a for the application: port 8000 from your address, ssh from the bastion, and the database.
#
#   sh build.sh
#   DEPLOY_SCRIPT=https://raw.githubusercontent.com/YOU/REPOSITORY/COMMIT/deploy.sh sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2), MY_IP (default: asked of AWS), KEY_NAME,
# AMI_ID, DEPLOY_SCRIPT: an https address of a script that the host runs once, as root, when it first starts.
# Rests on labs 1.7 to 1.11 and 2.16. COSTS MONEY by the hour: the instance, its public address, its disk.
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

subnet=$(existing public-a 'Subnets[].SubnetId' describe-subnets 1.7)
private=$(existing private-sg 'SecurityGroups[].GroupId' describe-security-groups 1.9)
app=$(existing app-sg 'SecurityGroups[].GroupId' describe-security-groups 2.16)

# Addresses that you had before and do not have now belong to somebody else today.
old=$(aws ec2 describe-security-groups --group-ids "$app" --output text \
  --query "SecurityGroups[0].IpPermissions[?to_string(FromPort)=='8000'].IpRanges[].CidrIp")
for cidr in $old; do
  if [ "$cidr" = None ] || [ "$cidr" = "$my_ip/32" ]; then continue; fi
  aws ec2 revoke-security-group-ingress --group-id "$app" --protocol tcp --port 8000 --cidr "$cidr" >/dev/null
  say "removed  $app  tcp 8000 from $cidr"
done
if answer=$(aws ec2 authorize-security-group-ingress --group-id "$app" --protocol tcp --port 8000 \
  --cidr "$my_ip/32" 2>&1); then
  say "created  $app  admits tcp 8000 from $my_ip/32"
else
  case $answer in
    *InvalidPermission.Duplicate*) say "exists   $app  admits tcp 8000 from $my_ip/32" ;;
    *) die "$answer" ;;
  esac
fi

id=$(tagged web 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
  Name=instance-state-name,Values=pending,running,stopping,stopped)
if [ -n "$id" ]; then
  say "exists   $id  web"
  state=$(aws ec2 describe-instances --instance-ids "$id" --output text \
    --query 'Reservations[0].Instances[0].State.Name')
  if [ "$state" = stopping ]; then aws ec2 wait instance-stopped --instance-ids "$id"; state=stopped; fi
  if [ "$state" = stopped ]; then
    aws ec2 start-instances --instance-ids "$id" >/dev/null
    say "started  $id  web (its public address has changed)"
  fi
else
  # The newest image is looked up through a public parameter; this needs ssm:GetParameters.
  image=${AMI_ID:-resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}
  set -- # what only some hosts get
  case ${DEPLOY_SCRIPT:-} in
    '') say "note     no DEPLOY_SCRIPT: the host starts bare, and the steps of the hand-out put the application on it" ;;
    https://*[!A-Za-z0-9./_~%?=\&+:@-]*) die "DEPLOY_SCRIPT has a character that is none of an address" ;;
    https://*)
      set -- --user-data "$(printf '#!/bin/bash
curl --fail --silent --show-error --location --retry 5 %s | bash
' "'$DEPLOY_SCRIPT'")"
      ;;
    *) die "DEPLOY_SCRIPT does not begin with https://" ;;
  esac
  # private-sg admits ssh from the bastion, and the database admits app-sg.
  # IMDSv2 only: a request that an attacker forwards cannot read the instance's credentials.
  id=$(aws ec2 run-instances --image-id "$image" --instance-type t3.micro --count 1 \
    --subnet-id "$subnet" --security-group-ids "$private" "$app" --associate-public-ip-address \
    ${KEY_NAME:+--key-name "$KEY_NAME"} "$@" \
    --metadata-options HttpTokens=required,HttpEndpoint=enabled \
    --tag-specifications "$(tags instance web)" "$(tags volume web)" \
    --query 'Instances[0].InstanceId' --output text)
  say "created  $id  web in public-a"
fi
say "waiting  $id  until it runs"
aws ec2 wait instance-running --instance-ids "$id"
address=$(aws ec2 describe-instances --instance-ids "$id" --output text \
  --query 'Reservations[0].Instances[0].[PublicIpAddress,PrivateIpAddress]')
say "address  $id  $address"

say "done: check lab-2.17"
