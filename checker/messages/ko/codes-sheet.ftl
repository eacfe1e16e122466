# 주소 대역 문제.
# 필요한 것으로는 문제를 다시 보여 줍니다. 답을 알려 주지 않기 위해서입니다.

ANSWER_MISSING = 문제 { $resource }: 아직 답이 없습니다
    .title = 답 없음
    .question = 문제가 묻는 것은 무엇이고, 답안 파일의 그 자리에는 무엇이 적혀 있습니까?
    .expected = { $question }
    .found = 답 없음
    .explain =
        답안 파일에 이 문제의 답이 없거나 비어 있습니다.

        - `check sheet LAB -o FILE`로 답을 적을 문제지를 만듭니다.

ANSWER_UNREADABLE = 문제 { $resource }: 답으로 읽을 수 없습니다: { $about }
    .title = 읽을 수 없는 답
    .question = 문제가 묻는 것은 수, 접두사 길이, 대역, 주소, 예/아니요 가운데 무엇입니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        묻는 형식의 답이 아닙니다. 답은 수, /26 같은 접두사 길이, 10.0.1.0/24 같은 대역, 주소, 또는 예/아니요입니다.

        - 대역과 주소가 여럿이면 쉼표나 빈칸으로 나눕니다.

ANSWER_WRONG = 문제 { $resource }: 맞지 않는 답입니다: { $about }
    .title = 틀린 답
    .question = 모든 주소를 적어 볼 수 있을 만큼 작은 대역으로 세어 보아도 계산 방법이 맞습니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        접두사 길이가 하나 늘거나 줄 때마다 대역은 절반이 되거나 두 배가 되고, AWS는 서브넷마다 주소 다섯 개를 예약합니다. 읽을 수 있지만 여기에 맞지 않는 답이고, 이름이 붙은 흔한 실수도 아닙니다.

        - 접두사 길이가 p인 대역의 주소는 2^(32−p)개이고, AWS는 서브넷마다 다섯 개를 예약합니다.

CIDR_FORGOT_RESERVED = 문제 { $resource }: AWS가 서브넷마다 예약하는 주소 다섯 개를 빼지 않은 답입니다: { $about }
    .title = 예약된 주소 다섯 개를 잊음
    .question = AWS는 서브넷마다 주소를 몇 개 예약하고, 그 주소는 어느 것입니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        보통의 네트워크에서는 네트워크 주소와 브로드캐스트 주소 두 개를 빼고 셉니다. AWS는 서브넷마다 다섯 개를 예약합니다. 처음 네 개(네트워크, 라우터, DNS 리졸버, 예비)와 마지막 한 개입니다. /28에는 16 − 5 = 11개의 호스트가 들어갑니다.

        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[CidrBlock,AvailableIpAddressCount]'`

CIDR_HOST_BITS = 문제 { $resource }: { $pair ->
        [yes] 호스트 비트가 남아 있어서 AWS가 알리지 않고 { $other } 대역으로 만듭니다: { $about }
       *[no] 호스트 비트가 남아 있어서 AWS가 알리지 않고 다른 대역으로 만듭니다: { $about }
    }
    .title = 호스트 비트가 남음
    .question = 접두사 길이는 주소의 어느 비트까지이고, 그 뒤의 비트에는 무엇이 적혀 있습니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        대역은 첫 주소로 적으며, 접두사 뒤의 비트는 모두 0입니다. EC2 API는 10.0.1.5/24를 받아들여 알리지 않고 10.0.1.0/24로 만듭니다.

        - 주소의 뒤쪽 32 − p개 비트를 0으로 바꿉니다.

CIDR_OTHER_LENGTH = 문제 { $resource }: 입력한 대역과 크기가 다릅니다: { $about }
    .title = 다른 접두사 길이
    .question = 입력한 접두사 길이는 얼마이고, AWS가 그 길이를 바꿉니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        슬래시 뒤의 수는 대역의 크기이고, AWS는 입력한 그대로 씁니다. 바뀌는 것은 주소뿐이며, 대역의 첫 주소가 됩니다.

        - 접두사 길이는 그대로 두고 주소의 뒤쪽 32 − p개 비트를 0으로 바꿉니다.

CIDR_MISALIGNED = 문제 { $resource }: { $pair ->
        [yes] 이 크기의 대역은 여기에서 시작할 수 없어서 AWS가 { $other } 대역으로 만듭니다: { $about }
       *[no] 입력한 주소가 들어 있는 대역이 아닙니다: { $about }
    }
    .title = 크기에 맞지 않는 시작 주소
    .question = 이 크기의 대역은 어느 주소에서 시작할 수 있습니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        대역은 자기 크기의 배수에서만 시작합니다. /25는 .0이나 .128에서, /26은 .0, .64, .128, .192에서 시작합니다. 그래서 10.0.0.64/25는 실제로 10.0.0.0/25가 되어 이미 있는 대역과 겹칠 수 있습니다.

        - 마지막 옥텟을 대역의 크기로 나눈 나머지가 0이어야 합니다.

CIDR_OVERLAP = 문제 { $resource }: { $pair ->
        [yes] 대역이 겹칩니다: { $about }, { $other }
       *[no] 한쪽이 다른 쪽 안에 들어 있을 때만 두 대역이 겹치므로 맞지 않는 답입니다: { $about }
    }
    .title = 겹치는 대역
    .question = 작은 대역의 첫 주소가 큰 대역 안에 있습니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        두 대역은 한쪽이 다른 쪽 안에 들어 있거나 공통된 주소가 전혀 없습니다. 반씩 겹치는 일은 없습니다. AWS는 겹치는 서브넷을 InvalidSubnet.Conflict 오류로 거부하고, 대역이 겹치는 VPC끼리는 피어링할 수 없습니다.

        - 두 주소를 둘 중 짧은 접두사 길이까지 잘라 비교합니다.

