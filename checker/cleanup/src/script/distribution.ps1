
function Remove-Distribution([string]$Id, [string[]]$Rest) {
    $look = Invoke-Aws (@('cloudfront', 'get-distribution-config', '--id', $Id, '--output', 'json') + $Rest)
    if (-not $look.Ok) {
        if ($look.Err -match 'NoSuchDistribution') { Write-Host (@GONE@ + ' ' + $Id); return }
        throw (@REFUSED@ + ' ' + $Id + ': ' + $look.Err)
    }
    $answer = $look.Out | ConvertFrom-Json
    if ($answer.DistributionConfig.Enabled) {
        $answer.DistributionConfig.Enabled = $false
        $file = [IO.Path]::GetTempFileName()
        [IO.File]::WriteAllText($file, ($answer.DistributionConfig | ConvertTo-Json -Depth 50), (New-Object System.Text.UTF8Encoding $false))
        $done = Invoke-Aws (@('cloudfront', 'update-distribution', '--id', $Id, '--if-match', $answer.ETag, '--distribution-config', ('file://' + $file), '--query', 'Distribution.Status', '--output', 'text') + $Rest)
        Remove-Item $file
        if (-not $done.Ok) { throw (@REFUSED@ + ' ' + $Id + ': ' + $done.Err) }
    }
    Wait-ForIt $Id (@('cloudfront', 'wait', 'distribution-deployed', '--id', $Id) + $Rest)
    $etag = Invoke-Aws (@('cloudfront', 'get-distribution-config', '--id', $Id, '--query', 'ETag', '--output', 'text') + $Rest)
    Remove-It $Id (@('cloudfront', 'delete-distribution', '--id', $Id, '--if-match', $etag.Out.Trim()) + $Rest)
}

function Remove-VpcOrigin([string]$Id, [string[]]$Rest) {
    $etag = Invoke-Aws (@('cloudfront', 'get-vpc-origin', '--id', $Id, '--query', 'ETag', '--output', 'text') + $Rest)
    if (-not $etag.Ok) {
        if ($etag.Err -match 'NotFound|NoSuch') { Write-Host (@GONE@ + ' ' + $Id); return }
        throw (@REFUSED@ + ' ' + $Id + ': ' + $etag.Err)
    }
    Remove-It $Id (@('cloudfront', 'delete-vpc-origin', '--id', $Id, '--if-match', $etag.Out.Trim()) + $Rest)
}
