
distribution() {
  edge=$1
  shift
  if enabled=$(aws cloudfront get-distribution-config --id "$edge" --query DistributionConfig.Enabled --output text "$@" 2>&1 </dev/null); then
    case $enabled in
      [Tt]rue)
        file=$(mktemp) || stop @REFUSED@ "$edge: mktemp"
        aws cloudfront get-distribution-config --id "$edge" --query DistributionConfig --output json "$@" </dev/null |
          sed 's/^    "Enabled": true/    "Enabled": false/' >"$file"
        etag=$(aws cloudfront get-distribution-config --id "$edge" --query ETag --output text "$@" </dev/null)
        answer=$(aws cloudfront update-distribution --id "$edge" --if-match "$etag" --distribution-config "file://$file" \
          --query Distribution.Status --output text "$@" 2>&1 </dev/null) || { rm -f "$file"; stop @REFUSED@ "$edge: $answer"; }
        rm -f "$file"
        ;;
    esac
    settle "$edge" aws cloudfront wait distribution-deployed --id "$edge" "$@"
    etag=$(aws cloudfront get-distribution-config --id "$edge" --query ETag --output text "$@" </dev/null)
    remove "$edge" aws cloudfront delete-distribution --id "$edge" --if-match "$etag" "$@"
  else
    case $enabled in
      *NoSuchDistribution*) say @GONE@ "$edge" ;;
      *) stop @REFUSED@ "$edge: $enabled" ;;
    esac
  fi
}

vpc_origin() {
  origin=$1
  shift
  if etag=$(aws cloudfront get-vpc-origin --id "$origin" --query ETag --output text "$@" 2>&1 </dev/null); then
    remove "$origin" aws cloudfront delete-vpc-origin --id "$origin" --if-match "$etag" "$@"
  else
    case $etag in
      *NotFound* | *NoSuch*) say @GONE@ "$origin" ;;
      *) stop @REFUSED@ "$origin: $etag" ;;
    esac
  fi
}
