#!/bin/sh
# Lab 2.24: gives the names and the door back to the load balancer, then switches the distribution off, waits, deletes
# it, and deletes its certificate.
#
#   DOMAIN=example.link sh cleanup.sh
#
# A distribution on a flat-rate plan stays: cancel the plan in the console, and run this when its cycle is over.
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

[ -n "${DOMAIN:-}" ] || die "DOMAIN is not set: DOMAIN=example.link sh cleanup.sh"
global=us-east-1

vpc=$(tagged course-vpc 'Vpcs[].VpcId' describe-vpcs)
here="LoadBalancers[?VpcId=='$vpc' && Type=='application']"
# balancer PART: of the one application load balancer of the VPC, or nothing.
balancer() { aws elbv2 describe-load-balancers --query "$here.$1|[0]" --output text; }
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$DOMAIN" --output text \
  --query "HostedZones[?Name=='$DOMAIN.']|[?to_string(Config.PrivateZone)!='true'].Id|[0]")

name=$(balancer DNSName)
case $name in
  '' | None) say "no load balancer: the names and the door stay as they are" ;;
  *)
    group=$(balancer 'SecurityGroups[0]')
    list=$(aws ec2 describe-managed-prefix-lists --output text --query 'PrefixLists[0].PrefixListId' \
      --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing)
    rules=$(aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$group" --output text \
      --query "SecurityGroupRules[?!IsEgress].[FromPort,CidrIpv4,PrefixListId]")
    for port in 80 443; do
      case $rules in
        *"$port	0.0.0.0/0"*) ;;
        *)
          aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port $port --cidr 0.0.0.0/0 \
            --query Return --output text >/dev/null
          ;;
      esac
    done
    say "admits   everybody again  ($group)"
    case $zone in
      '' | None) say "no public hosted zone for $DOMAIN" ;;
      *)
        target="HostedZoneId=$(balancer CanonicalHostedZoneId),DNSName=dualstack.$name,EvaluateTargetHealth=true"
        for alias in "$DOMAIN" "www.$DOMAIN"; do
          aws route53 change-resource-record-sets --hosted-zone-id "$zone" --query ChangeInfo.Status --output text \
            --change-batch "Changes=[{Action=UPSERT,ResourceRecordSet={Name=$alias,Type=A,AliasTarget={$target}}}]" >/dev/null
          say "leads    $alias  to $name"
        done
        ;;
    esac
    case $rules in
      *"$list"*)
        aws ec2 revoke-security-group-ingress --group-id "$group" --query Return --output text \
          --ip-permissions "IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=$list}]" >/dev/null
        ;;
    esac
    ;;
esac

distribution=$(aws cloudfront list-distributions --output text \
  --query "DistributionList.Items[?Aliases.Items && contains(Aliases.Items,'$DOMAIN')].Id|[0]")
case $distribution in
  '' | None) say "no distribution has the name $DOMAIN" ;;
  *)
    etag() { aws cloudfront get-distribution-config --id "$distribution" --query ETag --output text; }
    enabled=$(aws cloudfront get-distribution-config --id "$distribution" --query DistributionConfig.Enabled --output text)
    if [ "$enabled" = True ] || [ "$enabled" = true ]; then
      file=$(mktemp)
      # The CLI writes the settings with one member a line; that of the distribution itself stands four spaces in.
      aws cloudfront get-distribution-config --id "$distribution" --query DistributionConfig --output json |
        sed 's/^    "Enabled": true/    "Enabled": false/' >"$file"
      aws cloudfront update-distribution --id "$distribution" --if-match "$(etag)" \
        --distribution-config "file://$file" --query Distribution.Status --output text >/dev/null
      rm -f "$file"
      say "disabled $distribution  (some minutes until every edge knows)"
    fi
    aws cloudfront wait distribution-deployed --id "$distribution"
    aws cloudfront delete-distribution --id "$distribution" --if-match "$(etag)"
    say "deleted  $distribution"
    ;;
esac

for certificate in $(aws acm list-certificates --region $global --output text \
  --query "CertificateSummaryList[?DomainName=='$DOMAIN'].CertificateArn"); do
  [ "$certificate" != None ] || continue
  aws acm delete-certificate --region $global --certificate-arn "$certificate"
  say "deleted  $certificate"
done
say "The load balancer and the hosted zone go on billing: cleanup.sh of labs 2.19 and 2.22."
