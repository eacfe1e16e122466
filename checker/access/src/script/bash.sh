#!/bin/sh
# Looks at an AWS account, read-only, and writes what it saw to one file.
# Made by: @TOOL@
# Usage:   sh collect.sh [FILE]          (FILE: snapshot.json unless said otherwise)
# Needs:   the AWS CLI, signed in (CloudShell is). AWS_PROFILE and AWS_REGION choose another account or Region.
set -u
umask 077

file=${1:-snapshot.json}
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
[ -n "$region" ] || region=$(aws configure get region 2>/dev/null) || region=
if [ -z "$region" ]; then
  echo "No Region chosen: set AWS_REGION, for example: AWS_REGION=ap-northeast-2 sh $0" >&2
  exit 4
fi

# All pages, no pager, one form of times, and the retries of the SDKs.
AWS_PAGER= AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=5
export AWS_PAGER AWS_RETRY_MODE AWS_MAX_ATTEMPTS

work=$(mktemp -d) || exit 70
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
: > "$work/calls"
separator=''
count=0

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# Text as the inside of a JSON string: printable ASCII only, on one line, not too long.
text() { tr '\n\r\t' '   ' | LC_ALL=C tr -cd '\040-\176' | cut -c1-600 | sed 's/\\/\\\\/g; s/"/\\"/g; s/  */ /g; s/^ //; s/ $//'; }

# record SERVICE OPERATION INPUT STATUS CODE: adds the call whose answer or error lies in $work.
record() {
  {
    printf '%s{"service":"%s","operation":"%s","input":%s,"at":"%s","finished":"%s","status":"%s","error":' \
      "$separator" "$1" "$2" "$3" "$at" "$(now)" "$4"
    if [ "$4" = seen ] || [ "$4" = not-asked ]; then
      printf 'null'
    else
      printf '{"code":"%s","message":"%s"}' "$(printf %s "$5" | text)" "$(text < "$work/error")"
    fi
    printf ',"truncated":false,"output":'
    if [ "$4" = seen ]; then cat "$work/$2.json"; else printf 'null'; fi
    printf '}'
  } >> "$work/calls"
  separator=',
'
}

# call SERVICE OPERATION COMMAND INPUT [OPTIONS]: makes a call and records it.
call() {
  service=$1 operation=$2 command=$3 input=$4
  shift 4
  count=$((count + 1))
  printf '\r%3d %-50s' "$count" "$operation" >&2
  at=$(now)
  if aws "$service" "$command" "$@" --region "$region" --output json > "$work/$operation.json" 2> "$work/error"; then
    # An answer without anything in it is printed as nothing.
    [ -s "$work/$operation.json" ] || printf '{}' > "$work/$operation.json"
    record "$service" "$operation" "$input" seen ''
    cat "$work/$operation.json" >> "$work/all.$operation"
    return 0
  fi
  code=$(sed -n 's/.*An error occurred (\([^)]*\)) when calling.*/\1/p' "$work/error" | head -n 1)
  case $code in
    @DENIED@) status=denied ;;
    @UNSUPPORTED@) status=unsupported ;;
    '')
      code=CallFailed status=failed
      # An answer that is no AWS document; a page is what an endpoint sends that does not know the call.
      if grep -q 'Unable to parse response' "$work/error"; then
        code=BrokenAnswer
        if grep -qi -e '<html' -e '<!doctype html' "$work/error"; then code=NoAwsDocument status=unsupported; fi
      fi
      # A CLI that is too old has not asked.
      if grep -qi 'invalid choice' "$work/error"; then code=OldCli; fi
      ;;
    *) status=failed ;;
  esac
  record "$service" "$operation" "$input" "$status" "$code"
  return 0
}

# skip SERVICE OPERATION INPUT: records that a call was not made because nobody could list its parents.
skip() { at=$(now); record "$1" "$2" "$3" not-asked ''; }

# ids OPERATION MEMBER: the ids under a member in the answers of an operation.
ids() {
  [ -f "$work/all.$1" ] || return 0
  LC_ALL=C sed -n 's/^ *"'"$2"'": "\([A-Za-z0-9:\/_.-]*\)",\{0,1\}$/\1/p' "$work/all.$1"
}

started=$(now)
at=$started
if ! aws sts get-caller-identity --region "$region" --output json > "$work/GetCallerIdentity.json" 2> "$work/error"; then
  cat "$work/error" >&2
  echo 'AWS does not say who asks: sign in first (aws configure, aws sso login), then run this again.' >&2
  exit 4
fi
record sts GetCallerIdentity '{}' seen ''
account=$(sed -n 's/.*"Account": "\([0-9]*\)".*/\1/p' "$work/GetCallerIdentity.json" | text)
principal=$(sed -n 's/.*"Arn": "\([^"]*\)".*/\1/p' "$work/GetCallerIdentity.json" | text)

@CALLS@
printf '\r%60s\r' '' >&2
{
  printf '{"format":@FORMAT@,"tool":"@TOOL@","started":"%s","finished":"%s","account":"%s","principal":"%s","region":"%s","calls":[\n' \
    "$started" "$(now)" "$account" "$principal" "$(printf %s "$region" | text)"
  cat "$work/calls"
  printf '\n],"probes":[]}\n'
} > "$work/snapshot.json" && cat "$work/snapshot.json" > "$file" || exit 70
echo "Wrote $file" >&2
