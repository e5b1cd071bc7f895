# Deploys FaceAspire into an AWS account: ./deploy.ps1 -c sender=alerts@example.org -c alertRecipients=you@example.org -c cameras=door,gate
# The functions are Linux programs, compiled to native code on Linux: so this is ./deploy, on Windows in the default distribution of WSL.
#Requires -Version 7.2
$ErrorActionPreference = 'Stop'
if (-not $IsWindows) {
    bash "$PSScriptRoot/deploy" @args
    exit $LASTEXITCODE
}
if (-not (Get-Command wsl -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine("FaceAspire's functions are compiled on Linux: install WSL ('wsl --install'), or deploy from AWS CloudShell or any Linux machine.")
    exit 1
}
# WSL's aws finds what this one has: settings as they are, files by their path in there.
$files = @{ AWS_CONFIG_FILE = 'config'; AWS_SHARED_CREDENTIALS_FILE = 'credentials' }
foreach ($name in $files.Keys) {
    $file = Join-Path $HOME ".aws/$($files[$name])"
    if (-not (Test-Path "env:$name") -and (Test-Path $file)) { Set-Item "env:$name" $file }
}
$settings = 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'
$env:WSLENV = (@($env:WSLENV | Where-Object { $_ }) + $settings + ($files.Keys | ForEach-Object { "$_/p" })) -join ':'
wsl --cd $PSScriptRoot --exec bash ./deploy @args
exit $LASTEXITCODE
