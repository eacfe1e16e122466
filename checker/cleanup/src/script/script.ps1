& {
@HEAD@
$ErrorActionPreference = 'Continue'
$PSNativeCommandUseErrorActionPreference = $false
$env:AWS_PAGER = ''
$pause = 10
if ($env:PAUSE) { $pause = [int]$env:PAUSE }

function Invoke-Aws([string[]]$Arguments) {
    $global:LASTEXITCODE = 0
    $all = @(& aws @Arguments 2>&1)
    $ok = $LASTEXITCODE -eq 0
    $out = @($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] }) -join "`n"
    $err = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { $_.Exception.Message }) -join ' '
    @{ Ok = $ok; Out = $out; Err = $err }
}

function Remove-It([string]$Id, [string[]]$Arguments) {
    for ($tries = 0; $tries -lt 60; $tries++) {
        $answer = Invoke-Aws $Arguments
        if ($answer.Ok) { Write-Host (@DELETED@ + ' ' + $Id); return }
        if ($answer.Err -match 'NotFound|NoSuch|NotAttached|not found|being deleted') { Write-Host (@GONE@ + ' ' + $Id); return }
        if ($answer.Err -notmatch 'DependencyViolation|InUse|IncorrectState|InvalidDBSubnetGroupState|in use') { throw (@REFUSED@ + ' ' + $Id + ': ' + $answer.Err) }
        Start-Sleep -Seconds $pause
    }
    throw (@HELD@ + ' ' + $Id + ': ' + $answer.Err)
}

function Wait-ForIt([string]$Id, [string[]]$Arguments) {
    Write-Host (@WAITING@ + ' ' + $Id)
    $answer = Invoke-Aws $Arguments
    if ($answer.Ok -or $answer.Err -match 'NotFound|NoSuch') { return }
    throw (@HELD@ + ' ' + $Id + ': ' + $answer.Err)
}

function Wait-UntilGone([string]$Id, [string[]]$Arguments) {
    for ($tries = 0; $tries -lt 60; $tries++) {
        $answer = Invoke-Aws ($Arguments + @('--output', 'text'))
        if (-not $answer.Ok) {
            if ($answer.Err -match 'NotFound|NoSuch') { return }
            throw (@REFUSED@ + ' ' + $Id + ': ' + $answer.Err)
        }
        if ($answer.Out.Trim() -match '^(|None|deleted|delete-complete)$') { return }
        Write-Host (@WAITING@ + ' ' + $Id)
        Start-Sleep -Seconds $pause
    }
    throw (@HELD@ + ' ' + $Id)
}

function Move-ToDefault([string]$List, [string]$Default, [string[]]$Rest) {
    $ties = Invoke-Aws (@('ec2', 'describe-network-acls', '--network-acl-ids', $List, '--query', 'NetworkAcls[].Associations[].NetworkAclAssociationId', '--output', 'text') + $Rest)
    if (-not $ties.Ok) { return }
    foreach ($tie in @($ties.Out -split '\s+' | Where-Object { $_ -and $_ -ne 'None' })) {
        Remove-It $tie (@('ec2', 'replace-network-acl-association', '--association-id', $tie, '--network-acl-id', $Default) + $Rest)
    }
}
@DISTRIBUTION@
function Find-Stack([string]$Id, [string[]]$Rest) {
    $found = Invoke-Aws (@('cloudformation', 'describe-stack-resources', '--physical-resource-id', $Id, '--query', 'StackResources[0].StackName', '--output', 'text') + $Rest)
    if ($found.Ok) {
        $name = $found.Out.Trim()
        if ($name -and $name -ne 'None') { 'aws cloudformation delete-stack --stack-name ' + $name + ' ' + ($Rest -join ' ') }
    } elseif ($found.Err -notmatch 'does not exist') {
        throw (@STACKS_UNKNOWN@ + ' ' + $Id + ': ' + $found.Err)
    }
}
function Show-Billing([string]$Place, [string]$Kind, [string[]]$Arguments) {
    $answer = Invoke-Aws ($Arguments + @('--output', 'text', '--region', $Place) + @PROFILE@)
    if (-not $answer.Ok) { Write-Host ('  ' + $Place + '  ' + $Kind + '  ' + @UNKNOWN@); return }
    foreach ($line in ($answer.Out -split "`n")) {
        if ($line.Trim() -and $line.Trim() -ne 'None') { Write-Host ('  ' + $Place + '  ' + $Kind + '  ' + $line.Trim()) }
    }
}

$who = Invoke-Aws (@('sts', 'get-caller-identity', '--query', 'Account', '--output', 'text') + @OPTIONS@)
if (-not $who.Ok) { throw (@NO_AWS@ + ' ' + $who.Err) }
if ($who.Out.Trim() -ne '@ACCOUNT@') { throw (@OTHER_ACCOUNT@ + ' ' + $who.Out.Trim()) }

$stacks = @()
foreach ($filter in @TAGGED@) {
    $found = Invoke-Aws (@('ec2', 'describe-tags', '--filters', 'Name=key,Values=aws:cloudformation:stack-name', $filter, '--query', 'Tags[].Value', '--output', 'text') + @OPTIONS@)
    if (-not $found.Ok) { throw (@STACKS_UNKNOWN@ + ' ' + $found.Err) }
    $stacks += @($found.Out -split '\s+' | Where-Object { $_ -and $_ -ne 'None' })
}
$stacks = @($stacks | ForEach-Object { 'aws cloudformation delete-stack --stack-name ' + $_ + ' ' + (@OPTIONS@ -join ' ') })
@MADE@
$stacks = @($stacks | Sort-Object -Unique)
if ($stacks.Count -gt 0) { throw (@STACKS_FOUND@ + "`n" + ($stacks -join "`n")) }

@STEPS@

Write-Host @DONE@
Write-Host ''
Write-Host @STILL_TITLE@
$places = Invoke-Aws (@('ec2', 'describe-regions', '--query', 'Regions[].RegionName', '--output', 'text') + @OPTIONS@)
$list = @($places.Out -split '\s+' | Where-Object { $_ })
if (-not $places.Ok -or $list.Count -eq 0) { $list = @('@REGION@') }
foreach ($place in $list) {
@STILL_HERE@}
@STILL_EVERYWHERE@}
