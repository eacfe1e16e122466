#!/bin/sh
# Lab 2.23: http serves again, and the listener for https, the certificate and its record are deleted.
#
#   DOMAIN=example.link sh cleanup.sh
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
  alb=$(balancing describe-load-balancers 'LoadBalancers[].LoadBalancerArn' course-alb)
  web=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' course-web)
  if [ -n "$alb" ]; then
    for port in 80 443; do
      listener=$(aws elbv2 describe-listeners --load-balancer-arn "$alb" --output text \
        --query "Listeners[?Port==\`$port\`].ListenerArn")
      case $port/$listener in
        */ | */None) ;;
        443/*)
          aws elbv2 delete-listener --listener-arn "$listener"
          say "deleted  $listener  HTTPS 443"
          ;;
        *)
          [ -n "$web" ] || continue
          aws elbv2 modify-listener --listener-arn "$listener" --default-actions "Type=forward,TargetGroupArn=$web" >/dev/null
          say "set      $listener  HTTP 80 -> course-web"
          ;;
      esac
    done
  fi
  balancer=$(tagged alb-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
  if [ -n "$balancer" ]; then
    aws ec2 revoke-security-group-ingress --group-id "$balancer" --protocol tcp --port 443 --cidr 0.0.0.0/0 >/dev/null 2>&1 || true
  fi
  acl=$(tagged public-acl 'NetworkAcls[].NetworkAclId' describe-network-acls "$here")
  if [ -n "$acl" ]; then
    aws ec2 delete-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 115 2>/dev/null || true
  fi
fi

for certificate in $(aws acm list-certificates --output text \
  --includes keyTypes=RSA_1024,RSA_2048,RSA_3072,RSA_4096,EC_prime256v1,EC_secp384r1,EC_secp521r1 \
  --query "CertificateSummaryList[?DomainName=='$domain'].CertificateArn"); do
  [ "$certificate" = None ] && continue
  ours=$(aws acm list-tags-for-certificate --certificate-arn "$certificate" --output text \
    --query "Tags[?Key=='course' && Value=='$course'].Key")
  if [ "$ours" != course ]; then
    say "stays    $certificate, which build.sh did not make"
    continue
  fi
  name=$(aws acm describe-certificate --certificate-arn "$certificate" --output text \
    --query 'Certificate.DomainValidationOptions[0].ResourceRecord.Name')
  value=$(aws acm describe-certificate --certificate-arn "$certificate" --output text \
    --query 'Certificate.DomainValidationOptions[0].ResourceRecord.Value')
  for zone in $(zones_of "$domain"); do
    there=$(aws route53 list-resource-record-sets --hosted-zone-id "${zone#/hostedzone/}" --output text \
      --query "ResourceRecordSets[?Name=='${name%.}.' && Type=='CNAME'].TTL")
    case $there in
      '' | None) ;;
      *)
        aws route53 change-resource-record-sets --hosted-zone-id "${zone#/hostedzone/}" --change-batch "$(
          printf '{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"%s","Type":"CNAME","TTL":%s,"ResourceRecords":[{"Value":"%s"}]}}]}' \
            "$name" "$there" "$value"
        )" >/dev/null
        say "deleted  $name  CNAME"
        ;;
    esac
  done
  # A certificate can be deleted a moment after the last listener that showed it.
  tries=0
  until answer=$(aws acm delete-certificate --certificate-arn "$certificate" 2>&1); do
    case $answer in *ResourceInUse*) ;; *) die "$answer" ;; esac
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || die "$answer"
    sleep 5
  done
  say "deleted  $certificate"
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
