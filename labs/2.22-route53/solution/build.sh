#!/bin/sh
# Lab 2.22: a hosted zone for your domain, and records that lead to the load balancer.
#
#   DOMAIN=example.link sh build.sh
#
# Settings (environment): DOMAIN (yours), AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on lab 2.19.
# COSTS MONEY: the hosted zone by the month. The domain itself is bought and paid for where you registered it, and so are
# its name servers set there: this script only prints them.
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

# What stands in DOMAIN goes into records and names: letters, digits, hyphens and dots, nothing else.
domain=$(printf '%s' "${DOMAIN:-}" | tr '[:upper:]' '[:lower:]')
domain=${domain%.}
case $domain in
  '') die "DOMAIN is not set: DOMAIN=example.link sh build.sh" ;;
  *[!a-z0-9.-]* | .* | *..* | -*) die "DOMAIN is no domain: $domain" ;;
  *.*) ;;
  *) die "DOMAIN is no domain: $domain" ;;
esac

# zones_of NAME: the ids of the public hosted zones of exactly this name.
zones_of() {
  found=$(aws route53 list-hosted-zones-by-name --dns-name "$1." --output text \
    --query "HostedZones[?Name=='$1.' && Config.PrivateZone!=\`true\`].Id") || exit 1
  case $found in None) ;; *) printf '%s' "$found" ;; esac
}

# balancing DESCRIBE QUERY NAME: the ARN of the load balancer or target group of this name, or nothing.
balancing() {
  if answer=$(aws elbv2 "$1" --names "$3" --query "$2" --output text 2>&1); then
    case $answer in None) ;; *) printf '%s' "$answer" ;; esac
  else
    case $answer in *NotFound*) ;; *) die "$answer" ;; esac
  fi
}

alb=$(balancing describe-load-balancers 'LoadBalancers[].LoadBalancerArn' course-alb)
[ -n "$alb" ] || die "course-alb is not there: run build.sh of lab 2.19 first"
target=$(aws elbv2 describe-load-balancers --load-balancer-arns "$alb" --query 'LoadBalancers[0].DNSName' --output text)
# The zone in which AWS keeps the load balancer's name: an alias has to name it.
canonical=$(aws elbv2 describe-load-balancers --load-balancer-arns "$alb" --output text \
  --query 'LoadBalancers[0].CanonicalHostedZoneId')

zone=$(zones_of "$domain")
case $zone in
  *[[:space:]]*) die "there are several public hosted zones of $domain: $zone" ;;
  '')
    zone=$(aws route53 create-hosted-zone --name "$domain" --caller-reference "course-$domain-$(date +%s)" \
      --query HostedZone.Id --output text)
    aws route53 change-tags-for-resource --resource-type hostedzone --resource-id "${zone#/hostedzone/}" \
      --add-tags "Key=course,Value=$course" "Key=Name,Value=$domain"
    say "created  ${zone#/hostedzone/}  $domain"
    ;;
  # A domain that Route 53 registers comes with a zone: that one is used.
  *) say "exists   ${zone#/hostedzone/}  $domain" ;;
esac
zone=${zone#/hostedzone/}

# alias NAME: an A record that follows the load balancer. What is there already is replaced.
alias_to() {
  printf '{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"%s","Type":"A","AliasTarget":{"HostedZoneId":"%s","DNSName":"dualstack.%s","EvaluateTargetHealth":true}}}]}' \
    "$1" "$canonical" "$target"
}
for name in "$domain" "www.$domain"; do
  change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "$(alias_to "$name")" \
    --query ChangeInfo.Id --output text)
  say "set      $name  A -> $target"
done
aws route53 wait resource-record-sets-changed --id "$change"

servers=$(aws route53 get-hosted-zone --id "$zone" --query 'DelegationSet.NameServers' --output text)
say "note     where $domain is registered, its name servers have to be exactly these:"
for server in $servers; do say "         $server"; done

say "done: check lab-2.22 --domain $domain"
