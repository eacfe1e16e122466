sh <<'END_OF_CLEANUP'
@HEAD@
set -u
AWS_PAGER=''
MSYS_NO_PATHCONV=1
export AWS_PAGER MSYS_NO_PATHCONV
pause=${PAUSE:-10}

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

remove() {
  id=$1 tries=0
  shift
  while :; do
    if answer=$("$@" 2>&1 </dev/null); then
      say @DELETED@ "$id"
      return 0
    fi
    case $answer in
      *NotFound* | *NoSuch* | *NotAttached* | *'not found'* | *'being deleted'*)
        say @GONE@ "$id"
        return 0
        ;;
      *DependencyViolation* | *InUse* | *IncorrectState* | *InvalidDBSubnetGroupState* | *'in use'*)
        tries=$((tries + 1))
        [ "$tries" -lt 60 ] || stop @HELD@ "$id: $answer"
        sleep "$pause"
        ;;
      *) stop @REFUSED@ "$id: $answer" ;;
    esac
  done
}

settle() {
  id=$1
  shift
  say @WAITING@ "$id"
  if answer=$("$@" 2>&1 </dev/null); then return 0; fi
  case $answer in
    *NotFound* | *NoSuch*) return 0 ;;
    *) stop @HELD@ "$id: $answer" ;;
  esac
}

vanish() {
  id=$1 tries=0
  shift
  while :; do
    if state=$("$@" 2>&1 </dev/null); then
      case $state in '' | None | [Dd]eleted | delete-complete) return 0 ;; esac
    else
      case $state in
        *NotFound* | *NoSuch*) return 0 ;;
        *) stop @REFUSED@ "$id: $state" ;;
      esac
    fi
    say @WAITING@ "$id"
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || stop @HELD@ "$id: $state"
    sleep "$pause"
  done
}

exchange() {
  list=$1 default=$2
  shift 2
  ties=$(aws ec2 describe-network-acls --network-acl-ids "$list" \
    --query 'NetworkAcls[].Associations[].NetworkAclAssociationId' --output text "$@" 2>/dev/null </dev/null) || return 0
  for tie in $ties; do
    [ "$tie" = None ] ||
      remove "$tie" aws ec2 replace-network-acl-association --association-id "$tie" --network-acl-id "$default" "$@"
  done
}
@DISTRIBUTION@
made() {
  id=$1 said=$2
  shift 2
  if answer=$(aws cloudformation describe-stack-resources --physical-resource-id "$id" \
    --query 'StackResources[0].StackName' --output text "$@" 2>&1 </dev/null); then
    case $answer in
      '' | None) ;;
      *) printf 'aws cloudformation delete-stack --stack-name %s %s\n' "$answer" "$said" ;;
    esac
  else
    case $answer in
      *'does not exist'*) ;;
      *) stop @STACKS_UNKNOWN@ "$id: $answer" ;;
    esac
  fi
}
bills() {
  region=$1 kind=$2
  shift 2
  if lines=$("$@" --output text 2>/dev/null </dev/null); then
    case $lines in
      '' | None) ;;
      *) printf '%s\n' "$lines" | while read -r line; do say "  $region  $kind  $line"; done ;;
    esac
  else
    say "  $region  $kind  " @UNKNOWN@
  fi
}

account=$(aws sts get-caller-identity --query Account --output text @OPTIONS@ </dev/null) || stop @NO_AWS@
[ "$account" = @ACCOUNT@ ] || stop @OTHER_ACCOUNT@ "$account"

stacks='' made=''
@STACKS@
@MADE@
{
  for stack in $stacks; do
    [ "$stack" = None ] || printf 'aws cloudformation delete-stack --stack-name %s %s\n' "$stack" @OPTIONS_SAID@
  done
  printf '%s\n' "$made"
} | sort -u | {
  found=$(sed '/^$/d')
  [ -z "$found" ] || stop @STACKS_FOUND@ "
$found"
} || exit 1

@STEPS@

say @DONE@
say ''
say @STILL_TITLE@
regions=${REGIONS:-$(aws ec2 describe-regions --query 'Regions[].RegionName' --output text @OPTIONS@ </dev/null)} || regions=@REGION@
for region in $regions; do
@STILL_HERE@done
@STILL_EVERYWHERE@END_OF_CLEANUP
