#!/bin/sh
# Lab 1.11: closes ssh again and removes the bastion's group. The instances stay (lab 1.9 removes them).
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
if [ -z "$vpc" ]; then
  say "nothing to do: no VPC named course-vpc with the tag course=$course in $AWS_REGION"
else
  not_by_stack "$vpc"
  here=Name=vpc-id,Values=$vpc
  bastion=$(tagged bastion-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  private=$(tagged private-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  web=$(tagged web-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  instance=$(tagged bastion 'Reservations[].Instances[].InstanceId' describe-instances "$here" \
    Name=instance-state-name,Values=pending,running,stopping,stopped)
  if [ -n "$bastion" ]; then
    if [ -n "$instance" ] && [ -n "$web" ]; then
      aws ec2 modify-instance-attribute --instance-id "$instance" --groups "$web"
      say "set      $instance  has the group web-sg only"
    fi
    if [ -n "$private" ]; then
      # The group cannot go while another one refers to it.
      refers=$(aws ec2 describe-security-groups --group-ids "$private" --output text \
        --query "SecurityGroups[0].IpPermissions[].UserIdGroupPairs[?GroupId=='$bastion'][].GroupId")
      case $refers in
        '' | None) ;;
        *)
          aws ec2 revoke-security-group-ingress --group-id "$private" --protocol tcp --port 22 \
            --source-group "$bastion" >/dev/null
          say "removed  $private  tcp 22 from $bastion"
          ;;
      esac
    fi
    aws ec2 delete-security-group --group-id "$bastion" >/dev/null ||
      die "bastion-sg ($bastion) is still in use by something that these scripts did not make"
    say "deleted  $bastion  bastion-sg"
  fi
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
