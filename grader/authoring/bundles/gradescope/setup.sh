#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bash "$source/grader/install.sh" "$(dirname "$source")/venv"
# Only the grader may read the solutions.
chmod -R go-rwx "$source"
