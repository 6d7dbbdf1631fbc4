#!/usr/bin/env bash
# Installs the grader beside this script into a virtual environment: install.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
# Where this was started may be a student's folder: no interpreter looks there for modules (-I), nor do we stay.
cd "$here"

newest_python() {
    for version in 3.13 3.12 3.11 3; do
        if "python$version" -I -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "python$version"
            return
        fi
    done
    return 1
}

packages() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || true
    apt-get install -yqq "$@" || true
}

# Ubuntu 22.04 has Python 3.10 as python3, and 3.11 as a package beside it.
python=$(newest_python) || {
    packages python3.12 python3.12-venv
    python=$(newest_python) || {
        packages python3.11 python3.11-venv
        python=$(newest_python) || {
            echo "The grader needs Python 3.11 or newer, with venv: install it and run this again." >&2
            exit 1
        }
    }
}
"$python" -I -m venv "$folder"
"$folder/bin/python" -I -m pip install --quiet "$here"
"$folder/bin/grade" doctor || echo "docs/lms/README.md says what to do about what 'grade doctor' misses here." >&2
