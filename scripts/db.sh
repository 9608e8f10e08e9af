#!/usr/bin/env bash
# A private PostgreSQL cluster in .local/postgres (git-ignored), on loopback. Never touches a system cluster.
# PostgreSQL refuses to run as root: for root, the server belongs to the « postgres » user.
# TIERSLIEUX_CLUSTER=tests: the one of the tests, in .local/postgres-tests, whose data is worth nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/tools.sh
root=$PWD
home="$root/.local/postgres${TIERSLIEUX_CLUSTER:+-$TIERSLIEUX_CLUSTER}"

# Programs of the newest PostgreSQL that has both a server and PostGIS; nothing when there is none.
find_bin() {
  local bin share
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(pg_config --bindir 2>/dev/null)"; do
    share=/usr/share/postgresql/$(basename "$(dirname "$bin")")
    [ -d "$share" ] || share=$(pg_config --sharedir 2>/dev/null) || continue
    if [ -x "$bin/postgres" ] && [ -e "$share/extension/postgis.control" ]; then
      echo "$bin"
      return
    fi
  done
}

# A cluster keeps the PostgreSQL version it was made with.
bin() {
  local version found
  version=$(cat "$home/data/PG_VERSION" 2>/dev/null) || version=""
  found="/usr/lib/postgresql/$version/bin"
  if [ -n "$version" ] && [ -x "$found/postgres" ]; then echo "$found"; else find_bin; fi
}

install_server() {
  [ -z "$(find_bin)" ] || return 0
  command -v apt-get >/dev/null || fail "PostgreSQL et PostGIS sont introuvables. Installez-les, ou donnez un serveur par TIERSLIEUX_DATABASE."
  # The packages would start a system cluster of their own: only the programs are wanted.
  install_packages postgresql-common
  local sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo sed -i -E 's/^#? *create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  local postgis; postgis=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | sort -V | tail -1 | cut -d' ' -f1)
  [ -n "$postgis" ] || fail "apt-get ne connaît pas PostGIS 3 : ajoutez le dépôt de PostgreSQL (apt.postgresql.org), ou donnez un serveur par TIERSLIEUX_DATABASE."
  install_packages "${postgis%-postgis-3}" "$postgis"
}

as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

running() {
  [ -s "$home/port" ] && [ -e "$home/data/postmaster.pid" ] && as_owner "$(bin)/pg_ctl" -D "$home/data" status >/dev/null 2>&1
}

# Clusters made before each had a secret of its own use the name as password.
password() { cat "$home/password" 2>/dev/null || echo tierslieux; }

url() {
  printf 'Host=127.0.0.1;Port=%s;Username=tierslieux;Password=%s;Database=%s\n' "$(cat "$home/port")" "$(password)" "${1:-tierslieux}"
}

free_port() {
  local port
  for port in $(seq 54320 54420); do
    port_is_free "$port" && { echo "$port"; return; }
  done
  fail "aucun port libre entre 54320 et 54420."
}

# The owner must be able to walk to its data: a checkout below a closed home folder gets them in /var/lib instead.
place_home() {
  [ -e "$home" ] && return
  rm -f "$home" # a link whose target is gone
  mkdir -p "$root/.local"
  if [ "$(id -u)" = 0 ] && ! runuser -u postgres -- test -x "$root/.local"; then
    local elsewhere; elsewhere="/var/lib/tiers-lieux-$(printf '%s' "$home" | cksum | cut -d' ' -f1)"
    mkdir -p "$elsewhere"
    ln -s "$elsewhere" "$home"
  else
    mkdir -p "$home"
  fi
  [ "$(id -u)" != 0 ] || chown postgres "$(readlink -f "$home")"
}

create_cluster() {
  say "Création d’un serveur PostgreSQL privé dans ${home#"$root/"}…"
  rm -rf "$home/data" # what an interrupted creation left
  head -c 18 /dev/urandom | base64 | tr '+/' 'ab' | as_owner sh -c 'umask 077; cat > "$1"' sh "$home/password"
  as_owner "$(find_bin)/initdb" -D "$home/data" -U tierslieux --pwfile="$home/password" --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 >/dev/null
  # Rebuilt from its sources at any time: losing the last second in a power cut is an acceptable price for speed.
  as_owner tee -a "$home/data/postgresql.conf" >/dev/null <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 256MB
work_mem = 32MB
maintenance_work_mem = 256MB
max_connections = 200
max_wal_size = 2GB
synchronous_commit = off
jit = off
random_page_cost = 1.1
log_min_duration_statement = 2000
CONF
  # Databases made and dropped by the hundred: nothing of them has to outlive a power cut, nor to be tidied up.
  [ "${TIERSLIEUX_CLUSTER:-}" != tests ] || as_owner tee -a "$home/data/postgresql.conf" >/dev/null <<'CONF'
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
CONF
  as_owner touch "$home/data/.complete"
}

start() {
  install_server
  mkdir -p .local
  # Two commands started together must not make two servers; the server itself must not inherit the lock.
  exec 9>.local/postgres.lock
  flock 9
  running && return
  place_home
  [ -e "$home/data/.complete" ] || { [ -s "$home/data/PG_VERSION" ] && [ ! -e "$home/password" ]; } || create_cluster
  local port; port=$(free_port)
  if ! as_owner "$(bin)/pg_ctl" -D "$home/data" -l "$home/postgres.log" -o "-p $port" -w start >/dev/null </dev/null 9>&-; then
    tail -n 15 "$home/postgres.log" >&2
    fail "PostgreSQL n’a pas démarré : son journal est dans ${home#"$root/"}/postgres.log."
  fi
  echo "$port" | as_owner tee "$home/port" >/dev/null
  [ -n "$(in_postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'tierslieux'")" ] || in_postgres -qc 'CREATE DATABASE tierslieux'
}

# in_postgres psql options…: on the maintenance database.
in_postgres() { database=postgres connect "$@"; }

connect() {
  PGPASSWORD=$(password) "$(bin)/psql" -X -h 127.0.0.1 -p "$(cat "$home/port")" -U tierslieux -d "${database:-tierslieux}" "$@"
}

stop() { ! running || as_owner "$(bin)/pg_ctl" -D "$home/data" -m fast -w stop >/dev/null; }

destroy() {
  stop
  [ ! -e "$home" ] || rm -rf "$(readlink -f "$home")"
  rm -rf "$home"
}

needs_server() { running || fail "la base privée ne tourne pas : « scripts/db.sh start » la démarre."; }

case "${1:-}" in
  start) start; url ;;
  stop) stop ;;
  running) running ;;
  url) needs_server; url "${2:-}" ;;
  psql) needs_server; shift; database=${TIERSLIEUX_DB_NAME:-} connect "$@" ;;
  destroy) destroy ;;
  *) say "scripts/db.sh start | stop | running | url [base] | psql … | destroy"; exit 2 ;;
esac
