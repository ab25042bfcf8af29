# Sourced: how Debian's packages come in, by root here or by the one command that is named to others.

# Installs quietly, and shows what apt said only when it failed.
debian_install() {
  local log
  log=$(mktemp)
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "Debian's packages could not be installed: $*. See above for the reason." >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# The one command that installs them, for whoever is not root; a fresh machine has no lists of packages yet.
debian_command() {
  local words="apt-get update && apt-get install -y --no-install-recommends $*"
  if command -v sudo >/dev/null; then echo "sudo sh -c '$words'"; else echo "su -c '$words'"; fi
}
