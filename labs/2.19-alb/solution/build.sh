#!/bin/sh
# Lab 2.19: a second host of the application in the other zone, and an application load balancer in front of both.
#
#   sh build.sh
#
# Settings (environment): AWS_PROFILE, AWS_REGION (default ap-northeast-2), KEY_NAME, AMI_ID, DEPLOY_SCRIPT as in lab 2.17.
# Rests on labs 1.7 to 1.11 and 2.17. COSTS MONEY by the hour: the load balancer, the host and their public addresses.
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

public_a=$(existing public-a 'Subnets[].SubnetId' describe-subnets 1.7)
public_c=$(existing public-c 'Subnets[].SubnetId' describe-subnets 1.7)
private=$(existing private-sg 'SecurityGroups[].GroupId' describe-security-groups 1.9)
app=$(existing app-sg 'SecurityGroups[].GroupId' describe-security-groups 2.17)
living=Name=instance-state-name,Values=pending,running,stopping,stopped
web=$(tagged web 'Reservations[].Instances[].InstanceId' describe-instances "$here" "$living")
[ -n "$web" ] || die "web is not there: run build.sh of lab 2.17 first"

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

balancer=$(tagged alb-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
if [ -n "$balancer" ]; then
  say "exists   $balancer  alb-sg"
else
  balancer=$(aws ec2 create-security-group --group-name alb-sg --description 'Load balancer: http from anywhere' \
    --vpc-id "$vpc" --tag-specifications "$(tags security-group alb-sg)" --query GroupId --output text)
  aws ec2 wait security-group-exists --group-ids "$balancer"
  say "created  $balancer  alb-sg"
fi
admit "$balancer" 80 0.0.0.0/0 --cidr 0.0.0.0/0
admit "$app" 8000 alb-sg --source-group "$balancer"

web2=$(tagged web-2 'Reservations[].Instances[].InstanceId' describe-instances "$here" "$living")
if [ -n "$web2" ]; then
  say "exists   $web2  web-2"
  state=$(aws ec2 describe-instances --instance-ids "$web2" --output text \
    --query 'Reservations[0].Instances[0].State.Name')
  if [ "$state" = stopping ]; then aws ec2 wait instance-stopped --instance-ids "$web2"; state=stopped; fi
  if [ "$state" = stopped ]; then
    aws ec2 start-instances --instance-ids "$web2" >/dev/null
    say "started  $web2  web-2"
  fi
else
  # The newest image is looked up through a public parameter; this needs ssm:GetParameters.
  image=${AMI_ID:-resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}
  set -- # what only some hosts get
  case ${DEPLOY_SCRIPT:-} in
    '') say "note     no DEPLOY_SCRIPT: the host starts bare, and the steps of lab 2.17 put the application on it" ;;
    https://*[!A-Za-z0-9./_~%?=\&+:@-]*) die "DEPLOY_SCRIPT has a character that is none of an address" ;;
    https://*)
      set -- --user-data "$(printf '#!/bin/bash
curl --fail --silent --show-error --location --retry 5 %s | bash
' "'$DEPLOY_SCRIPT'")"
      ;;
    *) die "DEPLOY_SCRIPT does not begin with https://" ;;
  esac
  # IMDSv2 only: a request that an attacker forwards cannot read the instance's credentials.
  web2=$(aws ec2 run-instances --image-id "$image" --instance-type t3.micro --count 1 \
    --subnet-id "$public_c" --security-group-ids "$private" "$app" --associate-public-ip-address \
    ${KEY_NAME:+--key-name "$KEY_NAME"} "$@" \
    --metadata-options HttpTokens=required,HttpEndpoint=enabled \
    --tag-specifications "$(tags instance web-2)" "$(tags volume web-2)" \
    --query 'Instances[0].InstanceId' --output text)
  say "created  $web2  web-2 in public-c"
fi
# Only what runs can be registered.
aws ec2 wait instance-running --instance-ids "$web" "$web2"

targets course-web 8000 /order/shops/
group=$arn

alb=$(balancing describe-load-balancers 'LoadBalancers[].LoadBalancerArn' course-alb)
if [ -n "$alb" ]; then
  say "exists   $alb"
else
  alb=$(aws elbv2 create-load-balancer --name course-alb --type application --scheme internet-facing \
    --subnets "$public_a" "$public_c" --security-groups "$balancer" \
    --tags "Key=course,Value=$course" Key=Name,Value=course-alb \
    --query 'LoadBalancers[0].LoadBalancerArn' --output text)
  say "created  $alb"
fi
listener=$(aws elbv2 describe-listeners --load-balancer-arn "$alb" --output text \
  --query "Listeners[?Port==\`80\`].ListenerArn")
case $listener in
  '' | None)
    listener=$(aws elbv2 create-listener --load-balancer-arn "$alb" --protocol HTTP --port 80 \
      --default-actions "Type=forward,TargetGroupArn=$group" --query 'Listeners[0].ListenerArn' --output text)
    say "created  $listener  HTTP 80 -> course-web"
    ;;
  *) say "exists   $listener  HTTP 80" ;;
esac
say "waiting  until the load balancer is active; this takes two or three minutes"
aws elbv2 wait load-balancer-available --load-balancer-arns "$alb"
name=$(aws elbv2 describe-load-balancers --load-balancer-arns "$alb" --query 'LoadBalancers[0].DNSName' --output text)
say "address  http://$name/"
say "note     targets become healthy once the application answers /order/shops/ with 200"

say "done: check lab-2.19"
