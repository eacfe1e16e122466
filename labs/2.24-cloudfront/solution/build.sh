#!/bin/sh
# Lab 2.24: CloudFront in front of the load balancer: a certificate in us-east-1, a distribution, then the names lead to
# it, and then the load balancer admits nobody else.
#
#   DOMAIN=example.link sh build.sh
#
# Settings (environment): DOMAIN, AWS_PROFILE, AWS_REGION (default ap-northeast-2). Rests on labs 2.19 to 2.23: a load
# balancer in the course's VPC that speaks https for DOMAIN and *.DOMAIN, and a hosted zone for DOMAIN.
# A distribution costs nothing while nobody asks it.
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

[ -n "${DOMAIN:-}" ] || die "DOMAIN is not set: DOMAIN=example.link sh build.sh"
# CloudFront's certificates lie in one Region, whichever the load balancer's is.
global=us-east-1
# AWS's own policies, the same in every account.
caching_disabled=4135ea2d-6df8-44a3-9df3-4b5a84be39ad
caching_optimized=658327ea-f89d-4fab-a63d-7e88639e58f6
all_viewer=216adef6-5c7f-47e4-b989-5492eafa07d3
host_header_only=bf0718e1-ba1e-49d1-88b1-f726733018ae
# The hosted zone of all distributions.
edge_zone=Z2FDTNDATAQYW2

# one WHAT FOUND: exactly one word.
one() {
  case $2 in
    '' | None) die "no $1: run build.sh of the labs before first" ;;
    *[[:space:]]*) die "several: $1: $2" ;;
    *) printf '%s' "$2" ;;
  esac
}

vpc=$(tagged course-vpc 'Vpcs[].VpcId' describe-vpcs)
[ -n "$vpc" ] || die "no VPC named course-vpc with the tag course=$course in $AWS_REGION: run build.sh of lab 1.7 first"
here="LoadBalancers[?VpcId=='$vpc' && Type=='application']"
balancer=$(one "application load balancer in $vpc" \
  "$(aws elbv2 describe-load-balancers --query "$here.DNSName" --output text)")
group=$(one "security group of $balancer" \
  "$(aws elbv2 describe-load-balancers --query "$here.SecurityGroups[0]" --output text)")
zone=$(one "public hosted zone for $DOMAIN" "$(aws route53 list-hosted-zones-by-name --dns-name "$DOMAIN" --output text \
  --query "HostedZones[?Name=='$DOMAIN.']|[?to_string(Config.PrivateZone)!='true'].Id")")

# record NAME TYPE REST: makes a record, or puts another in its place.
record() {
  aws route53 change-resource-record-sets --hosted-zone-id "$zone" --query ChangeInfo.Status --output text \
    --change-batch "Changes=[{Action=UPSERT,ResourceRecordSet={Name=$1,Type=$2,$3}}]" >/dev/null
}

# The certificate. The record that validates it is the same for every Region.
certificate=$(aws acm list-certificates --region $global --certificate-statuses ISSUED PENDING_VALIDATION --output text \
  --query "CertificateSummaryList[?DomainName=='$DOMAIN'].CertificateArn|[0]")
case $certificate in
  '' | None)
    certificate=$(aws acm request-certificate --region $global --domain-name "$DOMAIN" \
      --subject-alternative-names "*.$DOMAIN" --validation-method DNS --tags "Key=course,Value=$course" \
      --query CertificateArn --output text)
    say "created  $certificate"
    ;;
  *) say "exists   $certificate" ;;
esac
# proof PART: a part of the record by which ACM sees that the name is yours.
proof() {
  aws acm describe-certificate --region $global --certificate-arn "$certificate" --output text \
    --query "Certificate.DomainValidationOptions[0].ResourceRecord.$1"
}
tries=0
while [ "$(proof Name)" = None ]; do
  tries=$((tries + 1))
  [ "$tries" -le 30 ] || die "ACM does not say how $certificate is validated; run this again later"
  sleep 2
