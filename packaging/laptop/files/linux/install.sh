#!/bin/sh
# Finds a Python that fits and has it run scripts/install.py, which says and does the rest.
# It may be named: sh install.sh /where/it/is/python3
here=$(cd -- "$(dirname -- "$0")" && pwd) || exit 1
for python in ${1:+"$1"} python3.13 python3.12 python3.11 python3 python; do
    if "$python" -I "$here/scripts/install.py" --fits >/dev/null 2>&1; then
        exec "$python" -I "$here/scripts/install.py"
    fi
done
echo "caseload is NOT installed: there is no Python on this computer that it can use. The list of those that fit:" >&2
ls "$here/scripts" | sed -n 's/^wheels-\(.*\)\.txt$/  Python \1/p' >&2
exit 1
