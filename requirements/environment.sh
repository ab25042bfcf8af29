#!/usr/bin/env bash
# Makes .venv and puts the locked packages into it: `environment.sh run` for use, `environment.sh dev` for tests too.
# Does nothing where the lock has not changed since the last time.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?run or dev}
lock=requirements/$kind.lock
stamp=.venv/.installed-$kind
wanted=$(sha256sum "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x .venv/bin/banshi ]; then exit 0; fi

. requirements/debian_install.sh
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

python=
for name in python3 python3.13 python3.12 python3.11; do
  if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then python=$name; break; fi
done
if [ -z "$python" ]; then
  echo "Banshi needs Python 3.11 or newer, and none was found. On Debian type:  $(debian_command python3 python3-venv)" >&2
  exit 1
fi

if [ ! -x .venv/bin/pip ]; then
  say "Making the environment .venv with $("$python" --version)"
  if ! "$python" -m venv .venv >/dev/null 2>&1; then
    rm -rf .venv
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      say "Installing Debian's package python3-venv"
      debian_install python3-venv
      "$python" -m venv .venv
    else
      echo "This Python cannot make virtual environments. Type:  $(debian_command python3-venv)   and then this command again." >&2
      exit 1
    fi
  fi
fi

say "Installing the locked packages ($lock); the first time takes a minute or two"
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$wanted" > "$stamp"
