#!/bin/sh
# Prints a Python of version 3.12 or newer that can make an environment, 3.13 before others; a sentence where there is none.
# Each candidate is tried, not only looked up: a pyenv shim may stand on PATH and lead nowhere.

suits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

home=${HOME:-/nonexistent}
for version in 3.13 3.12 3.14 3; do
    for candidate in \
        "$(command -v "python$version" 2>/dev/null)" \
        "${PYENV_ROOT:-$home/.pyenv}"/versions/"$version".*/bin/"python$version" \
        "${UV_PYTHON_INSTALL_DIR:-${XDG_DATA_HOME:-$home/.local/share}/uv/python}"/cpython-"$version".*/bin/"python$version"
    do
        if [ -n "$candidate" ] && suits "$candidate"; then
            printf '%s\n' "$candidate"
            exit 0
        fi
    done
done
echo "Er is geen Python 3.12 of nieuwer met venv: installeer er een, bijvoorbeeld met 'apt-get install python3.13-venv' of 'uv python install 3.13'." >&2
exit 1
