# Sourced: installs Debian's packages quietly, and shows what apt said only when it failed.
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
