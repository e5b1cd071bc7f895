#!/usr/bin/env bash
# Installs PowerShell into artifacts/powershell, for the tests that run the .ps1 scripts; they skip without.
set -euo pipefail
# shellcheck source=.ci/prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

require_dotnet
if command -v pwsh >/dev/null || [[ -x $root/artifacts/powershell/pwsh ]]; then exit; fi
say "Installing PowerShell ..."
timeout -k 5 300 dotnet tool install --tool-path "$root/artifacts/powershell" PowerShell --version 7.6.9 -v quiet >&2
