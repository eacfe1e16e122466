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
$lost = @{}
$denied = @(@DENIED@)
$unsupported = @(@UNSUPPORTED@)
$secrets = @(@SECRETS@)

function Get-Now { [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture) }

# Text as the inside of a JSON string: printable ASCII only, on one line, not too long, and without what could be the key,
# the token or the signature of the request: some servers repeat them.
function ConvertTo-Text([string]$Text) {
    $plain = (($Text -replace '\s+', ' ') -replace '[^\x20-\x7e]', '').Trim()
    $plain = ($plain -creplace 'A[KS]IA[A-Z0-9]{12,}', '...') -creplace '[A-Za-z0-9+/=]{40,}', '...'
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

function Add-Call([string]$Service, [string]$Operation, [string]$Place, [string]$CallInput, [string]$At, [string]$Status, [string]$Code, [string]$Message, [string]$Output) {
    if ($Status -eq 'seen' -or $Status -eq 'not-asked') { $problem = 'null' }
    else { $problem = '{"code":"' + (ConvertTo-Text $Code) + '","message":"' + (ConvertTo-Text $Message) + '"}' }
    if ($Status -ne 'seen') { $Output = 'null' }
    $elsewhere = ''
    if ($Place -ne 'here' -and $Place -ne $region) { $elsewhere = '","region":"' + $Place }
    [void]$calls.Add('{"service":"' + $Service + '","operation":"' + $Operation + $elsewhere + '","input":' + $CallInput +
        ',"at":"' + $At + '","finished":"' + (Get-Now) + '","status":"' + $Status + '","error":' + $problem +
        ',"truncated":false,"output":' + $Output + '}')
}

# Takes values that may be secrets out of an answer, as the AWS CLI prints it, one member a line: the values of headers
# that a distribution adds, of conditions on headers and query strings, and of records that carry free text. A value
# that is gone reads as one that nobody saw; what precedes it in the order of the model tells what it is.
function Hide-Secrets([string]$Text) {
    $field = ''; $type = ''; $config = ''; $at = -1; $from = -1
    $lines = foreach ($whole in ($Text -split "`n")) {
        $line = $whole.TrimEnd("`r")
        $body = $line.TrimStart(' ')
        $depth = $line.Length - $body.Length
        $comma = ''
        if ($body.EndsWith(',')) { $comma = ',' }
        if ($body -cmatch '^"Field": "([^"]*)"') { $field = $Matches[1] }
        if ($body -cmatch '^"Type": "([^"]*)"') { $type = $Matches[1] }
        if (-not $config -and $body -cmatch '^"([A-Za-z]*Config)": \{$') { $config = $Matches[1]; $at = $depth }
        if ($depth -eq $at -and $body.StartsWith('}')) { $config = ''; $at = -1 }
        if ($body -ceq '"ResourceRecords": [') { $from = $depth }
        if ($depth -eq $from -and $body.StartsWith(']')) { $from = -1; $type = '' }
        $front = $null
        if ($body -cmatch '^"HeaderValue": "') { $front = '"HeaderValue": ' }
        elseif ($body -cmatch '^"Value": "') {
            if ($config -ceq 'QueryStringConfig' -or ($from -ge 0 -and $type -cnotmatch '^(@PLAIN@)$')) { $front = '"Value": ' }
        }
        elseif ($body -cmatch '^"([^"\\]|\\.)*",?$') {
            if ($config -ceq 'HttpHeaderConfig' -or (-not $config -and $field -cmatch '^(http-header|query-string)$')) { $front = '' }
        }
        if ($null -eq $front) { $line } else { (' ' * $depth) + $front + 'null' + $comma }
    }
    $lines -join "`n"
}

# Makes a call and records it; the place is here, or another Region.
function Invoke-Call([string]$Service, [string]$Operation, [string]$Command, [string]$Place, [string]$CallInput, [string[]]$Options) {
    Write-Progress -Activity 'Looking' -Status $Operation
    $at = Get-Now
    $where = $Place
    if ($where -eq 'here') { $where = $region }
    $answer = Invoke-Aws (@($Service, $Command) + $Options + @('--region', $where, '--output', 'json'))
    if ($answer.Ok) {
        # An answer without anything in it is printed as nothing.
        $out = $answer.Out
        if (-not $out.Trim()) { $out = '{}' }
        if ($secrets -ccontains $Operation) { $out = Hide-Secrets $out }
        Add-Call $Service $Operation $Place $CallInput $at 'seen' '' '' $out
        $key = "$Service.$Operation.$Place"
        if ($answers.ContainsKey($key)) { $answers[$key] += "`n" + $out } else { $answers[$key] = $out }
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
    Add-Call $Service $Operation $Place $CallInput $at $status $code $answer.Err ''
    $lost["$Service.$Operation.$Place"] = $true
}

# The ids under a member, so many spaces deep, in the answers of a call.
function Get-Ids([string]$Key, [int]$Depth, [string]$Member) {
    if (-not $answers.ContainsKey($Key)) { return }
    [regex]::Matches($answers[$Key], '(?m)^ {' + $Depth + '}"' + $Member + '": "([A-Za-z0-9:/_.*-]*)",?\r?$') |
        ForEach-Object { $_.Groups[1].Value }
}

# The ids of those elements whose member $ToldBy has a value ($Counts) or has not. An id stands before what tells about
# it: the CLI prints members in the order of the model.
function Get-Those([string]$Key, [int]$Depth, [string]$Member, [string]$ToldBy, [int]$At, [string]$Value, [bool]$Counts) {
    if (-not $answers.ContainsKey($Key)) { return }
    $id = ''
    $hit = $false
    foreach ($line in ($answers[$Key] -split "`n")) {
        if ($line -cmatch ('^ {' + $Depth + '}"' + $Member + '": "([A-Za-z0-9:/_.*-]*)"')) {
            $next = $Matches[1]
            if ($id -and $hit -eq $Counts) { $id }
            $id = $next
            $hit = $false
        }
        elseif ($line -cmatch ('^ {' + $At + '}"' + $ToldBy + '": ' + $Value + ',?\r?$')) { $hit = $true }
    }
    if ($id -and $hit -eq $Counts) { $id }
}

function Skip-Call([string]$Service, [string]$Operation, [string]$Place, [string]$CallInput) {
    Add-Call $Service $Operation $Place $CallInput (Get-Now) 'not-asked' '' '' ''
    $lost["$Service.$Operation.$Place"] = $true
}

try {
    $started = Get-Now
    $who = Invoke-Aws @('sts', 'get-caller-identity', '--region', $region, '--output', 'json')
    if (-not $who.Ok) {
        [Console]::Error.WriteLine($who.Err)
        [Console]::Error.WriteLine('AWS does not say who asks: sign in first (aws configure, aws sso login), then run this again.')
        exit 4
    }
    Add-Call 'sts' 'GetCallerIdentity' 'here' '{}' $started 'seen' '' '' $who.Out
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