CIDR_OUTSIDE_PARENT = 문제 { $resource }: { $pair ->
        [yes] { $other } 대역을 벗어났습니다: { $about }
       *[no] 서브넷은 VPC의 대역 안에 있어야 하므로 맞지 않는 답입니다: { $about }
    }
    .title = VPC를 벗어난 대역
    .question = VPC 대역의 첫 주소와 마지막 주소는 무엇이고, 서브넷 전체가 그 사이에 있습니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        서브넷은 VPC 대역의 일부입니다. 벗어난 대역은 AWS가 InvalidSubnet.Range 오류로 거부합니다.

        - CLI: `aws ec2 describe-vpcs --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'`

CIDR_SIZE_NOT_ALLOWED = 문제 { $resource }: AWS는 /16부터 /28까지의 대역만 받으므로 맞지 않는 답입니다: { $about }
    .title = /16보다 크거나 /28보다 작은 대역
    .question = AWS가 받는 가장 큰 대역과 가장 작은 대역은 무엇이고, 이 크기는 그 사이에 있습니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        VPC와 서브넷의 IPv4 대역은 /16(주소 65,536개)부터 /28(주소 16개)까지입니다. 라우터 사이에 흔히 쓰는 /29와 /30은 InvalidSubnet.Range나 InvalidVpc.Range 오류로 거부됩니다.

        - CLI: `aws ec2 create-subnet --dry-run --vpc-id VPC --cidr-block BLOCK`

CIDR_TOO_SMALL = 문제 { $resource }: 호스트 { $other }개가 들어갈 자리가 없습니다: { $about }
    .title = 너무 작은 대역
    .question = 이 크기의 대역에는 주소가 몇 개 있고, 그 가운데 호스트에 남는 것은 몇 개입니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        접두사 길이가 p인 대역의 주소는 2^(32−p)개이고 AWS가 다섯 개를 예약합니다. 접두사 길이가 하나 늘거나 줄 때마다 대역은 절반이 되거나 두 배가 됩니다.

        - /24에는 251개, /25에는 123개, /26에는 59개, /27에는 27개, /28에는 11개의 호스트가 들어갑니다.

CIDR_WRONG_COUNT = 문제 { $resource }: 대역 { $other }개가 필요한데 { $about }개를 적었습니다
    .title = 대역의 개수가 다름
    .question = 문제에서 요구하는 서브넷은 몇 개이고, 답에 적은 대역은 몇 개입니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        필요한 서브넷마다 대역이 하나씩 있어야 합니다. 순서는 상관없고, 사이가 비어 있어도 됩니다.

        - 대역은 쉼표로 나눕니다.

CIDR_CLASS_THINKING = 문제 { $resource }: 대역의 크기는 첫 숫자와 상관없이 접두사 길이만으로 정해지므로 맞지 않는 답입니다: { $about }
    .title = 클래스(A, B, C)로 생각함
    .question = 대역의 크기를 정하는 것은 첫 숫자입니까, 접두사 길이입니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        클래스 A, B, C는 1993년부터 쓰지 않습니다. 192.168.0.0은 /24뿐 아니라 /16이나 /20도 될 수 있으며, AWS는 접두사 길이만 봅니다.

        - CLI: `aws ec2 create-vpc --dry-run --cidr-block 192.168.0.0/16`

CIDR_LOAD_BALANCER_TOO_SMALL = 문제 { $resource }: 로드 밸런서에 너무 작은 대역입니다: { $about }
    .title = 로드 밸런서에 너무 작은 서브넷
    .question = 로드 밸런서의 서브넷에는 빈 주소가 몇 개 필요하고, 왜 하나로는 부족합니까?
    .expected = { $question }
    .found = { $answer }
    .explain =
        로드 밸런서는 부하가 늘면 노드를 늘리고, 노드마다 자기 서브넷의 주소를 하나씩 씁니다. 그래서 AWS는 가용 영역마다 빈 주소가 넉넉한 서브넷을 요구합니다. 서브넷은 /27 이상이고 빈 주소가 여덟 개 이상이어야 하며, /28은 거부됩니다.

        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[SubnetId,CidrBlock,AvailableIpAddressCount]'`

CIDR_UNWISE = 문제 { $resource }: 쓸 수는 있지만 나중에 걸림돌이 되는 대역입니다: { $about }
    .title = 나중에 걸림돌이 되는 대역
    .question = 이 대역의 주소를 이미 쓰는 쪽은 인터넷의 다른 누군가입니까, 호스트의 소프트웨어입니까?
    .expected = 172.17.0.0/16이 아닌 프라이빗 대역(RFC 1918 또는 100.64.0.0/10)
    .found = { $answer }
    .explain =
        퍼블릭 주소로 VPC를 만들면 그 주소의 진짜 주인에게 접속할 수 없게 됩니다. 172.17.0.0/16은 도커가 호스트에서 기본으로 쓰는 네트워크라, 그 호스트는 VPC의 같은 주소에 접속할 수 없습니다.

        - 나중에 연결할 수 있는 데이터 센터, VPN, 다른 VPC의 대역을 살펴봅니다.
