#!/bin/sh
# Lab 2.23: a certificate for your domain, a listener for https that shows it, and http that only leads there.
#
#   DOMAIN=example.link sh build.sh
#
# Settings (environment): DOMAIN (yours), AWS_PROFILE, AWS_REGION (default ap-northeast-2), WAIT_MINUTES (default 30).
# Rests on labs 2.19, 2.20 and 2.22. Certificates are free; the load balancer and the zone bill as before.
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

alb=$(balancing describe-load-balancers 'LoadBalancers[].LoadBalancerArn' course-alb)
[ -n "$alb" ] || die "course-alb is not there: run build.sh of lab 2.19 first"
zone=$(zones_of "$domain")
case $zone in
  '') die "there is no public hosted zone of $domain: run build.sh of lab 2.22 first" ;;
  *[[:space:]]*) die "there are several public hosted zones of $domain: $zone" ;;
esac
zone=${zone#/hostedzone/}

# The list without all key types would hide some certificates.
certificate=$(aws acm list-certificates --certificate-statuses ISSUED PENDING_VALIDATION --output text \
  --includes keyTypes=RSA_1024,RSA_2048,RSA_3072,RSA_4096,EC_prime256v1,EC_secp384r1,EC_secp521r1 \
  --query "CertificateSummaryList[?DomainName=='$domain'].CertificateArn | [0]")
case $certificate in
  '' | None)
    certificate=$(aws acm request-certificate --domain-name "$domain" --subject-alternative-names "*.$domain" \
      --validation-method DNS --tags "Key=course,Value=$course" Key=Name,Value=course-certificate \
      --query CertificateArn --output text)
    say "created  $certificate  $domain, *.$domain"
    ;;
  *) say "exists   $certificate" ;;
esac

# acm QUERY: one word about the certificate, or nothing.
acm() {
  found=$(aws acm describe-certificate --certificate-arn "$certificate" --query "Certificate.$1" --output text) || exit 1
  case $found in None) ;; *) printf '%s' "$found" ;; esac
}

# ACM needs a few seconds to say which record it wants; the wildcard wants the same one.
tries=0
while :; do
  name=$(acm 'DomainValidationOptions[0].ResourceRecord.Name')
  value=$(acm 'DomainValidationOptions[0].ResourceRecord.Value')
  [ -z "$name" ] || [ -z "$value" ] || break
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || die "$certificate names no record to validate it by"
  sleep 2
done
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "$(
  printf '{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"%s","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"%s"}]}}]}' \
    "$name" "$value"
)" >/dev/null
say "set      $name  CNAME -> $value"
say "note     leave this record there: the certificate is renewed by it"

say "waiting  until the certificate is issued; this takes a few minutes, and forever if the domain leads to other name servers"
tries=0
# Asked once a round: it may be issued between two questions.
while :; do
  status=$(acm Status)
  case $status in
    ISSUED) break ;;
    PENDING_VALIDATION) ;;
    *) die "$certificate is $status $(acm FailureReason)" ;;
  esac
  tries=$((tries + 1))
  [ "$tries" -le $((${WAIT_MINUTES:-30} * 12)) ] || die "$certificate is still waiting: check lab-2.22 --domain $domain"
  sleep 5
done
say "issued   $certificate  until $(acm NotAfter)"

# https is let in where http was: by the load balancer's group and by the list of its subnets.
balancer=$(tagged alb-sg 'SecurityGroups[].GroupId' describe-security-groups "$here")
[ -n "$balancer" ] || die "alb-sg is not there: run build.sh of lab 2.19 first"
admit "$balancer" 443 0.0.0.0/0 --cidr 0.0.0.0/0
acl=$(tagged public-acl 'NetworkAcls[].NetworkAclId' describe-network-acls "$here")
if [ -n "$acl" ]; then
  rule=$(aws ec2 describe-network-acls --network-acl-ids "$acl" --output text \
    --query "NetworkAcls[0].Entries[?RuleNumber==\`115\` && Egress==\`false\`].RuleNumber")
  case $rule in
    '' | None)
      aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 115 --protocol 6 \
        --port-range From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action allow
      say "created  $acl  public-acl admits tcp 443 from 0.0.0.0/0"
      ;;
    *) say "exists   $acl  public-acl has a rule 115" ;;
  esac
fi

# listener PORT: the ARN of the listener of this port, or nothing.
listener() {
  found=$(aws elbv2 describe-listeners --load-balancer-arn "$alb" --output text \
    --query "Listeners[?Port==\`$1\`].ListenerArn") || exit 1
  case $found in None) ;; *) printf '%s' "$found" ;; esac
}

http=$(listener 80)
[ -n "$http" ] || die "course-alb has no listener on port 80: run build.sh of lab 2.19 first"
https=$(listener 443)
web=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' course-web)
[ -n "$web" ] || die "course-web is not there: run build.sh of lab 2.19 first"
if [ -n "$https" ]; then
  aws elbv2 modify-listener --listener-arn "$https" --certificates "CertificateArn=$certificate" >/dev/null
  say "exists   $https  HTTPS 443, with this certificate"
else
  https=$(aws elbv2 create-listener --load-balancer-arn "$alb" --protocol HTTPS --port 443 \
    --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06 --certificates "CertificateArn=$certificate" \
    --default-actions "Type=forward,TargetGroupArn=$web" --query 'Listeners[0].ListenerArn' --output text)
  say "created  $https  HTTPS 443 -> course-web"
fi

# The rule of lab 2.20 moves along: requests that come over https have to find it there, and none over http.
delivery=$(balancing describe-target-groups 'TargetGroups[].TargetGroupArn' course-delivery)
if [ -n "$delivery" ]; then
  rule=$(aws elbv2 describe-rules --listener-arn "$https" --output text \
    --query "Rules[?Actions[0].TargetGroupArn=='$delivery'].RuleArn")
  case $rule in
    '' | None)
      rule=$(aws elbv2 create-rule --listener-arn "$https" --priority 10 \
        --conditions 'Field=path-pattern,PathPatternConfig={Values=[/delivery,/delivery/*]}' \
        --actions "Type=forward,TargetGroupArn=$delivery" --query 'Rules[0].RuleArn' --output text)
      say "created  $rule  /delivery, /delivery/* -> course-delivery"
      ;;
    *) say "exists   $rule" ;;
  esac
  for rule in $(aws elbv2 describe-rules --listener-arn "$http" --output text \
    --query "Rules[?Actions[0].TargetGroupArn=='$delivery'].RuleArn"); do
    [ "$rule" = None ] && continue
    aws elbv2 delete-rule --rule-arn "$rule"
    say "deleted  $rule  of the listener on port 80"
  done
fi

aws elbv2 modify-listener --listener-arn "$http" --default-actions \
  'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}' >/dev/null
say "set      $http  HTTP 80 -> https"
say "address  https://$domain/"

say "done: check lab-2.23 --domain $domain"
