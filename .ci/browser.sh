#!/usr/bin/env bash
# Installs Chromium, and hls.js and what drives Chromium into artifacts/browser, for the tests that play HLS in a browser; they skip without.
set -euo pipefail
# shellcheck source=.ci/prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

need chromium || exit 1
[[ -d $root/artifacts/browser/node_modules/hls.js ]] ||
    npm install --prefix "$root/artifacts/browser" --no-audit --no-fund --no-save --loglevel=error hls.js@1.7.4 playwright-core@1.64.1 >/dev/null
