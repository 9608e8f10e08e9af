#!/usr/bin/env bash
# How fast the site is on this machine: see « usage » below. Writes one Markdown table.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/tools.sh

usage() {
  cat <<'TEXT'
scripts/bench.sh : mesure le site contre une adresse « bonjour » du même processus et contre son propre SQL, et imprime un tableau.

  --only NOM   une seule mesure : saisie, tuile-cache, api, page, orientation, tuiles, poids, file, ical ou chargement
  --fresh      refait les bases de mesure
  --no-build   garde le site et l’outil déjà construits
  --help       ce texte

Il faut une base privée chargée (scripts/start.sh). Les bases de mesure, nommées « …_bench », en sont des copies : l’une telle quelle, deux avec
100 000 et 1 000 000 de lieux imaginés, répartis comme la population. Elles restent pour la fois suivante. Tout se passe sur 127.0.0.1.
Les communes demandées sont tirées uniformément : chacune compte autant, la plus petite comme Paris.
TEXT
}

only="" fresh="" build=1
while [ $# -gt 0 ]; do
  case "$1" in
    --only) [[ "${2:-}" =~ ^(saisie|tuile-cache|api|page|orientation|tuiles|poids|file|ical|chargement)$ ]] || fail "--only attend le nom d’une mesure."; only=$2; shift ;;
    --fresh) fresh=1 ;;
    --no-build) build="" ;;
    --help|-h) usage; exit 0 ;;
    *) usage >&2; fail "option inconnue : $1" ;;
  esac
  shift
done

port=5390 site=http://127.0.0.1:5390 served="" database_started=""
folder=$(mktemp -d)

