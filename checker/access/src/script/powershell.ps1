# Looks at an AWS account, read-only, and writes what it saw to one file.
# Made by: @TOOL@
# Usage:   powershell -ExecutionPolicy Bypass -File collect.ps1 [FILE]     (FILE: snapshot.json unless said otherwise)
# Needs:   the AWS CLI, signed in. AWS_PROFILE and AWS_REGION choose another account or Region.
# Runs in Windows PowerShell 5.1 and in PowerShell 7.
param([string]$File = 'snapshot.json')
Set-StrictMode -Version 2
$ErrorActionPreference = 'Continue'
$PSNativeCommandUseErrorActionPreference = $false

# The AWS CLI writes UTF-8, and this shell reads it as such, whatever the console's code page is.
$utf8 = New-Object System.Text.UTF8Encoding $false
$previousEncoding = [Console]::OutputEncoding
try { [Console]::OutputEncoding = $utf8 } catch { }
$env:PYTHONUTF8 = '1'
$env:PYTHONIOENCODING = 'utf-8'
$env:AWS_PAGER = ''
$env:AWS_RETRY_MODE = 'standard'
$env:AWS_MAX_ATTEMPTS = '5'

$region = $env:AWS_REGION
if (-not $region) { $region = $env:AWS_DEFAULT_REGION }
if (-not $region) { $region = [string](& aws configure get region 2>$null) }
if (-not $region) {
    [Console]::Error.WriteLine('No Region chosen: set it first, for example: $env:AWS_REGION = "ap-northeast-2"')
    exit 4
}

$calls = New-Object System.Collections.ArrayList
$answers = @{}
$denied = @(@DENIED@)
$unsupported = @(@UNSUPPORTED@)

function Get-Now { [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture) }

# Text as the inside of a JSON string: printable ASCII only, on one line, not too long.
function ConvertTo-Text([string]$Text) {
    $plain = (($Text -replace '\s+', ' ') -replace '[^\x20-\x7e]', '').Trim()
    if ($plain.Length -gt 600) { $plain = $plain.Substring(0, 600) }
    $plain.Replace('\', '\\').Replace('"', '\"')
}

# Runs the AWS CLI. What it says on its error stream comes as error records, in both PowerShells.
function Invoke-Aws([string[]]$Arguments) {
    $global:LASTEXITCODE = 0
    $all = @(& aws @Arguments 2>&1)
    $ok = $LASTEXITCODE -eq 0
    $out = @($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] }) -join "`n"
    $err = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { $_.Exception.Message }) -join ' '
    @{ Ok = $ok; Out = $out; Err = $err }
}

function Add-Call([string]$Service, [string]$Operation, [string]$CallInput, [string]$At, [string]$Status, [string]$Code, [string]$Message, [string]$Output) {
    if ($Status -eq 'seen' -or $Status -eq 'not-asked') { $problem = 'null' }
    else { $problem = '{"code":"' + (ConvertTo-Text $Code) + '","message":"' + (ConvertTo-Text $Message) + '"}' }
    if ($Status -ne 'seen') { $Output = 'null' }
    [void]$calls.Add('{"service":"' + $Service + '","operation":"' + $Operation + '","input":' + $CallInput +
        ',"at":"' + $At + '","finished":"' + (Get-Now) + '","status":"' + $Status + '","error":' + $problem +
        ',"truncated":false,"output":' + $Output + '}')
}

# Makes a call and records it.
function Invoke-Call([string]$Service, [string]$Operation, [string]$Command, [string]$CallInput, [string[]]$Options) {
    Write-Progress -Activity 'Looking' -Status $Operation
    $at = Get-Now
    $answer = Invoke-Aws (@($Service, $Command) + $Options + @('--region', $region, '--output', 'json'))
    if ($answer.Ok) {
        # An answer without anything in it is printed as nothing.
        $out = $answer.Out
        if (-not $out.Trim()) { $out = '{}' }
        Add-Call $Service $Operation $CallInput $at 'seen' '' '' $out
        if ($answers.ContainsKey($Operation)) { $answers[$Operation] += "`n" + $out } else { $answers[$Operation] = $out }
        return
    }
    $code = 'CallFailed'
    $status = 'failed'
    if ($answer.Err -match 'An error occurred \(([^)]*)\) when calling') {
        $code = $Matches[1]
        if ($denied -ccontains $code) { $status = 'denied' }
        elseif ($unsupported -ccontains $code) { $status = 'unsupported' }
    }
    # An answer that is no AWS document; a page is what an endpoint sends that does not know the call.
    elseif ($answer.Err -match 'Unable to parse response') {
        $code = 'BrokenAnswer'
        if ($answer.Err -match '<html|<!doctype html') { $code = 'NoAwsDocument'; $status = 'unsupported' }
    }
    # A CLI that is too old has not asked.
    elseif ($answer.Err -match 'invalid choice') { $code = 'OldCli' }
    Add-Call $Service $Operation $CallInput $at $status $code $answer.Err ''
}

# The ids under a member in the answers of an operation.
function Get-Ids([string]$Operation, [string]$Member) {
    if (-not $answers.ContainsKey($Operation)) { return }
    [regex]::Matches($answers[$Operation], '(?m)^ *"' + $Member + '": "([A-Za-z0-9:/_.-]*)",?\r?$') |
        ForEach-Object { $_.Groups[1].Value }
}

# AWS's own prefix lists for S3 and DynamoDB.
function Get-OwnLists([string]$Operation) {
    if (-not $answers.ContainsKey($Operation)) { return }
    $id = ''
    foreach ($line in ($answers[$Operation] -split "`n")) {
        if ($line -match '^ *"PrefixListId": "([A-Za-z0-9-]*)"') { $id = $Matches[1] }
        elseif ($line -match '^ *"PrefixListName": "com\.amazonaws\..*\.(s3|dynamodb)"') { $id }
    }
}

function Skip-Call([string]$Service, [string]$Operation, [string]$CallInput) {
    Add-Call $Service $Operation $CallInput (Get-Now) 'not-asked' '' '' ''
}

try {
    $started = Get-Now
    $who = Invoke-Aws @('sts', 'get-caller-identity', '--region', $region, '--output', 'json')
    if (-not $who.Ok) {
        [Console]::Error.WriteLine($who.Err)
        [Console]::Error.WriteLine('AWS does not say who asks: sign in first (aws configure, aws sso login), then run this again.')
        exit 4
    }
    Add-Call 'sts' 'GetCallerIdentity' '{}' $started 'seen' '' '' $who.Out
    $account = ''
    $principal = ''
    if ($who.Out -match '"Account": "([0-9]*)"') { $account = $Matches[1] }
    if ($who.Out -match '"Arn": "([^"]*)"') { $principal = $Matches[1] }

@CALLS@
    Write-Progress -Activity 'Looking' -Completed
    $document = '{"format":@FORMAT@,"tool":"@TOOL@","started":"' + $started + '","finished":"' + (Get-Now) +
        '","account":"' + (ConvertTo-Text $account) + '","principal":"' + (ConvertTo-Text $principal) +
        '","region":"' + (ConvertTo-Text $region) + '","calls":[' + "`n" + ($calls -join ",`n") + "`n" + '],"probes":[]}' + "`n"
    # .NET has a current folder of its own.
    $path = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($File)
    [IO.File]::WriteAllText($path, $document, $utf8)
    [Console]::Error.WriteLine("Wrote $File")
}
finally {
    try { [Console]::OutputEncoding = $previousEncoding } catch { }
}
