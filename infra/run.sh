#!/usr/bin/env bash
# Installs what is missing, builds, and runs the program.
#   bash infra/run.sh                     migrate, load the demonstration data, serve on http://localhost:5080
#   bash infra/run.sh migrate|demo|score  … see bash infra/run.sh --help
# Settings come from the environment, e.g. Database__Provider=postgres Database__ConnectionString='Host=…';
# Demonstration__Enabled=false serves an empty installation whose first page makes the administrator.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

need_toolchains
need_packages libicu72 tzdata
publish

export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Production}
export ASPNETCORE_URLS=${ASPNETCORE_URLS:-http://localhost:5080}
export Storage__DataFolder=${Storage__DataFolder:-$root/data}
export Demonstration__Enabled=${Demonstration__Enabled:-true}

verb=${1:-serve}
if [ "$verb" = serve ]; then
  dotnet "$app/Compliance.Web.dll" migrate >&2
fi
exec dotnet "$app/Compliance.Web.dll" "${@:-serve}"