cleanup() {
  local status=$?
  trap '' INT TERM HUP
  set +e
  stop_site
  stop_child
  [ -z "$database_started" ] || scripts/db.sh stop
  rm -rf "$folder"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

psql_in() { TIERSLIEUX_DB_NAME=$1 scripts/db.sh psql -qAtX "${@:2}"; }
tl_in() { TIERSLIEUX_DATABASE=$(scripts/db.sh url "$1") dotnet src/TiersLieux.Cli/bin/Release/net10.0/tl.dll "${@:2}"; }
# Not rounded: 2.0004 is above 2. Only the table is.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.12g", (b > 0 ? a / b : 0) }'; }
short() { awk -v a="$1" -v form="${2:-%.3g}" 'BEGIN { printf form, a }'; }
verdict() { awk -v a="$1" -v op="$2" -v b="$3" 'BEGIN { print ((op == "<=" ? a <= b : a >= b) ? "oui" : "non") }'; }
wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }
# row measure value target ratio operator bound
row() { printf '| %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$(short "$4")" "$(verdict "$4" "$5" "$6")"; }
ms() { short "$1" %.1f; }

build() {
  say "Construction…"
  local quiet=(-v quiet --tl:off -clp:ErrorsOnly)
  run dotnet build src/TiersLieux.Cli -c Release "${quiet[@]}" || fail "la construction de l’outil « tl » a échoué."
  run dotnet publish src/TiersLieux.Web -c Release -o .local/bench-site "${quiet[@]}" || fail "la construction du site a échoué."
}

exists() { [ -n "$(psql_in postgres -c "SELECT 1 FROM pg_database WHERE datname = '$1'")" ]; }
version() { psql_in "$1" -c 'SELECT string_agg(migration_id, chr(32) ORDER BY migration_id) FROM "__EFMigrationsHistory"'; }

# prepare name places: a copy of the loaded database, with that many synthetic places.
prepare() {
  if exists "$1"; then
    # A seeding that was interrupted leaves too few places; a change of schema, a database that the site cannot read.
    if [ -z "$fresh" ] && [ "$2" -le "$(psql_in "$1" -c 'SELECT count(*) FROM places')" ] && [ "$(version "$1")" = "$(version tierslieux)" ]; then
      return
    fi
    psql_in postgres -c "DROP DATABASE $1 WITH (FORCE)"
  fi
  say "Base $1…"
  psql_in postgres -c "CREATE DATABASE $1 TEMPLATE tierslieux"
  [ "$2" = 0 ] || tl_in "$1" bench seed --places "$2" >&2
}

# prepare_queue name items: a copy of the loaded database, with that many corrections in the queue (a measure takes a few away).
prepare_queue() {
  if exists "$1"; then psql_in postgres -c "DROP DATABASE $1 WITH (FORCE)"; fi
  say "Base $1…"
  psql_in postgres -c "CREATE DATABASE $1 TEMPLATE tierslieux"
  tl_in "$1" bench seed-queue "$2" >&2
}

# queue database: the page and a decision, in $page_…, $decision_….
queue() {
  serve "$1"
  tl_in "$1" bench queue --site "$site" --journal .local/postgres/postgres.log > "$folder/queue"
  { read -r page page_p95 page_sql page_sql_p95 _; read -r decision decision_p95 decision_sql decision_sql_p95; } < "$folder/queue"
}

# prepare_offers name offers: a copy of the loaded database, with that many synthetic offers.
prepare_offers() {
  if exists "$1"; then
    if [ -z "$fresh" ] && [ "$2" -le "$(psql_in "$1" -c "SELECT count(*) FROM sheets WHERE kind = 4")" ] && [ "$(version "$1")" = "$(version tierslieux)" ]; then
      return
    fi
    psql_in postgres -c "DROP DATABASE $1 WITH (FORCE)"
  fi
  say "Base $1…"
  psql_in postgres -c "CREATE DATABASE $1 TEMPLATE tierslieux"
  tl_in "$1" bench seed-offers "$2" >&2
}

serve() {
  [ "$served" != "$1" ] || return 0
  stop_site
  port_is_free "$port" || fail "le port $port est déjà pris."
  (cd .local/bench-site && Bench=true TIERSLIEUX_DATABASE=$(../../scripts/db.sh url "$1") exec dotnet TiersLieux.Web.dll --urls "$site") </dev/null >.local/bench-site.log 2>&1 &
  site_process=$!
  local tries
  for tries in $(seq 150); do
    curl -fsS "$site/hello" >/dev/null 2>&1 && { served=$1; return; }
    kill -0 "$site_process" || break
    sleep 0.2
  done
  fail "le site n’a pas démarré : son journal est dans .local/bench-site.log."
}

stop_site() {
  [ -z "${site_process:-}" ] || { kill "$site_process" 2>/dev/null; wait "$site_process" 2>/dev/null || true; }
  site_process="" served=""
}

rate() { wrk -t1 -c8 -d"$1" -s scripts/bench/paths.lua "$site" -- "$folder/$2" ${3:-} | awk '/Requests\/sec/ { print $2 }'; }

# against_hello label file target [unique]: requests per second, five times in turn with « hello »; the median of the ratios.
against_hello() {
  local label=$1 file=$2 target=$3 mode=${4:-} turn hello mine
  echo /hello > "$folder/hello"
  rate 2 hello >/dev/null; rate 2 "$file" "$mode" >/dev/null
  for turn in 1 2 3 4 5; do
    hello=$(rate 1 hello) mine=$(rate 1 "$file" "$mode")
    echo "$(ratio "$mine" "$hello") $mine $hello"
  done | sort -n | sed -n 3p > "$folder/median"
  read -r median mine hello < "$folder/median"
  row "$label" "$(short "$mine" %d)/s (hello $(short "$hello" %d)/s)" "≥ $target × hello" "$median" ">=" "$target"
}

# against_sql database label file target [options]: 95th percentiles, the site and its SQL in turn; keeps the site's in $p95.
against_sql() {
  serve "$1"
  local median sql_median sql_p95 statements
  read -r median p95 sql_median sql_p95 statements < <(tl_in "$1" bench compare --site "$site" --journal .local/postgres/postgres.log --chemins "$folder/$3" "${@:5}")
  row "$2" "p95 $(ms "$p95") ms (SQL $(ms "$sql_p95") ; médianes $(ms "$median") et $(ms "$sql_median") ; $statements requêtes)" "≤ $4 × son SQL" "$(ratio "$p95" "$sql_p95")" "<=" "$4"
}

write_paths() {
  local communes="FROM territories WHERE kind = 1 AND retired_at IS NULL AND position IS NOT NULL"
  local list; list=$(psql_in tl_reel_bench -c "SELECT code $communes ORDER BY md5(code) LIMIT 150")
  sed 's|.*|/api/v1/lieux?commune=&\&rayon=10|' <<< "$list" > "$folder/api-10"
  sed 's|.*|/api/v1/lieux?commune=&\&rayon=30|' <<< "$list" > "$folder/api-30"
  sed 's|.*|/lieux?commune=&|' <<< "$list" > "$folder/page"
  sed 's|.*|/api/v1/accompagnement/orientation?commune=&|' <<< "$list" > "$folder/orientation"
  # What is typed: the first three to eight letters of communes drawn like the population.
  psql_in tl_reel_bench -c "SELECT '/api/v1/territoires?pageSize=8&q=' || replace(left(search_key, 3 + row_number() OVER (ORDER BY code)::int % 6), ' ', '%20')
    $communes ORDER BY -ln(1 - (abs(hashint8extended(id, 7)) % 100000) / 100000.0) / greatest(population, 1) LIMIT 200" > "$folder/saisie"
  # A letter is missing in the middle.
  psql_in tl_reel_bench -c "SELECT '/api/v1/territoires?pageSize=8&q=' || replace(left(search_key, length(search_key) / 2) || substr(search_key, length(search_key) / 2 + 2), ' ', '%20')
    $communes AND length(search_key) BETWEEN 7 AND 20
    ORDER BY -ln(1 - (abs(hashint8extended(id, 8)) % 100000) / 100000.0) / greatest(population, 1) LIMIT 200" > "$folder/faute"
  # Tiles a visitor of a commune sees, from the country to the street.
  local tile="SELECT '/tuiles/' || layer || '/' || z || '/' || floor((ST_X(position) + 180) / 360 * 2 ^ z) || '/'
    || floor((1 - asinh(tan(radians(ST_Y(position)))) / pi()) / 2 * 2 ^ z) || '.pbf' FROM (SELECT position, 5 + row_number() OVER (ORDER BY md5(code)) % 9 AS z $communes ORDER BY md5(code) LIMIT 120) AS drawn"
  psql_in tl_reel_bench -c "${tile/layer/\'lieux\'}" > "$folder/tuiles-lieux"
  psql_in tl_reel_bench -c "${tile/layer/\'territoires\'}" > "$folder/tuiles-territoires"
}

weights() {
  local database=$1 label=$2 line
  tl_in "$database" bench tiles > "$folder/weights"
  while read -r line; do
    read -r layer bytes address <<< "$line"
    row "tuile la plus lourde, $layer, $label ($address)" "$(awk -v b="$bytes" 'BEGIN { printf "%.1f ko", b / 1000 }')" "≤ 100 ko" "$(ratio "$bytes" 100000)" "<=" 1
  done < <(sort -k1,1 -k4,4nr "$folder/weights" | awk '!seen[$1]++ { print $1, $4, $5 }')
}

page_weight() {
  serve tl_reel_bench
  local html="$folder/html" total size asset
  curl -fsS -H 'Accept-Encoding: br' "$site/lieux?commune=26108" -o "$html.br" -w '%{size_download}' > "$folder/size"
  total=$(cat "$folder/size")
  curl -fsS "$site/lieux?commune=26108" > "$html"
  # The map is loaded on demand: only what the page itself names.
  for asset in $(grep -oE '(src|href)="/[^"]+\.(js|css|woff2)[^"]*"' "$html" | cut -d'"' -f2 | sort -u); do
    size=$(curl -fsS -H 'Accept-Encoding: br, gzip' "$site$asset" -o /dev/null -w '%{size_download}')
    total=$((total + size))
  done
  row "page d’une commune, compressée, avec styles et scripts" "$(awk -v b="$total" 'BEGIN { printf "%.1f ko", b / 1000 }')" "≤ 60 ko" "$(ratio "$total" 60000)" "<=" 1
}

need_dotnet
install_missing wrk=wrk curl=curl bc=bc psql=postgresql-client
# « time » is also a word of the shell.
[ -x "$(type -P time)" ] || install_packages time
scripts/db.sh running || { database_started=1; run scripts/db.sh start >/dev/null; }
[ "$(psql_in tierslieux -c "SELECT to_regclass('places') IS NOT NULL AND EXISTS (SELECT FROM territories WHERE contour IS NOT NULL)")" = t ] || fail "la base privée n’est pas chargée : lancez scripts/start.sh."
[ -z "$build" ] || build
prepare tl_reel_bench 0
wanted api || wanted page || wanted tuiles || wanted poids && { prepare tl_100000_bench 100000; prepare tl_1000000_bench 1000000; }
write_paths

printf '| mesure | valeur | but | rapport | atteint |\n|---|---|---|---|---|\n'
if wanted saisie; then
  serve tl_reel_bench
  against_hello "saisie, sans cache" saisie 0.10 unique
  against_hello "saisie, avec le cache du site" saisie 0.10
  against_hello "saisie avec une faute, sans cache" faute 0.01 unique
fi
if wanted tuile-cache; then
  serve tl_reel_bench
  head -20 "$folder/tuiles-lieux" > "$folder/tuiles-cache"
  against_hello "tuile en cache" tuiles-cache 0.5
fi
for database in tl_reel_bench:2000 tl_100000_bench:100000 tl_1000000_bench:1000000; do
  name=${database%:*} label="${database#*:} lieux"
  if wanted api; then
    for radius in 10 30; do
      against_sql "$name" "API, commune et rayon de $radius km, $label" "api-$radius" 2
      [ "$name" = tl_reel_bench ] && eval "small$radius=$p95"
      first="small$radius"
      [ "$name" != tl_1000000_bench ] || row "API, rayon de $radius km : 1 000 000 de lieux contre 2 000" "$(ms "$p95") ms contre $(ms "${!first}") ms" "≤ 3 ×" "$(ratio "$p95" "${!first}")" "<=" 3
    done
  fi
  if wanted page; then against_sql "$name" "page d’une commune, $label" page 3; fi
  if wanted tuiles; then against_sql "$name" "tuile de lieux sans cache, $label" tuiles-lieux 1.5 --sans-cache; fi
done
if wanted orientation; then
  for offers in 2000 20000 200000; do
    prepare_offers "tl_offres_${offers}_bench" "$offers"
    against_sql "tl_offres_${offers}_bench" "orientation d’une commune, $offers offres" orientation 2
    [ "$offers" != 2000 ] || few=$p95
    [ "$offers" != 20000 ] || against_hello "orientation d’une commune, $offers offres, sans cache" orientation 0.02 unique
  done
  row "orientation : 200 000 offres contre 2 000" "$(ms "$p95") ms contre $(ms "$few") ms" "≤ 3 ×" "$(ratio "$p95" "$few")" "<=" 3
fi
if wanted tuiles; then against_sql tl_reel_bench "tuile du fond de carte sans cache" tuiles-territoires 1.5 --sans-cache; fi
if wanted page; then page_weight; fi
if wanted poids; then weights tl_reel_bench "2000 lieux"; weights tl_1000000_bench "1000000 lieux"; fi
if wanted file; then
  prepare_queue tl_file500_bench 500
  prepare_queue tl_file50000_bench 50000
  queue tl_file500_bench
  small_page=$page_p95 small_decision=$decision_p95
  queue tl_file50000_bench
  row "file de 50 000 éléments" "p95 $(ms "$page_p95") ms (SQL $(ms "$page_sql_p95") ; médianes $(ms "$page") et $(ms "$page_sql"))" "≤ 3 × son SQL" "$(ratio "$page_p95" "$page_sql_p95")" "<=" 3
  row "file : 50 000 éléments contre 500" "$(ms "$page_p95") ms contre $(ms "$small_page") ms" "—" "$(ratio "$page_p95" "$small_page")" ">=" 0
  row "une décision, 50 000 éléments" "p95 $(ms "$decision_p95") ms (ses instructions $(ms "$decision_sql_p95") ; médianes $(ms "$decision") et $(ms "$decision_sql") ; p95 $(ms "$small_decision") ms parmi 500)" "≤ 3 × ses instructions" "$(ratio "$decision_p95" "$decision_sql_p95")" "<=" 3
fi
if wanted ical; then
  prepare tl_agenda_bench 0
  [ "$(psql_in tl_agenda_bench -c "SELECT count(*) FROM sheets WHERE slug LIKE 'synthetique-%'")" = 5000 ] || tl_in tl_agenda_bench bench seed-events --rendez-vous 5000 >&2
  echo /rendez-vous.ics > "$folder/ical"
  against_sql tl_agenda_bench "calendrier iCal de 5 000 rendez-vous" ical 3 --passages 20
fi
if wanted chargement; then
  stop_site
  TIERSLIEUX_DATABASE=$(scripts/db.sh url) scripts/bench/load.sh > "$folder/load" || fail "le chargement à mesurer a échoué : $(cat "$folder/load")"
  read -r base load memory < <(sed -nE 's/référence ([0-9.]+) s \| chargement ([0-9.]+) s .*mémoire ([0-9]+) Mo.*/\1 \2 \3/p' "$folder/load")
  row "charger le pays" "$(short "$load" %.1f) s (COPY, index et unions seuls : $(short "$base" %.1f) s)" "≤ 3 ×" "$(ratio "$load" "$base")" "<=" 3
  row "mémoire du chargement" "$memory Mo" "≤ 600 Mo" "$(ratio "$memory" 600)" "<=" 1
fi
