#!/usr/bin/env bash
# What `make run` does once the environment is there: read the examples into an empty store, ask once, serve.
set -euo pipefail
host=$1 port=$2
archontology="${VENV:-.venv}/bin/archontology"
examples=$(dirname "$0")

# Asked for before anything is written, so that a second `make run` says what is wrong at once.
if (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; then
  echo "Port $port of $host is taken. Stop what listens there, or choose another: make run PORT=8001" >&2
  exit 1
fi
if [[ ! -d $ARCHONTOLOGY_STORE || -z $(ls -A "$ARCHONTOLOGY_STORE") ]]; then
  echo "Reading $examples into $ARCHONTOLOGY_STORE ..."
  "$archontology" ingest "$examples/documents"
fi
echo
echo "\$ archontology ask holders 馆长 --body 丽水市档案馆 --on 2020-12-11"
"$archontology" ask holders 馆长 --body 丽水市档案馆 --on 2020-12-11
echo
exec "$archontology" serve --host "$host" --port "$port"
