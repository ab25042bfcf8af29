#!/usr/bin/env bash
# Fetches the browser assets of this folder anew: `make assets`. Needs npm; nothing is fetched when pages are served.
# Without an argument the files must come out as SHA256SUMS has them; `fetch.sh --accept` writes new sums instead.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

take() { # package@version, path inside the package, name here
  local unpacked="$folder/${1//[@\/]/_}"
  if [ ! -d "$unpacked" ]; then
    mkdir -p "$unpacked"
    (cd "$unpacked" && npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz)
  fi
  sed -e '/^\/\*# sourceMappingURL=.*\*\/$/d' -e '/^\/\/# sourceMappingURL=/d' "$unpacked/package/$2" > "$3"
}

take bootstrap@5.3.9 dist/css/bootstrap-reboot.min.css bootstrap-reboot.min.css
take bootstrap@5.3.9 LICENSE bootstrap.LICENSE

if [ "${1:-}" = --accept ]; then
  sha256sum ./*.css ./*.LICENSE > SHA256SUMS
else
  sha256sum --check --quiet SHA256SUMS
fi
