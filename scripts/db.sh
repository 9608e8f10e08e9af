#!/usr/bin/env bash
# A private PostgreSQL cluster in .local/postgres (git-ignored), on loopback: start, stop, url, psql, destroy. Never touches a system cluster.
# It refuses nothing to root: PostgreSQL itself does, so as root the server runs as the « postgres » user.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
home="$root/.local/postgres"

say() { printf '%s\n' "$*" >&2; }

install_packages() {
  [ -n "$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null)" ] && ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 && return
  command -v apt-get >/dev/null || { say "PostgreSQL et PostGIS sont introuvables. Installez-les, ou donnez un serveur par TIERSLIEUX_DATABASE."; exit 1; }
  local sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  say "Installation de PostgreSQL et de PostGIS…"
  # The distribution's post-install would start a system cluster of its own: we only want the programs.
  $sudo mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
  $sudo apt-get update -q >/dev/null
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q postgresql postgresql-contrib postgis "$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | sort -V | tail -1 | cut -d' ' -f1)" >/dev/null
}

bin() { ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
running() { [ -s "$home/port" ] && [ -e "$home/data/postmaster.pid" ] && as_owner "$(bin)/pg_ctl" -D "$home/data" status >/dev/null 2>&1; }
url() { printf 'Host=127.0.0.1;Port=%s;Username=tierslieux;Password=tierslieux;Database=%s' "$(cat "$home/port")" "${1:-tierslieux}"; }

free_port() {
  local port
  for port in $(seq 54320 54420); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  say "Aucun port libre entre 54320 et 54420."; exit 1
}

# The owner must be able to walk to its data: a checkout below a closed home folder gets them in /var/lib instead.
place_home() {
  [ -e "$home" ] && return
  mkdir -p "$root/.local"
  if [ "$(id -u)" = 0 ] && ! runuser -u postgres -- test -x "$root/.local"; then
    local elsewhere="/var/lib/tiers-lieux-$(printf '%s' "$root" | cksum | cut -d' ' -f1)"
    mkdir -p "$elsewhere"; ln -s "$elsewhere" "$home"
  else
    mkdir -p "$home"
  fi
  [ "$(id -u)" = 0 ] && chown postgres "$(readlink -f "$home")"
  return 0
}

start() {
  install_packages
  running && return
  place_home
  if [ ! -s "$home/data/PG_VERSION" ]; then
    say "Création d'un serveur PostgreSQL privé dans .local/postgres…"
    local secret; secret=$(mktemp); echo tierslieux > "$secret"; chmod 644 "$secret"
    as_owner "$(bin)/initdb" -D "$home/data" -U tierslieux --pwfile="$secret" --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 >/dev/null
    rm -f "$secret"
    # Rebuilt from its sources at any time, so losing the last second in a power cut is an acceptable price for speed.
    as_owner tee -a "$home/data/postgresql.conf" >/dev/null <<CONF
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
  fi
  local port; port=$(free_port)
  as_owner "$(bin)/pg_ctl" -D "$home/data" -l "$home/postgres.log" -o "-p $port" -w start >/dev/null </dev/null
  echo "$port" | as_owner tee "$home/port" >/dev/null
}

stop() { running && as_owner "$(bin)/pg_ctl" -D "$home/data" -m fast stop >/dev/null || true; }

case "${1:-}" in
  start) start; url ;;
  stop) stop ;;
  running) running ;;
  url) running && url "${2:-tierslieux}" ;;
  psql) shift; PGPASSWORD=tierslieux exec "$(bin)/psql" -h 127.0.0.1 -p "$(cat "$home/port")" -U tierslieux -d "${TIERSLIEUX_DB_NAME:-tierslieux}" "$@" ;;
  destroy) stop; rm -rf "$(readlink -f "$home" 2>/dev/null || echo "$home")" "$home" ;;
  *) say "scripts/db.sh start | stop | running | url [base] | psql … | destroy"; exit 2 ;;
esac
