#!/bin/sh
# The documents of tests/accuracy/dedup.lua through datasketch (PyPI), in a Python environment of its own under build/.
#
#   dedup_peer.sh FOLDER THRESHOLD [BANDS ROWS]
set -eu
python=build/dedup/venv/bin/python
if [ ! -x $python ]; then
    mkdir -p build/dedup
    python3 -m venv build/dedup/venv >/dev/null 2>&1 && $python -m pip install --quiet datasketch >/dev/null 2>&1 || {
        rm -rf build/dedup/venv
        echo "datasketch: could not be installed"
        exit 0
    }
fi
exec $python tests/accuracy/dedup_peer.py "$@"
