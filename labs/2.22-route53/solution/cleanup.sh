#!/bin/sh
# Lab 2.22: deletes the records that lead to a load balancer, and the hosted zone if build.sh made it and nothing else is in it.
#
#   DOMAIN=example.link sh cleanup.sh
#
# The domain itself stays yours and is renewed, and billed, every year unless you switch that off where you registered it.
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

# What stands in DOMAIN goes into records and names: letters, digits, hyphens and dots, nothing else.
domain=$(printf '%s' "${DOMAIN:-}" | tr '[:upper:]' '[:lower:]')
domain=${domain%.}
case $domain in
  '') die "DOMAIN is not set: DOMAIN=example.link sh cleanup.sh" ;;
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

# aliases ZONE: the names of the A records of the course that lead to a load balancer.
aliases() {
  aws route53 list-resource-record-sets --hosted-zone-id "$1" --output text \
    --query "ResourceRecordSets[?Type=='A' && AliasTarget && contains(AliasTarget.DNSName, 'elb') && (Name=='$domain.' || Name=='www.$domain.')].[Name,AliasTarget.HostedZoneId,AliasTarget.DNSName,AliasTarget.EvaluateTargetHealth]"
}

zones=$(zones_of "$domain")
for zone in $zones; do
  zone=${zone#/hostedzone/}
  found=$(aliases "$zone")
  case $found in
    '' | None) ;;
    *)
      printf '%s\n' "$found" | while read -r name canonical target evaluate; do
        evaluate=$(printf '%s' "$evaluate" | tr '[:upper:]' '[:lower:]')
        aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "$(
          printf '{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"%s","Type":"A","AliasTarget":{"HostedZoneId":"%s","DNSName":"%s","EvaluateTargetHealth":%s}}}]}' \
            "$name" "$canonical" "$target" "$evaluate"
        )" >/dev/null
        say "deleted  $name  A"
      done
      ;;
  esac
  ours=$(aws route53 list-tags-for-resource --resource-type hostedzone --resource-id "$zone" --output text \
    --query "ResourceTagSet.Tags[?Key=='course' && Value=='$course'].Key")
  rest=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" --output text \
    --query "ResourceRecordSets[?Type!='NS' && Type!='SOA'].Name")
  case $ours/$rest in
    course/ | course/None)
      aws route53 delete-hosted-zone --id "$zone" >/dev/null
      say "deleted  $zone  $domain: take its name servers out where the domain is registered"
      ;;
    course/*) say "stays    $zone  $domain, for it holds other records: $rest" ;;
    *) say "stays    $zone  $domain, which build.sh did not make" ;;
  esac
done

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
billing 'hosted zone' route53 list-hosted-zones --query 'HostedZones[].[Name,Id]'
billing 'load balancer' elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,State.Code]'
billing database rds describe-db-instances \
  --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceClass,DBInstanceStatus]'
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
