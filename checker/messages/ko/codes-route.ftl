# 라우팅 테이블.

NO_ROUTE_TO_DESTINATION = { $resource }: { $needed } 경로가 없습니다
    .title = 목적지로 가는 경로 없음
    .question = 그 목적지로 가는 패킷은 이 라우팅 테이블의 어느 줄을 따라갑니까?
    .expected = { $needed } 경로
    .found = { $partly ->
        [yes] 인터넷의 일부로 가는 경로만 있습니다. 빠진 대역: { $missing }
       *[no] { $astray ->
            [yes] { $destination }의 경로는 { $rule }
           *[no] { $destination }에 맞는 경로가 테이블에 하나도 없습니다
        }
    }
    .explain =
        라우팅 테이블은 목적지를 포함하는 경로 가운데 접두사가 가장 긴 것의 대상으로 패킷을 보냅니다. 맞는 경로가 없으면 패킷은 아무 알림 없이 버려지고, 클라이언트는 시간이 초과될 때까지 기다립니다. 서브넷은 명시적으로 연결된 테이블을 쓰고, 연결이 없으면 VPC의 기본(main) 테이블을 씁니다. 다른 테이블에 있는 경로는 이 서브넷에 아무 효과가 없습니다. IPv4와 IPv6 경로는 따로이므로 0.0.0.0/0은 ::/0을 포함하지 않습니다.

        - 콘솔: VPC → 서브넷 → 해당 서브넷 → 라우팅 테이블 탭에서 실제로 쓰이는 테이블을 봅니다.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET` (결과가 비어 있으면 기본 테이블을 쓴다는 뜻입니다)

BAD_STATE_ROUTE = { $resource }: 경로 { $rule }의 대상이 없거나 더는 동작하지 않습니다
    .title = 대상이 사라진 경로(블랙홀)
    .question = 이 경로의 대상은 아직 있습니까, 있다면 제대로 동작합니까?
    .expected = { $needed }
    .found = { $rule }: 대상이 동작하지 않는 경로
    .explain =
        경로의 대상이 삭제되거나 분리되어도 경로는 blackhole 상태로 테이블에 남습니다. 이 경로는 여전히 선택되므로 패킷은 그리로 가서 사라지고, 더 짧은 접두사의 경로가 대신하지 않습니다. 게이트웨이를 다시 만들면 ID가 새로 생기므로 예전 경로가 저절로 살아나지는 않습니다.

        - 콘솔: VPC → 라우팅 테이블 → 라우팅 탭에서 상태가 "블랙홀"인지 봅니다. 대상 열의 ID가 이미 사라진 것입니다.
        - CLI: `aws ec2 describe-route-tables --filters Name=route.state,Values=blackhole`

ASYMMETRIC_PATH = { $resource }: 응답이 요청이 들어온 길과 다른 길로 나가다가 여기에서 버려집니다
    .title = 응답이 다른 길로 나감
    .question = 요청은 어느 길로 들어왔고, 응답은 어느 길로 돌아갑니까?
    .expected = 요청이 들어온 길로 되돌아 나가는 응답
    .found = { $rule }
    .explain =
        NAT 게이트웨이는 자신을 거쳐 열린 연결에 속한 패킷만 전달합니다. 요청은 인터넷 게이트웨이로 들어왔는데 서브넷의 기본 경로가 응답을 NAT 게이트웨이로 보내면, NAT 게이트웨이는 그 연결을 본 적이 없으므로 응답을 버립니다. 밖에서 보면 서버가 죽은 것처럼 보입니다.

        - 콘솔: 서브넷의 기본 경로와 요청이 들어오는 게이트웨이를 비교합니다.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET`

ROUTING_LOOP = { $resource }: 패킷이 여기에서 맴돌기만 하고 도착하지 못합니다
    .title = 라우팅 루프
    .question = 패킷을 한 걸음씩 따라가 보면, 이미 지나온 곳으로 되돌아가는 지점은 어디입니까?
    .expected = 목적지 쪽으로 나아가는 경로
    .found = { $rule }: 이미 지나온 곳으로 되돌아가는 경로
    .explain =
        라우팅 테이블이나 어플라이언스를 차례로 지난 패킷이 이미 지나온 곳으로 되돌아갑니다. 이런 패킷은 도착하지 못하고 일정 홉이 지나면 버려집니다. 검사용 어플라이언스나 전송 게이트웨이에서 한쪽의 되돌아오는 경로가 빠졌을 때 생깁니다.

        - 콘솔: 목적지 주소에 대해 각 테이블의 경로를 차례로 따라갑니다.
        - CLI: `aws ec2 describe-route-tables`
