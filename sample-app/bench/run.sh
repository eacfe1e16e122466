#!/bin/bash
# Measures the sample application on this machine, on loopback, for a bounded time: shop list, order list with 1,000 orders,
# placing an order; on SQLite and on a PostgreSQL of its own.
#
#   cargo build --release -p sample-app && sample-app/bench/run.sh [seconds] [sqlite|sqlite-flush|postgres …]
#
# Needs wrk and nghttp2-client (h2load), and postgresql, from Debian's packages.
# Peak: wrk, 32 connections. p99 at half the peak: h2load at a fixed rate, 16 connections.
# The load generator shares the machine's processors, so the figures are lower than a machine of its own would give.
# To compare with another application that keeps the course's contract: BENCH_BASE=http://127.0.0.1:9000 run.sh 10 other
set -euo pipefail

seconds=${1:-10}
shift || true
engines=("$@")
[[ ${#engines[@]} -gt 0 ]] || engines=(sqlite postgres)
binary=${SAMPLE_APP:-$(cd "$(dirname "$0")/../.." && pwd)/target/release/sample-app}
work=$(mktemp -d)
app='' postgres=''

finish() {
  if [[ -n $app ]]; then kill "$app" 2>/dev/null || true; fi
  if [[ -n $postgres ]]; then kill -INT "$postgres" 2>/dev/null || true; sleep 1; fi
  rm -rf "$work"
}
trap finish EXIT

for tool in wrk h2load curl; do
  command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done

start_postgres() {
  local bin port=${BENCH_PG_PORT:-54399} user=()
  bin=$(find /usr/lib/postgresql -name initdb -printf '%h\n' | sort -V | tail -1)
  if [[ $(id -u) == 0 ]]; then
    user=(runuser -u postgres --)
    chmod 755 "$work"
    mkdir "$work/pg" && chown postgres "$work/pg"
  else
    mkdir "$work/pg"
  fi
  "${user[@]}" "$bin/initdb" -D "$work/pg/data" -U app -A trust -E UTF8 >/dev/null
  "${user[@]}" "$bin/postgres" -D "$work/pg/data" -p "$port" -k "$work/pg" -c listen_addresses=127.0.0.1 >"$work/pg.log" 2>&1 &
  postgres=$!
  for _ in $(seq 50); do
    "$bin/createdb" -h 127.0.0.1 -p "$port" -U app shop 2>/dev/null && break
    sleep 0.2
  done
  url="postgres://app@127.0.0.1:$port/shop"
}

# wrk: requests per second, p99 in ms, errors.
peak() {
  wrk -t1 -c32 -d"${seconds}s" --latency "$@" >"$work/wrk"
  awk '
    function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    $1 == "99%" { p99 = ms($2) } $1 == "Requests/sec:" { rate = $2 }
    /Non-2xx|Socket errors/ { errors = " (" $0 ")" }
    END { printf "%d %.1f%s\n", rate, p99, errors }' "$work/wrk"
}

# h2load at a fixed rate: p99 in ms from its log of every request.
half() {
  local rate=$1
  shift
  # h2load does not come back to a server that closes connections, as some do after each answer.
  if [[ $engine == other ]]; then echo -; return; fi
  local each=$((rate / 2 / 16))
  [[ $each -ge 1 ]] || each=1
  h2load --h1 -c16 -t1 -D"$seconds" --rps="$each" --log-file="$work/log" "$@" >"$work/h2load"
  sort -n -k3 "$work/log" | awk '{ t[NR] = $3 } END { i = int(NR * 0.99); printf "%.1f\n", t[i < 1 ? 1 : i] / 1000 }'
  rm -f "$work/log"
}

# A visitor's cookie and the fields of the order form, read from the page.
read_form() {
  curl -s -c "$work/jar" "$base/order/menus/1" -o "$work/menu" || curl -s -c "$work/jar" "$base/order/menus/1/" -o "$work/menu"
  COOKIE=$(awk 'NF == 7 { printf "%s%s=%s", s, $6, $7; s = "; " }' "$work/jar")
  # Without the field that makes two sendings of one page the same: every request is an order of its own.
  FIELDS=$(grep -o '<input[^>]*type="hidden"[^>]*>' "$work/menu" | grep -v 'name="once"' |
    sed -E 's/.*name="([^"]*)".*value="([^"]*)".*/\1=\2/' | paste -sd'&')
  DISH=$(grep -o 'name="menu" value="[0-9]*"' "$work/menu" | head -1 | grep -o '[0-9]*')
  export COOKIE FIELDS DISH
  printf '%s&menu=%s&address=bench' "$FIELDS" "$DISH" >"$work/body"
  cat >"$work/post.lua" <<'LUA'
local number = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Cookie"] = os.getenv("COOKIE")
request = function()
  number = number + 1
  return wrk.format(nil, nil, nil, os.getenv("FIELDS") .. "&menu=" .. os.getenv("DISH") .. "&address=bench+" .. number)
end
LUA
}

orders() { curl -s "$base/metrics" | awk '$1 == "sample_app_orders_placed_total" { print $2 }'; }

echo "| database | what | requests/s at peak | p99 at peak, ms | p99 at half, ms |"
echo "|---|---|---|---|---|"
for engine in "${engines[@]}"; do
  flags=()
  case $engine in
    sqlite) url="sqlite:$work/shop.db" ;;
    sqlite-flush) url="sqlite:$work/flush.db" flags=(--database-flush) ;;
    postgres) start_postgres ;;
    other) base=${BENCH_BASE:?} ;;
    *) echo "unknown: $engine" >&2; exit 1 ;;
  esac
  if [[ $engine != other ]]; then
    "$binary" --database "$url" seed --orders 1000
    # The last engine's address must not be taken for this one's.
    rm -f "$work/address"
    "$binary" --database "$url" "${flags[@]}" --listen 127.0.0.1:0 >"$work/address" 2>"$work/app.log" &
    app=$!
    for _ in $(seq 50); do [[ -s $work/address ]] && break; sleep 0.1; done
    base=$(cat "$work/address")
  fi
  for what in "shop list:/order/shops/" "order list:/order/order/"; do
    read -r rate p99 errors <<<"$(peak "$base${what#*:}")"
    echo "| $engine | ${what%%:*} | $rate$errors | $p99 | $(half "$rate" "$base${what#*:}") |"
  done
  read_form
  before=$(orders)
  read -r rate p99 errors <<<"$(peak -s "$work/post.lua" "$base/order/order/")"
  slow=$(half "$rate" -d "$work/body" -H "cookie: $COOKIE" -H 'content-type: application/x-www-form-urlencoded' "$base/order/order/")
  echo "| $engine | place an order | $rate$errors | $p99 | $slow |"
  if [[ $engine != other ]]; then
    echo "$engine: $(($(orders) - before)) orders placed, resident $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$app/status") MiB" >&2
    kill "$app"
    wait "$app" || true
    app=''
  fi
done
