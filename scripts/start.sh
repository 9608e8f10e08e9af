#!/usr/bin/env bash
# From a fresh clone to the site in a browser: see « usage » below.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/tools.sh

usage() {
  cat <<'TEXT'
scripts/start.sh : installe ce qui manque, prépare la base, charge les données et sert le site sur cette machine.

  --port N            port du site (par défaut 5080, ou le premier libre ensuite)
  --reference DOSSIER dossier du jeu de données de référence
  --no-load           ne charge pas les données
  --keep-database     laisse tourner la base après l’arrêt
  --help              ce texte

TIERSLIEUX_DATABASE : chaîne de connexion d’un serveur PostgreSQL + PostGIS à vous ; sans elle, un serveur privé est créé dans .local/postgres.
Ctrl-C arrête tout ce que la commande a démarré.
TEXT
}

port="" load=1 keep_database="" database_started="" site_ready=""
while [ $# -gt 0 ]; do
  case "$1" in
    --port) [[ "${2:-}" =~ ^[0-9]{1,5}$ ]] || fail "--port attend un numéro de port."; port=$2; shift ;;
    --reference) [ -d "${2:-}" ] || fail "--reference attend un dossier qui existe."; TIERSLIEUX_REFERENCE=$(cd "$2" && pwd); export TIERSLIEUX_REFERENCE; shift ;;
    --no-load) load="" ;;
    --keep-database) keep_database=1 ;;
    --help|-h) usage; exit 0 ;;
    *) usage >&2; fail "option inconnue : $1" ;;
  esac
  shift
done

cleanup() {
  local status=$?
  trap '' INT TERM HUP
  set +e
  [ -z "$site_ready" ] || say "Arrêt du site…"
  stop_child
  if [ -n "$database_started" ]; then
    if [ -n "$keep_database" ]; then
      say "La base continue de tourner ; « scripts/db.sh stop » l’arrêtera."
    else
      scripts/db.sh stop
    fi
  fi
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

choose_port() {
  if [ -n "$port" ]; then
    port_is_free "$port" || fail "le port $port est déjà pris : choisissez-en un autre avec --port."
    return
  fi
  for port in $(seq 5080 5180); do
    port_is_free "$port" && return
  done
  fail "aucun port libre entre 5080 et 5180 : choisissez-en un avec --port."
}

start_database() {
  [ -z "${TIERSLIEUX_DATABASE:-}" ] || return 0
  scripts/db.sh running || database_started=1
  run scripts/db.sh start >/dev/null || fail "la base privée n’a pas démarré : le détail est ci-dessus."
  TIERSLIEUX_DATABASE=$(scripts/db.sh url)
  export TIERSLIEUX_DATABASE
}

# Everything the build reads, with neither what it makes nor the packages it fetches.
sources() {
  find src Directory.*.props global.json -type d \( -name bin -o -name obj -o -name node_modules -o -path 'src/*/wwwroot/assets' \) -prune -o -type f "$@" -print
}

build() {
  local stamp=.local/built list
  list=$(sources | sort | cksum)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$list" ] && [ -z "$(sources -newer "$stamp" | head -n 1)" ]; then
    return
  fi
  say "Construction…"
  rm -f "$stamp"
  touch "$stamp.new"
  local project quiet=(-v quiet --tl:off "-clp:ErrorsOnly;NoSummary")
  for project in src/TiersLieux.Cli src/TiersLieux.Web; do
    run dotnet restore "$project" --locked-mode "${quiet[@]}" || fail "les paquets n’ont pas pu être restaurés : vérifiez l’accès au registre NuGet."
  done
  run dotnet build src/TiersLieux.Cli -c Release --no-restore "${quiet[@]}" || fail "la construction de l’outil « tl » a échoué."
  # Published, not only built: compressed files are served as they will be in production.
  run dotnet publish src/TiersLieux.Web -c Release --no-restore "${quiet[@]}" -o .local/site || fail "la construction du site a échoué."
  # Dated from before the build: a file saved meanwhile counts as changed.
  echo "$list" > "$stamp"
  touch -r "$stamp.new" "$stamp"
  rm -f "$stamp.new"
}

tl() { run dotnet src/TiersLieux.Cli/bin/Release/net10.0/tl.dll "$@"; }

load_data() {
  tl migrate || fail "la base n’a pas pu être mise à jour : vérifiez qu’elle répond, qu’elle a PostGIS et que le compte peut créer des tables."
  [ -n "$load" ] || return 0
  tl load territories || fail "le chargement des territoires a échoué. « --no-load » sert le site avec ce que la base contient déjà."
  load_or_warn places "des sources de lieux n’ont pas pu être lues"
  load_or_warn sheets "des fiches du catalogue n’ont pas pu être lues"
  load_or_warn programmes "des listes de communes n’ont pas pu être lues"
}

# load_or_warn what warning: what is missing is said, and does not stop the rest.
load_or_warn() {
  local status=0
  tl load "$1" || status=$?
  case "$status" in
    0) ;;
    2) say "Attention : $2, comme dit ci-dessus. Le site démarre avec le reste." ;;
    *) fail "le chargement a échoué (tl load $1). « --no-load » sert le site avec ce que la base contient déjà." ;;
  esac
}

