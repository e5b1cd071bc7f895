# Builds everything and runs every test. The last line is "N passed, N failed, N skipped".
$ErrorActionPreference = 'Stop'
$env:AspireHost = 'BuiltIn' # ./test tries Aspire's own host as well
Remove-Item -Recurse -Force -ErrorAction SilentlyContinue "$PSScriptRoot/artifacts/bin/FaceAspire.AppHost.Aspire", "$PSScriptRoot/artifacts/bin/FaceAspire.AppHost.Tests.Aspire"
dotnet build "$PSScriptRoot/FaceAspire.sln" -v quiet -nologo -clp:NoSummary
if ($LASTEXITCODE -ne 0) { exit 1 }
$total = 0; $failed = 0; $skipped = 0
foreach ($project in Get-ChildItem "$PSScriptRoot/tests/*/*.csproj" | Where-Object BaseName -match '\.(Tests|EndToEnd)$') {
    $name = $project.BaseName
    $output = dotnet "$PSScriptRoot/artifacts/bin/$name/debug/$name.dll" -noColor -noLogo 2>&1 | Out-String
    ($output -split "`r?`n" | Select-String -Pattern '\[(FAIL|SKIP)\]$' -Context 0, 1) | ForEach-Object { $_.Line.Trim(); $_.Context.PostContext }
    if ($output -match 'Total: (\d+), Errors: (\d+), Failed: (\d+), Skipped: (\d+)') {
        $total += [int]$Matches[1]; $failed += [int]$Matches[2] + [int]$Matches[3]; $skipped += [int]$Matches[4]
    }
    else { "$name did not finish"; $total++; $failed++ }
}
"$($total - $failed - $skipped) passed, $failed failed, $skipped skipped"
exit [int]($failed -gt 0)
