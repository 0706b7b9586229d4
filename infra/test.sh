#!/usr/bin/env bash
# Installs what the tests need and runs all of them, on both databases and in a real browser.
#   bash infra/test.sh              everything
#   bash infra/test.sh quick        without the browser
#   bash infra/test.sh kill [N]     N times kill -9 at random moments on both databases, then every invariant (default 1000)
# The last line is 'N passed, N failed, N skipped', summed from the result files of this run.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$root"
mode=${1:-all}

need_toolchains
need_packages libicu72 tzdata git postgresql-15 poppler-utils qpdf
[ "$mode" = quick ] || need_packages chromium fonts-noto-cjk

# A PostgreSQL server of our own, thrown away at the end. PostgreSQL refuses to run as root.
pgbin=/usr/lib/postgresql/15/bin
pg=$(mktemp -d); chmod 755 "$pg"
results=$root/artifacts/results
as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
clean_up() { as_postgres "$pgbin/pg_ctl" -D "$pg/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$pg"; }
trap clean_up EXIT
if [ "$(id -u)" -eq 0 ]; then install -d -o postgres -g postgres -m 700 "$pg/data"; fi
as_postgres "$pgbin/initdb" -D "$pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
port=$(node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
as_postgres "$pgbin/pg_ctl" -D "$pg/data" -w -t 60 -l "$pg/data/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg/data -c max_connections=200" start >/dev/null
export COMPLIANCE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"

publish
say "Building the tests …"
dotnet build Compliance.sln -v quiet -warnaserror >&2
say "Checking the format …"
# White space only: style is enforced by the build, and the formatter does not see the text classes that the build generates.
dotnet format whitespace Compliance.sln --verify-no-changes --no-restore >&2

# Short-lived processes gain nothing from profiling themselves for a second compilation.
export DOTNET_TieredPGO=0
export COMPLIANCE_APP=$app/Compliance.Web.dll
rm -rf "$results"; mkdir -p "$results"
case $mode in
  all) projects=(Domain.Tests App.Tests Web.Tests E2E) ;;
  quick) projects=(Domain.Tests App.Tests Web.Tests) ;;
  kill) projects=(E2E); export COMPLIANCE_KILLS=${2:-1000} ;;
  *) die "unknown argument '$mode'; expected nothing, quick or kill" ;;
esac

status=0
for project in "${projects[@]}"; do
  say "Testing Compliance.$project …"
  filter=()
  [ "$mode" = kill ] && filter=(--filter-trait category=kill)
  dotnet test --project "tests/Compliance.$project" --no-build --results-directory "$results" \
    --report-trx --report-trx-filename "$project.trx" "${filter[@]}" >&2 || status=$?
  [ -s "$results/$project.trx" ] || { say "error: Compliance.$project left no result file"; status=1; }
done

count() { { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null || true; } | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{s+=$1} END {print s+0}'; }
total=$(count total); passed=$(count passed); failed=$(count failed)
skipped=$((total - passed - failed))
[ "$passed" -gt 0 ] && [ "$failed" -eq 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
