#!/usr/bin/env bash
# The whole suite from nothing. Last line: « Tests: N passed, N failed, N skipped ». Fails when anything failed, hung, crashed or did not run.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/tools.sh

projects=(TiersLieux.Tests TiersLieux.BrowserTests)
results=TestResults
export TIERSLIEUX_CLUSTER=tests
passed=0 failed=0 skipped=0 finished="" database_started=""

cleanup() {
  local status=$?
  trap '' INT TERM HUP
  set +e
  stop_child
  drop_left_databases
  [ -z "$database_started" ] || scripts/db.sh stop
  # A suite that was cut short has failed, whatever its tests said so far.
  [ -n "$finished" ] || failed=$((failed + 1))
  [ "$failed" -eq 0 ] || [ "$status" -ne 0 ] || status=1
  printf 'Tests: %d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# Test classes drop their own; only a run that was killed leaves some.
drop_left_databases() {
  scripts/db.sh running || return 0
  local name
  for name in $(TIERSLIEUX_DB_NAME=postgres scripts/db.sh psql -Atc "SELECT datname FROM pg_database WHERE datname ~ '^tl_(test|template)_'"); do
    TIERSLIEUX_DB_NAME=postgres scripts/db.sh psql -qc "DROP DATABASE IF EXISTS $name WITH (FORCE)"
  done
}

# counter file name: one number of the Counters element of a trx file.
counter() { grep -o '<Counters [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'; }

# Its output waits in a file: two projects that write at once cannot be read.
begin_tests() {
  begin timeout --kill-after=10 900 dotnet test "tests/$1" -c Release --no-build --nologo \
    --logger "trx;LogFileName=$1.trx" --results-directory "$results" \
    --blame-hang-timeout 3m --blame-hang-dump-type none >"$results/$1.log" 2>&1
}

# end_tests project process
end_tests() {
  local project=$1 trx="$results/$1.trx" status=0 total ok ko
  wait "$2" || status=$?
  cat "$results/$1.log"
  if [ ! -s "$trx" ]; then
    say "$project : aucun résultat (code $status)."
    failed=$((failed + 1))
    return
  fi
  total=$(counter "$trx" total) ok=$(counter "$trx" passed) ko=$(counter "$trx" failed)
  passed=$((passed + ok)) failed=$((failed + ko)) skipped=$((skipped + total - ok - ko))
  if [ "$total" -eq 0 ] || { [ "$status" -ne 0 ] && [ "$ko" -eq 0 ]; }; then
    say "$project : interrompu, ou aucun test exécuté (code $status)."
    failed=$((failed + 1))
  fi
}

need_dotnet
# Some builds of nodejs bring npm, and refuse the package of that name.
install_missing node=nodejs
install_missing npm=npm chromium=chromium vipsthumbnail=libvips-tools
if [ -z "${TIERSLIEUX_TEST_SERVER:-}" ]; then
  scripts/db.sh running || database_started=1
  run scripts/db.sh start >/dev/null || fail "la base privée n’a pas démarré."
fi
rm -rf "$results"
run dotnet restore TiersLieux.sln --locked-mode -v quiet || fail "les paquets n’ont pas pu être restaurés, ou un fichier packages.lock.json n’est pas à jour."
install_data_packages
# One compiler for all the projects, of this build only: it ends with it.
begin dotnet build TiersLieux.sln -c Release --no-restore -v quiet -p:UseSharedCompilation=true -p:SharedCompilationId="tests-$$"
wait "${children[0]}" || fail "la construction a échoué."
stop_child
# Together: a browser waits often, and each project has its own databases.
mkdir -p "$results"
for project in "${projects[@]}"; do
  begin_tests "$project"
done
processes=("${children[@]}")
for index in "${!projects[@]}"; do
  end_tests "${projects[$index]}" "${processes[$index]}"
done
finished=1
