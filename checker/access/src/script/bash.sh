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

# Before the account is asked for all of it.
if ! { [ -w "$file" ] || { [ ! -e "$file" ] && [ -w "$(dirname -- "$file")" ]; }; }; then
  echo "This file cannot be written: $file" >&2
  exit 2
fi

# All pages, no pager, one form of times, and the retries of the SDKs.
AWS_PAGER='' AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=5
export AWS_PAGER AWS_RETRY_MODE AWS_MAX_ATTEMPTS

work=$(mktemp -d) || exit 70
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
: > "$work/calls"
separator=''
count=0

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# Without what could be the key, the token or the signature of the request: some servers repeat them.
mask() { LC_ALL=C sed 's/A[KS]IA[A-Z0-9]\{12,\}/.../g; s/[A-Za-z0-9+\/=]\{40,\}/.../g'; }

# Text as the inside of a JSON string: printable ASCII only, on one line, not too long.
text() { tr '\n\r\t' '   ' | LC_ALL=C tr -cd '\040-\176' | mask | cut -c1-600 | sed 's/\\/\\\\/g; s/"/\\"/g; s/  */ /g; s/^ //; s/ $//'; }

# record SERVICE OPERATION REGION INPUT STATUS CODE: adds the call whose answer or error lies in $work.
record() {
  {
    printf '%s{"service":"%s","operation":"%s",' "$separator" "$1" "$2"
    if [ "$3" != here ] && [ "$3" != "$region" ]; then printf '"region":"%s",' "$3"; fi
    printf '"input":%s,"at":"%s","finished":"%s","status":"%s","error":' "$4" "$at" "$(now)" "$5"
    if [ "$5" = seen ] || [ "$5" = not-asked ]; then
      printf 'null'
    else
      printf '{"code":"%s","message":"%s"}' "$(printf %s "$6" | text)" "$(text < "$work/error")"
    fi
    printf ',"truncated":false,"output":'
    if [ "$5" = seen ]; then cat "$work/answer"; else printf 'null'; fi
    printf '}'
  } >> "$work/calls"
  separator=',
'
}

# call SERVICE OPERATION COMMAND REGION INPUT [OPTIONS]: makes a call and records it; REGION is here, or another one.
call() {
  service=$1 operation=$2 command=$3 place=$4 input=$5
  shift 5
  where=$place
  if [ "$where" = here ]; then where=$region; fi
  count=$((count + 1))
  printf '\r%3d %-50s' "$count" "$operation" >&2
  at=$(now)
  if aws "$service" "$command" "$@" --region "$where" --output json > "$work/answer" 2> "$work/error"; then
    # An answer without anything in it is printed as nothing.
    [ -s "$work/answer" ] || printf '{}' > "$work/answer"
    case $operation in
      @SECRETS@) blank < "$work/answer" > "$work/blank" || printf '{}' > "$work/blank"; mv -f "$work/blank" "$work/answer" ;;
    esac
    record "$service" "$operation" "$place" "$input" seen ''
    cat "$work/answer" >> "$work/all.$service.$operation.$place"
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
  record "$service" "$operation" "$place" "$input" "$status" "$code"
  : > "$work/lost.$service.$operation.$place"
  return 0
}

# skip SERVICE OPERATION REGION INPUT: records that a call was not made because nobody could list its parents.
skip() { at=$(now); record "$1" "$2" "$3" "$4" not-asked ''; : > "$work/lost.$1.$2.$3"; }

# blank: takes out of an answer what may be a secret.
blank() {
  LC_ALL=C awk '
@BLANK@'
}

# ids ANSWERS DEPTH MEMBER: the ids under a member, so many spaces deep, in the answers of a call.
ids() {
  [ -f "$work/all.$1" ] || return 0
  LC_ALL=C sed -n 's/^ \{'"$2"'\}"'"$3"'": "\([A-Za-z0-9:\/_.*-]*\)",\{0,1\}$/\1/p' "$work/all.$1"
}

# those ANSWERS DEPTH MEMBER TOLD_BY DEPTH VALUE COUNTS: the ids of those elements whose member TOLD_BY has a value
# (COUNTS 1) or has not (COUNTS 0). An id stands before what tells about it: the CLI prints members in the model's order.
those() {
  [ -f "$work/all.$1" ] || return 0
  LC_ALL=C awk -v d="$2" -v m="$3" -v t="$4" -v e="$5" -v v="$6" -v c="$7" '
    function flush() { if (id != "" && hit == c) print id; id = ""; hit = 0 }
    { match($0, /^ */); depth = RLENGTH; line = substr($0, depth + 1); sub(/,$/, "", line) }
    depth == d && index(line, "\"" m "\": \"") == 1 { flush(); id = substr(line, length(m) + 6); sub(/"$/, "", id) }
    depth == e && index(line, "\"" t "\": ") == 1 { if (substr(line, length(t) + 5) ~ ("^" v "$")) hit = 1 }
    END { flush() }' "$work/all.$1"
}

started=$(now)
at=$started
if ! aws sts get-caller-identity --region "$region" --output json > "$work/answer" 2> "$work/error"; then
  mask < "$work/error" >&2
  echo 'AWS does not say who asks: sign in first (aws configure, aws sso login), then run this again.' >&2
  exit 4
fi
record sts GetCallerIdentity here '{}' seen ''
account=$(sed -n 's/.*"Account": "\([0-9]*\)".*/\1/p' "$work/answer" | text)
principal=$(sed -n 's/.*"Arn": "\([^"]*\)".*/\1/p' "$work/answer" | text)

@CALLS@
printf '\r%60s\r' '' >&2
{
  printf '{"format":@FORMAT@,"tool":"@TOOL@","started":"%s","finished":"%s","account":"%s","principal":"%s","region":"%s","calls":[\n' \
    "$started" "$(now)" "$account" "$principal" "$(printf %s "$region" | text)"
  cat "$work/calls"
  printf '\n],"probes":[]}\n'
} > "$work/snapshot.json" && cat "$work/snapshot.json" > "$file" || exit 70
echo "Wrote $file" >&2
