#!/bin/sh
# Lab 2.20: deletes the rule and the target group of the couriers' service, and switches stickiness off.
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

# balancing DESCRIBE QUERY NAME: the ARN of the load balancer or target group of this name, or nothing.
balancing() {
  if answer=$(aws elbv2 "$1" --names "$3" --query "$2" --output text 2>&1); then
    case $answer in None) ;; *) printf '%s' "$answer" ;; esac
  else
    case $answer in *NotFound*) ;; *) die "$answer" ;; esac
  fi
}

vpc=$(tagged course-vpc 'Vpcs[].VpcId' describe-vpcs)
if [ -n "$vpc" ]; then
  not_by_stack "$vpc"
  here=Name=vpc-id,Values=$vpc
  delivery=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' course-delivery)
  alb=$(balancing describe-load-balancers 'LoadBalancers[].LoadBalancerArn' course-alb)
  if [ -n "$delivery" ] && [ -n "$alb" ]; then
    for listener in $(aws elbv2 describe-listeners --load-balancer-arn "$alb" --query 'Listeners[].ListenerArn' --output text); do
      for rule in $(aws elbv2 describe-rules --listener-arn "$listener" --output text \
        --query "Rules[?Actions[0].TargetGroupArn=='$delivery'].RuleArn"); do
        [ "$rule" = None ] || aws elbv2 delete-rule --rule-arn "$rule"
        say "deleted  $rule"
      done
    done
  fi
  if [ -n "$delivery" ]; then
    aws elbv2 delete-target-group --target-group-arn "$delivery"
    say "deleted  $delivery"
  fi
  web=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' course-web)
  if [ -n "$web" ]; then
    aws elbv2 modify-target-group-attributes --target-group-arn "$web" \
      --attributes Key=stickiness.enabled,Value=false >/dev/null
    say "set      $web  clients do not stay"
  fi
  app=$(tagged app-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  balancer=$(tagged alb-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  if [ -n "$app" ] && [ -n "$balancer" ]; then
    aws ec2 revoke-security-group-ingress --group-id "$app" --protocol tcp --port 8001 \
      --source-group "$balancer" >/dev/null 2>&1 || true
  fi
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
lines=$(aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,State.Code]' --output text)
case $lines in
  '' | None) ;;
  *) printf '%s\n' "$lines" | while read -r line; do say "  load balancer  $line"; done ;;
esac
