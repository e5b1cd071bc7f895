# Takes FaceAspire out of an AWS account, with all photos, faces, video and audit: ./destroy.ps1 [--yes]
#Requires -Version 7.2
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false # exit codes are looked at here
$env:AWS_PAGER = ''

function Stop-Here([string] $reason) { [Console]::Error.WriteLine($reason); exit 1 }

if (-not (Get-Command aws -ErrorAction SilentlyContinue)) {
    Stop-Here 'aws is missing: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'
}
$region = @($env:AWS_REGION, $env:AWS_DEFAULT_REGION, (aws configure get region)) | Where-Object { $_ } | Select-Object -First 1
if (-not $region) { Stop-Here "There is no region: set AWS_REGION, or run 'aws configure'." }
$env:AWS_REGION = $env:AWS_DEFAULT_REGION = $region
$account = aws sts get-caller-identity --query Account --output text 2>$null
if ($LASTEXITCODE -ne 0) { Stop-Here "There are no working AWS credentials: 'aws sts get-caller-identity' fails. Run 'aws configure' or 'aws sso login'." }

function Get-Stacks {
    $names = aws cloudformation describe-stacks --output text --query "Stacks[?StackName=='FaceAspire' || starts_with(StackName, 'FaceAspire-')].StackName"
    if ($LASTEXITCODE -ne 0) { Stop-Here 'The stacks could not be listed.' }
    @($names -split '\s+' | Where-Object { $_ })
}

function Remove-Stacks([string[]] $stacks) {
    foreach ($stack in $stacks) { aws cloudformation delete-stack --stack-name $stack }
    foreach ($stack in $stacks) {
        aws cloudformation wait stack-delete-complete --stack-name $stack
        if ($LASTEXITCODE -ne 0) { Stop-Here "The stack $stack was not deleted; its events in the CloudFormation console say why." }
    }
}

function Test-Bucket([string] $bucket) { aws s3api head-bucket --bucket $bucket *> $null; $LASTEXITCODE -eq 0 }

$cameras = @(Get-Stacks | Where-Object { $_ -like 'FaceAspire-Camera-*' })
[Console]::Error.WriteLine("In account $account, ${region}: $($cameras.Count) camera(s), every photo, face, video and audit record are deleted for good.")
if ($args[0] -ne '--yes') {
    [Console]::Error.Write("Type the account's number to go on: ")
    if ([Console]::In.ReadLine() -ne $account) { Stop-Here 'Nothing was deleted.' }
}

# A running processor cannot be deleted; and nothing may write any more when the buckets are emptied.
$running = aws rekognition list-stream-processors --output text --query "StreamProcessors[?Status=='RUNNING' && starts_with(Name, 'faceaspire-')].Name" 2>$null
foreach ($processor in @($running -split '\s+' | Where-Object { $_ })) {
    aws rekognition stop-stream-processor --name $processor
    if ($LASTEXITCODE -ne 0) { Stop-Here "The stream processor $processor could not be stopped." }
}
Remove-Stacks $cameras
foreach ($use in 'faces', 'audit', 'frames', 'code') {
    $bucket = "faceaspire-$use-$account-$region"
    if (Test-Bucket $bucket) {
        aws s3 rm "s3://$bucket" --recursive --only-show-errors
        if ($LASTEXITCODE -ne 0) { Stop-Here "The bucket $bucket could not be emptied." }
    }
}
Remove-Stacks @(Get-Stacks | Where-Object { $_ -notlike 'FaceAspire-Camera-*' })
$code = "faceaspire-code-$account-$region"
if (Test-Bucket $code) { aws s3api delete-bucket --bucket $code }
$record = if ($env:FACEASPIRE_ACCOUNT) { $env:FACEASPIRE_ACCOUNT } else { "$PSScriptRoot/.faceaspire/account.json" } # what ./deploy.ps1 left for the AppHost
Remove-Item -Force -ErrorAction SilentlyContinue $record
[Console]::Error.WriteLine("FaceAspire is gone from account $account, $region.")
