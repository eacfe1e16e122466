#!/bin/sh
# Lab 2.20: a target group for the couriers' service, a rule that leads to it, and stickiness.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on lab 2.19. It costs nothing more.
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

app=$(existing app-sg 'SecurityGroups[].GroupId' describe-security-groups 2.17)
balancer=$(existing alb-sg 'SecurityGroups[].GroupId' describe-security-groups 2.19)
living=Name=instance-state-name,Values=pending,running,stopping,stopped
web=$(tagged web 'Reservations[].Instances[].InstanceId' describe-instances "$here" "$living")
web2=$(tagged web-2 'Reservations[].Instances[].InstanceId' describe-instances "$here" "$living")
{ [ -n "$web" ] && [ -n "$web2" ]; } || die "web and web-2 are not both there: run build.sh of lab 2.19 first"

# balancing DESCRIBE QUERY NAME: the ARN of the load balancer or target group of this name, or nothing.
balancing() {
  if answer=$(aws elbv2 "$1" --names "$3" --query "$2" --output text 2>&1); then
    case $answer in None) ;; *) printf '%s' "$answer" ;; esac
  else
    case $answer in *NotFound*) ;; *) die "$answer" ;; esac
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

# targets NAME PORT PATH: a target group for http on this port, whose targets are both hosts of the application.
targets() {
  arn=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' "$1")
  if [ -n "$arn" ]; then
    say "exists   $arn"
  else
    arn=$(aws elbv2 create-target-group --name "$1" --protocol HTTP --port "$2" --vpc-id "$vpc" --target-type instance \
      --health-check-path "$3" --matcher HttpCode=200 --tags "Key=course,Value=$course" "Key=Name,Value=$1" \
      --query 'TargetGroups[0].TargetGroupArn' --output text)
    say "created  $arn"
  fi
  # Registering what is registered changes nothing.
  aws elbv2 register-targets --target-group-arn "$arn" --targets "Id=$web" "Id=$web2"
  say "targets  $web $web2 on port $2"
}

alb=$(balancing describe-load-balancers 'LoadBalancers[].LoadBalancerArn' course-alb)
[ -n "$alb" ] || die "course-alb is not there: run build.sh of lab 2.19 first"
web_group=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' course-web)

admit "$app" 8001 alb-sg --source-group "$balancer"
targets course-delivery 8001 /delivery/orders/
delivery=$arn

for group in "$web_group" "$delivery"; do
  aws elbv2 modify-target-group-attributes --target-group-arn "$group" --attributes Key=stickiness.enabled,Value=true \
    Key=stickiness.type,Value=lb_cookie Key=stickiness.lb_cookie.duration_seconds,Value=86400 >/dev/null
  say "set      $group  clients stay for a day"
done

# After lab 2.23 the listener on port 443 serves, and the one on port 80 only leads to it.
listener=$(aws elbv2 describe-listeners --load-balancer-arn "$alb" --output text \
  --query "sort_by(Listeners, &Port)[-1].ListenerArn")
rule=$(aws elbv2 describe-rules --listener-arn "$listener" --output text \
  --query "Rules[?Actions[0].TargetGroupArn=='$delivery'].RuleArn")
case $rule in
  '' | None)
    rule=$(aws elbv2 create-rule --listener-arn "$listener" --priority 10 \
      --conditions 'Field=path-pattern,PathPatternConfig={Values=[/delivery,/delivery/*]}' \
      --actions "Type=forward,TargetGroupArn=$delivery" --query 'Rules[0].RuleArn' --output text)
    say "created  $rule  /delivery, /delivery/* -> course-delivery"
    ;;
  *) say "exists   $rule" ;;
esac

say "done: check lab-2.20"
