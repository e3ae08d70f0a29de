#!/usr/bin/env bash
# Makes both hashed lock files again from the .in files; needs uv.
# The second lock is bound by the first, so development never tests other versions than people run.
set -eu
cd "$(dirname "$0")"
for name in requirements requirements-dev; do
    uv pip compile "$name.in" --output-file "$name.txt" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --quiet "$@"
done
