#!/bin/sh
# Opens the page of caseload in the browser. Ctrl-C ends it.
here=$(cd -- "$(dirname -- "$0")" && pwd) || exit 1
if [ ! -e "$here/venv/caseload-installed.txt" ]; then
    echo "caseload is not set up in this folder yet. Run install.sh first." >&2
    exit 1
fi
exec "$here/venv/bin/python" -I -m caseload serve "$@"
