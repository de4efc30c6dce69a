#!/bin/sh
# Make .venv from a lock file, and install journalclub itself into it. Called by the Makefile: sh tools/setup.sh LOCKFILE
set -eu
lock=$1

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if new_enough "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    say "journalclub needs Python 3.11 or newer, and ${PYTHON:-python3} is not: install one, or name it: make PYTHON=/path/to/python3.12"
    exit 1
fi
# Debian and Ubuntu ship Python without the part that makes environments.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "This Python cannot make virtual environments: install the package python$version-venv (apt install python$version-venv) and run make again."
    exit 1
fi
# An environment whose Python has gone, or is another one than asked for, is made again.
if ! new_enough .venv/bin/python || [ -n "${PYTHON:-}" ]; then
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
say "Installing what $lock lists (some 150 MB the first time)"
pip=".venv/bin/python -m pip --disable-pip-version-check --quiet"
# Wheels only: nothing that was downloaded is run to install it, and each file has the hash in the lock.
$pip install --require-hashes --only-binary :all: -r "$lock"
$pip install --no-deps --no-build-isolation --editable .
