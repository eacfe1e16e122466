#!/usr/bin/env bash
# Whole commands, process start and all, with hyperfine: cargo build --release --no-default-features -p check, then this.
# The aim for the first one is less than 30 ms.
set -euo pipefail
cd "$(dirname "$0")/../../.."

check="${CARGO_TARGET_DIR:-target}/release/check"
if [[ ! -x $check ]]; then
  echo "there is no $check: cargo build --release --no-default-features -p check" >&2
  exit 2
fi
if ! command -v hyperfine >/dev/null; then
  echo "hyperfine is missing: cargo install --locked hyperfine@1.20.0" >&2
  exit 2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_STATE_HOME="$scratch"

# Ten thousand questions about the practice world, half of which are answered with a drop.
for ((number = 0; number < 10000; number++)); do
  printf '{"id":%d,"from":"10.0.0.10","to":"10.0.10.10","protocol":"tcp","port":%d}\n' "$number" $((22 + number % 2))
done >"$scratch/flows.jsonl"

# A folder of AWS CLI output of which to ask a thousand round trips, import and all: ACCOUNT=DIR.
if [[ -n ${ACCOUNT:-} ]]; then
  mapfile -t hosts < <(grep -rhoE '"InstanceId": *"i-[0-9a-f]+"' "$ACCOUNT" | grep -oE 'i-[0-9a-f]+' | sort -u)
  for ((number = 0; number < 1000; number++)); do
    printf '{"id":%d,"from":"%s","to":"%s","protocol":"tcp","port":443}\n' "$number" \
      "${hosts[number % ${#hosts[@]}]}" "${hosts[(number * 7 + 1) % ${#hosts[@]}]}"
  done >"$scratch/account.jsonl"
  hyperfine --warmup 5 --shell=none "$check trace --flows $scratch/account.jsonl --format json --snapshot $ACCOUNT"
fi

hyperfine --warmup 5 --shell=none "$@" \
  "$check lab-1.12 --practice" \
  "$check lab-1.12 --practice --format json" \
  "$check all --practice" \
  "$check" \
  "$check --help" \
  "$check trace 10.0.0.10 10.0.10.10 --port 22 --world solved" \
  "$check trace --flows $scratch/flows.jsonl --format json --world solved"