done
record "$(proof Name)" CNAME "TTL=300,ResourceRecords=[{Value=$(proof Value)}]"
say "waiting  for the certificate to be issued"
aws acm wait certificate-validated --region $global --certificate-arn "$certificate"

# The distribution: pages go through with all that they carry, files stay.
find_distribution() {
  aws cloudfront list-distributions --output text \
    --query "DistributionList.Items[?Aliases.Items && contains(Aliases.Items,'$DOMAIN')].$1|[0]"
}
distribution=$(find_distribution Id)
case $distribution in
  '' | None)
    origin="Id=front,DomainName=$balancer,CustomOriginConfig={HTTPPort=80,HTTPSPort=443"
    origin="$origin,OriginProtocolPolicy=https-only,OriginSslProtocols={Quantity=1,Items=[TLSv1.2]}}"
    cached='CachedMethods={Quantity=2,Items=[GET,HEAD]}'
    usual='TargetOriginId=front,ViewerProtocolPolicy=redirect-to-https,Compress=true'
    pages="$usual,AllowedMethods={Quantity=7,Items=[GET,HEAD,OPTIONS,PUT,POST,PATCH,DELETE],$cached}"
    pages="$pages,CachePolicyId=$caching_disabled,OriginRequestPolicyId=$all_viewer"
    files="PathPattern=/static/*,$usual,AllowedMethods={Quantity=2,Items=[GET,HEAD],$cached}"
    files="$files,CachePolicyId=$caching_optimized,OriginRequestPolicyId=$host_header_only"
    shown="ACMCertificateArn=$certificate,SSLSupportMethod=sni-only,MinimumProtocolVersion=TLSv1.2_2021"
    config="CallerReference=course-$DOMAIN-$(date +%s),Comment=course,Enabled=true,HttpVersion=http2and3"
    config="$config,IsIPV6Enabled=true,PriceClass=PriceClass_All,Aliases={Quantity=2,Items=[$DOMAIN,www.$DOMAIN]}"
    config="$config,Origins={Quantity=1,Items=[{$origin}]},DefaultCacheBehavior={$pages}"
    config="$config,CacheBehaviors={Quantity=1,Items=[{$files}]},ViewerCertificate={$shown}"
    distribution=$(aws cloudfront create-distribution --distribution-config "$config" \
      --query Distribution.Id --output text)
    say "created  $distribution  (five to ten minutes until every edge has it)"
    ;;
  *) say "exists   $distribution" ;;
esac
aws cloudfront wait distribution-deployed --id "$distribution"
edge=$(one "name of $distribution" "$(find_distribution DomainName)")

for name in "$DOMAIN" "www.$DOMAIN"; do
  record "$name" A "AliasTarget={HostedZoneId=$edge_zone,DNSName=$edge,EvaluateTargetHealth=false}"
  say "leads    $name  to $edge"
done

# Last of all the door. AWS's list counts as 55 of the 60 rules that a group may have: it fits once.
list=$(aws ec2 describe-managed-prefix-lists --output text --query 'PrefixLists[0].PrefixListId' \
  --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing)
list=$(one 'prefix list com.amazonaws.global.cloudfront.origin-facing' "$list")
# admits SOURCE PORT: the rule by which the group admits a source at a port.
admits() {
  case $1 in
    pl-*) source="PrefixListId=='$1'" ;;
    *) source="CidrIpv4=='$1'" ;;
  esac
  aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$group" --output text \
    --query "SecurityGroupRules[?!IsEgress && $source && FromPort==\`$2\`].SecurityGroupRuleId"
}
if [ -z "$(admits "$list" 443)" ]; then
  aws ec2 authorize-security-group-ingress --group-id "$group" --query Return --output text \
    --ip-permissions "IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=$list}]" >/dev/null
fi
for port in 80 443; do
  if [ -n "$(admits 0.0.0.0/0 $port)" ]; then
    aws ec2 revoke-security-group-ingress --group-id "$group" --protocol tcp --port $port --cidr 0.0.0.0/0 \
      --query Return --output text >/dev/null
  fi
done
say "admits   $list only, at port 443  ($group)"