# http_status path: status of the site's answer, empty while it does not listen.
http_status() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 0
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
  head -n 1 <&3 | cut -d' ' -f2
  exec 3>&-
}

# Sessions and forms outlive a restart, and e-mails lead to this address.
prepare_settings() {
  export Keys__Folder=${Keys__Folder:-$PWD/.local/keys} Site__Address=${Site__Address:-http://127.0.0.1:$port}
  (umask 077; mkdir -p "$Keys__Folder")
}

serve() {
  local root=$PWD log=$PWD/.local/site.log tries not_ready=0 mails=""
  # In development, e-mails never leave: they are files, which /dev/courriels shows.
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  export Mails__Folder=${Mails__Folder:-$root/.local/courriels} Photos__Folder=${Photos__Folder:-$root/.local/photos}
  [ "$ASPNETCORE_ENVIRONMENT" != Development ] || [ -n "${Mails__Smtp__Host:-}" ] || mails="Courriels : http://127.0.0.1:$port/dev/courriels"$'\n'
  set -m
  (cd .local/site && exec dotnet TiersLieux.Web.dll --urls "http://127.0.0.1:$port") </dev/null >"$log" 2>&1 &
  child=$!
  set +m
  for tries in $(seq 300); do
    kill -0 "$child" 2>/dev/null || { tail -n 20 "$log" >&2; fail "le site s’est arrêté au démarrage : son journal est dans ${log#"$root"/}."; }
    case "$(http_status /health/ready 2>/dev/null)" in
      200) site_ready=1; break ;;
      503) not_ready=$((not_ready + 1)); [ "$not_ready" -lt 25 ] || break ;;
    esac
    sleep 0.2
  done
  if [ -z "$site_ready" ]; then
    [ "$not_ready" -gt 0 ] || fail "le site ne répond pas à /health/ready : son journal est dans ${log#"$root"/}."
    site_ready=1
    say "Attention : le site répond, mais il lui manque quelque chose ; http://127.0.0.1:$port/health/ready dit quoi."
  fi
  printf '\nL’annuaire est prêt : http://127.0.0.1:%s\n%sJournal : %s — Ctrl-C pour arrêter.\n' "$port" "$mails" "${log#"$root"/}"
  wait "$child" || { child=""; tail -n 20 "$log" >&2; fail "le site s’est arrêté : son journal est dans ${log#"$root"/}."; }
}

need_dotnet
# Some builds of nodejs bring npm, and refuse the package of that name.
install_missing node=nodejs
install_missing npm=npm vips=libvips-tools prlimit=util-linux
choose_port
mkdir -p .local
start_database
install_data_packages
build
load_data
prepare_settings
serve
