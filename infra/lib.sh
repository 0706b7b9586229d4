# Shared by run.sh and test.sh: what a fresh Debian 12 with the .NET 10 SDK and Node lacks, and the published program.
# Everything said here goes to standard error: standard output belongs to the program.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
app=$root/artifacts/app

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Installs the Debian packages that are missing, in one go.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing ${missing[*]} …"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "missing packages: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq >&2 || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
    die "could not install: ${missing[*]}"
}

need_toolchains() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is missing (dotnet is not on the path)"
  dotnet --version 2>/dev/null | grep -q '^10\.' || die "the .NET 10 SDK is missing (dotnet --version says $(dotnet --version 2>&1 | head -1))"
  command -v npm >/dev/null || die "Node.js 20 or newer with npm is missing"
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || die "Node.js is $(node --version); expected 20 or newer"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# npm packages of a folder, exactly those of its lock file, installed again only where that changed.
node_packages() {
  local folder=$1 stamp=$1/node_modules/.lock-installed
  cmp -s "$folder/package-lock.json" "$stamp" && return 0
  say "Installing npm packages of ${folder#"$root"/} …"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || die "npm ci failed in $folder"
  cp "$folder/package-lock.json" "$stamp"
}

# One line for every file that the program is built from.
sources() {
  (cd "$root" && find src migrations checklists infra/fonts infra/lib.sh Directory.*.props global.json BannedSymbols.txt .editorconfig \
    -type f -not -path '*/obj/*' -not -path '*/bin/*' -not -path '*/node_modules/*' -printf '%p %s %T@\n' | LC_ALL=C sort)
}

# Publishes the program where a source changed since the last time. Published output, because static assets answer 500 from bin/.
publish() {
  if [ -f "$app/.sources" ] && [ "$(sources)" = "$(cat "$app/.sources")" ]; then return 0; fi
  say "Building …"
  local now log
  log=$(mktemp)
  node_packages "$root/src/Compliance.App/Reports/Typst"
  node_packages "$root/infra/fonts"
  now=$(sources)
  rm -rf "$app"
  dotnet publish "$root/src/Compliance.Web" -c Release -o "$app" -v quiet >"$log" 2>&1 || { cat "$log" >&2; die "the build failed"; }
  rm -f "$log"
  local face=$root/infra/fonts/node_modules/@fontsource/noto-sans-jp
  mkdir -p "$app/wwwroot/fonts/noto-sans-jp/files"
  cp "$face/400.css" "$face/700.css" "$face/LICENSE" "$app/wwwroot/fonts/noto-sans-jp/"
  cp "$face"/files/*-400-normal.woff2 "$face"/files/*-700-normal.woff2 "$app/wwwroot/fonts/noto-sans-jp/files/"
  printf '%s\n' "$now" >"$app/.sources"
}
