#!/bin/sh
# Labs 1.9 and 1.10: a network ACL for the public and one for the private subnets, and an instance in each.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2),
#   KEY_NAME  an EC2 key pair to log in with (default: none; the labs can be checked without one),
#   AMI_ID    an image of your choice (default: the newest Amazon Linux 2023 for x86_64).
# Rests on labs 1.7 and 1.8. COSTS MONEY from now on: two instances and one public IPv4 address.
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

acl() {
  acl=$(tagged "$1" 'NetworkAcls[].NetworkAclId' describe-network-acls "$here")
  if [ -n "$acl" ]; then
    say "exists   $acl  $1"
  else
    acl=$(aws ec2 create-network-acl --vpc-id "$vpc" --tag-specifications "$(tags network-acl "$1")" \
      --query NetworkAcl.NetworkAclId --output text)
    say "created  $acl  $1 (refuses everything so far)"
  fi
}

# rule in|out NUMBER PORTS CIDR: lets tcp through; writes over a rule of that number.
rule() {
  direction=--ingress egress=false
  if [ "$1" = out ]; then direction=--egress egress=true; fi
  numbers=$(aws ec2 describe-network-acls --network-acl-ids "$acl" --output text \
    --query "NetworkAcls[0].Entries[?to_string(Egress)=='$egress' && to_string(RuleNumber)=='$2'].RuleNumber")
  verb=replace-network-acl-entry
  case $numbers in '' | None) verb=create-network-acl-entry ;; esac
  aws ec2 "$verb" --network-acl-id "$acl" "$direction" --rule-number "$2" --protocol 6 \
    --port-range "From=${3%-*},To=${3#*-}" --cidr-block "$4" --rule-action allow
  say "set      $acl  $1 $2: allow tcp $3, $4"
}

# guard SUBNET-NAME: the list in $acl stands at this subnet's border from now on.
guard() {
  subnet=$(existing "$1" 'Subnets[].SubnetId' describe-subnets 1.7)
  now=$(aws ec2 describe-network-acls --filters "Name=association.subnet-id,Values=$subnet" --output text \
    --query "NetworkAcls[].Associations[?SubnetId=='$subnet'][].[NetworkAclId,NetworkAclAssociationId]")
  case $now in
    "$acl"[[:space:]]*) say "exists   $1 ($subnet) is guarded by $acl" ;;
    *)
      aws ec2 replace-network-acl-association --association-id "${now##*[[:space:]]}" --network-acl-id "$acl" \
        --query NewAssociationId --output text >/dev/null
      say "set      $1 ($subnet) is guarded by $acl"
      ;;
  esac
}

# A list has no memory: each flow needs a rule for the question and one for the answer.
acl public-acl
rule in 100 22-22 0.0.0.0/0        # ssh from outside
rule in 110 80-80 0.0.0.0/0        # web from outside
rule in 120 443-443 10.0.0.0/16    # private hosts on their way to the NAT gateway (lab 1.12)
rule in 140 1024-65535 0.0.0.0/0   # answers to what was asked from here
rule out 100 80-80 0.0.0.0/0       # updates
rule out 110 443-443 0.0.0.0/0     # updates, and the NAT gateway on behalf of private hosts
rule out 120 22-22 10.0.0.0/16     # from the bastion to private hosts (lab 1.11)
rule out 130 1024-65535 0.0.0.0/0  # answers to whoever asked here
guard public-a
guard public-c

acl private-acl
rule in 100 22-22 10.0.0.0/23          # ssh from the two public subnets, from nowhere else
rule in 110 1024-65535 0.0.0.0/0       # answers; through a NAT gateway they still carry the server's address
rule out 100 443-443 0.0.0.0/0         # updates, AWS services, S3
rule out 110 80-80 0.0.0.0/0           # updates
rule out 120 1024-65535 10.0.0.0/16    # answers to the bastion
guard private-a
guard private-c

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
group web-sg 'Web server: http from anywhere'
web=$sg
if answer=$(aws ec2 authorize-security-group-ingress --group-id "$web" \
  --protocol tcp --port 80 --cidr 0.0.0.0/0 2>&1); then
  say "created  $web  admits tcp 80 from 0.0.0.0/0"
else
  case $answer in
    *InvalidPermission.Duplicate*) say "exists   $web  admits tcp 80 from 0.0.0.0/0" ;;
    *) die "$answer" ;;
  esac
fi
group private-sg 'Private hosts: nothing comes in yet (lab 1.11 opens ssh to the bastion)'
private=$sg

# instance NAME SUBNET-NAME GROUP PUBLIC-ADDRESS-FLAG
instance() {
  id=$(tagged "$1" 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
    Name=instance-state-name,Values=pending,running,stopping,stopped)
  if [ -n "$id" ]; then
    say "exists   $id  $1"
    state=$(aws ec2 describe-instances --instance-ids "$id" --output text \
      --query 'Reservations[0].Instances[0].State.Name')
    if [ "$state" = stopping ]; then aws ec2 wait instance-stopped --instance-ids "$id"; state=stopped; fi
    if [ "$state" = stopped ]; then
      aws ec2 start-instances --instance-ids "$id" >/dev/null
      say "started  $id  $1 (a public address that was not Elastic has changed)"
    fi
  else
    subnet=$(existing "$2" 'Subnets[].SubnetId' describe-subnets 1.7)
    # The newest image is looked up through a public parameter; this needs ssm:GetParameters.
    image=${AMI_ID:-resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}
    # IMDSv2 only: a request that an attacker forwards cannot read the instance's credentials.
    id=$(aws ec2 run-instances --image-id "$image" --instance-type t3.micro --count 1 \
      --subnet-id "$subnet" --security-group-ids "$3" "$4" ${KEY_NAME:+--key-name "$KEY_NAME"} \
      --metadata-options HttpTokens=required,HttpEndpoint=enabled \
      --tag-specifications "$(tags instance "$1")" "$(tags volume "$1")" \
      --query 'Instances[0].InstanceId' --output text)
    say "created  $id  $1 in $2"
  fi
  say "waiting  $id  until it runs"
  aws ec2 wait instance-running --instance-ids "$id"
}
# The first one is a plain host today and becomes the bastion in lab 1.11.
instance bastion public-a "$web" --associate-public-ip-address
address=$(aws ec2 describe-instances --instance-ids "$id" --output text \
  --query 'Reservations[0].Instances[0].PublicIpAddress')
say "address  $id  $address"
instance app private-a "$private" --no-associate-public-ip-address
if [ -z "${KEY_NAME:-}" ]; then
  say "note     new instances got no key pair: lab 1.11 can be checked, but to log in set KEY_NAME, cleanup, build"
fi

say "done: check lab-1.9"
