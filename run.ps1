# Builds FaceAspire and runs it: ./run.ps1 --help lists the options.
$ErrorActionPreference = 'Stop'
$ffmpeg = if ($IsMacOS) { 'brew install ffmpeg' } elseif ($IsLinux) { 'sudo apt-get install ffmpeg' } else { 'winget install Gyan.FFmpeg' }
$needs = @{ dotnet = 'the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0'; ffmpeg = "ffmpeg: $ffmpeg" }
foreach ($need in $needs.Keys) {
    if (-not (Get-Command $need -ErrorAction SilentlyContinue)) { Write-Error "FaceAspire needs $($needs[$need])" }
}
dotnet build "$PSScriptRoot/FaceAspire.AppHost" -c Release -v quiet -nologo -clp:NoSummary
if ($LASTEXITCODE -ne 0) { exit 1 }
$appHost = dotnet msbuild "$PSScriptRoot/FaceAspire.AppHost" -getProperty:TargetPath -p:Configuration=Release # another with Aspire's packages in the NuGet cache
dotnet $appHost @args
exit $LASTEXITCODE
