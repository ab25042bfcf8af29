#!/usr/bin/env bash
# Sees that the browser and the fonts that the journeys need are there; root gets them from Debian's packages.
set -euo pipefail
cd "$(dirname "$0")/.."
. requirements/debian_install.sh
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v fc-list >/dev/null || missing+=(fontconfig)
fc-list 2>/dev/null | grep -qi 'cjk' || missing+=(fonts-noto-cjk)
compgen -G '/usr/lib/*/libatomic.so.1' >/dev/null || missing+=(libatomic1)  # Playwright's driver is a Node that wants it
command -v pdftotext >/dev/null || missing+=(poppler-utils)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  printf '\033[1m==>\033[0m Installing from Debian: %s\n' "${missing[*]}"
  debian_install "${missing[@]}"
else
  echo "The tests need ${missing[*]}, and only root can install them. Type:  $(debian_command "${missing[@]}")   and then make test again." >&2
  exit 1
fi
