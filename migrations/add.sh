#!/usr/bin/env bash
# Adds a migration of one name for both databases, then checks that both have it and nothing is left out.
#   bash migrations/add.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: migrations/add.sh NAME}
dotnet tool restore >/dev/null
for provider in Sqlite Postgres; do
  project=migrations/Compliance.Migrations.$provider
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations
done
dotnet test --project tests/Compliance.App.Tests --filter-namespace Compliance.App.Tests.Data
