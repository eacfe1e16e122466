# 로드 밸런서: 요청에 누가, 어떤 규칙으로 답하는지.

NO_LOAD_BALANCER = { $resource }: 이 VPC에는 로드 밸런서가 없습니다
    .title = 로드 밸런서 없음
    .question = 이 리전에는 어떤 로드 밸런서가 있고, 각각 어느 VPC에 있습니까?
    .expected = 이 VPC의 활성 상태인 애플리케이션 로드 밸런서
    .found = { $elsewhere }
    .explain =
        애플리케이션 로드 밸런서는 밖에서 들어오는 하나뿐인 입구이므로 뒤의 인스턴스에는 퍼블릭 주소가 필요 없습니다. 로드 밸런서는 한 VPC에 속하고, 서로 다른 가용 영역 두 곳의 서브넷을 고르지 않으면 AWS가 만들어 주지 않습니다.

        - 콘솔: EC2 → 로드 밸런서, **VPC ID** 열.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,VpcId]'`

ALB_EXPECTED = { $resource }: 네트워크 로드 밸런서입니다. 이 실습은 애플리케이션 로드 밸런서를 다룹니다
    .title = 네트워크 로드 밸런서뿐임
    .question = 이 로드 밸런서는 어떤 유형이고, 그 유형은 요청의 어느 부분까지 볼 수 있습니까?
    .expected = 애플리케이션 로드 밸런서
    .found = 유형 network
    .explain =
        네트워크 로드 밸런서는 연결을 넘겨줄 뿐이고 주소와 포트만 봅니다. 경로, 호스트 이름, 쿠키는 요청 안에 있어 애플리케이션 로드 밸런서만 읽을 수 있으므로, 여기에는 실습 2.20의 규칙을 둘 수 없습니다.

        - 콘솔: EC2 → 로드 밸런서, **유형** 열.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type]'`

LOAD_BALANCER_INTERNAL = { $resource }: 내부용 로드 밸런서라 이름을 조회하면 프라이빗 주소가 나옵니다
    .title = 내부용 로드 밸런서
    .question = 이 로드 밸런서의 이름을 조회하면 어떤 주소가 나옵니까?
    .expected = 체계 internet-facing, 또는 그 앞에 있는 공개된 입구
    .found = 체계 internal
    .explain =
        내부용 로드 밸런서의 노드에는 프라이빗 주소뿐이라 VPC 밖에서는 닿을 수 없습니다. 체계는 로드 밸런서를 만들 때 정하고 나중에 바꿀 수 없습니다.

        - 콘솔: EC2 → 로드 밸런서, **체계** 열.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Scheme]'`

LOAD_BALANCER_IN_PRIVATE_SUBNET = { $resource }: 인터넷 게이트웨이로 가는 경로가 없는 서브넷에 있습니다: { $subnets }
    .title = 프라이빗 서브넷의 로드 밸런서
    .question = 이 로드 밸런서는 어느 서브넷에 있고, 각 서브넷의 기본 경로는 어디로 이어집니까?
    .expected = 활성화한 가용 영역마다 퍼블릭 서브넷
    .found = { $subnets }
    .explain =
        클라이언트는 로드 밸런서의 노드로 보내고, 응답은 노드가 있는 서브넷의 라우팅 테이블을 따라 나갑니다. 그 테이블이 인터넷 게이트웨이로 이어지지 않으면 퍼블릭 주소만으로는 소용이 없으며, 프라이빗 서브넷에 둘 것은 대상입니다.

        - 콘솔: EC2 → 로드 밸런서 → 네트워크 매핑.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].AvailabilityZones[].[ZoneName,SubnetId]'`

LOAD_BALANCER_WITHOUT_LISTENER = { $resource }: http나 https를 받는 리스너가 없습니다
    .title = 리스너가 없는 로드 밸런서
    .question = 이 로드 밸런서는 어떤 포트에서 요청을 기다립니까?
    .expected = 대상 그룹으로 전달하는 리스너(예: HTTP 80)
    .found = 없음
    .explain =
        로드 밸런서는 리스너가 있는 포트에서만 요청을 받습니다. 리스너가 없으면 대상이 아무리 정상이어도 연결이 되지 않습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

REDIRECT_TO_CLOSED_PORT = { $resource }: 요청을 { $url } 쪽으로 보내지만 그 요청을 받을 리스너가 없습니다
    .title = 리스너가 없는 포트로 리디렉션
    .question = 리디렉션은 클라이언트를 어떤 프로토콜과 포트로 보내고, 거기에서 요청을 받는 리스너가 있습니까?
    .expected = 리디렉션이 가리키는 프로토콜과 포트의 리스너
    .found = { $port }번 포트에는 없음
    .explain =
        리디렉션은 클라이언트에게 다시 요청할 곳을 알려 줄 뿐입니다. 그곳에는 그 프로토콜을 쓰는 리스너가 따로 있어야 합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port,DefaultActions]'`

REDIRECT_LOOP = { $resource }: 같은 주소로 리디렉션이 반복됩니다: { $url }
    .title = 반복되는 리디렉션
    .question = 리디렉션은 어떤 요청으로 이어지고, 그 요청은 어떤 규칙에 걸립니까?
    .expected = 대상 그룹에서 끝나는 리디렉션
    .found = 다시 { $url }
    .explain =
        프로토콜, 호스트, 포트, 경로 가운데 아무것도 바꾸지 않는 리디렉션은 클라이언트를 같은 자리로 돌려보냅니다. 브라우저는 스무 번쯤 따라가다 포기합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions,Actions]'`

FORWARD_TO_NOBODY = { $resource }: { $path } 요청이 가중치가 모두 0인 대상 그룹으로 전달됩니다
    .title = 가중치가 모두 0
    .question = 대상 그룹마다 요청을 얼마나 나누어 받습니까?
    .expected = 가중치가 0보다 큰 대상 그룹
    .found = 모두 0
    .explain =
        대상 그룹의 가중치는 전체에서 차지하는 몫입니다. 가중치가 0인 그룹은 아무것도 받지 못하고, 모두 0이면 클라이언트가 오류를 받습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Actions[].ForwardConfig'`

LISTENER_ANSWERS_ITSELF = { $resource }: { $path } 요청에 로드 밸런서가 직접 { $status } 응답을 보내고 대상에는 넘기지 않습니다
    .title = 대상 대신 고정 응답
    .question = 이 요청은 어떤 규칙에 걸리고, 그 규칙의 작업은 무엇입니까?
    .expected = 대상 그룹으로 전달하는 규칙
    .found = 고정 응답 { $status }
    .explain =
        작업은 전달, 리디렉션, 고정 응답 가운데 하나입니다. 고정 응답은 아무도 요청하지 말아야 할 것에 쓰고, 애플리케이션이 답해야 할 요청은 전달하는 규칙에 걸려야 합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Actions[].Type]'`

TARGET_GROUP_NOT_IN_USE = { $resource }: 이 그룹에 대상이 등록되어 있지만 어떤 리스너도 이 그룹으로 전달하지 않습니다
    .title = 쓰이지 않는 대상 그룹
    .question = 어느 리스너나 규칙이 이 대상 그룹을 가리킵니까?
    .expected = 이 그룹으로 전달하는 리스너나 규칙
    .found = 요청을 받도록 설정되지 않음
    .explain =
        어떤 리스너도 가리키지 않는 그룹의 대상은 `Target.NotInUse`라는 이유와 함께 *사용되지 않음* 상태이고 상태 확인도 받지 않습니다. 대상을 등록한다고 해서 그룹이 로드 밸런서에 연결되지는 않습니다.

        - 콘솔: EC2 → 대상 그룹, **로드 밸런서** 열.
        - CLI: `aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,LoadBalancerArns]'`

TARGET_GROUP_EMPTY = { $resource }: 이 그룹에 등록된 대상이 없어 클라이언트가 503을 받습니다
    .title = 대상이 없는 대상 그룹
    .question = 이 그룹에는 어떤 대상이 어떤 포트로 등록되어 있습니까?
    .expected = 대상 둘 이상
    .found = 없음
    .explain =
        대상 그룹은 비어 있는 채로 만들어지고, 인스턴스는 직접 등록하거나 Auto Scaling 그룹이 등록해야 대상이 됩니다. 요청을 보낼 대상이 없는 로드 밸런서는 503으로 응답합니다.

        - 콘솔: EC2 → 대상 그룹 → 대상.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_ZONE_NOT_ENABLED = { $resource }: 대상 { $target }의 가용 영역 { $zone }에는 이 로드 밸런서가 활성화되어 있지 않습니다
    .title = 대상의 가용 영역이 활성화되지 않음
    .question = 이 로드 밸런서는 어느 가용 영역에 있고, 대상은 어느 가용 영역에 있습니까?
    .expected = 가용 영역 { $zone } 활성화와 그 영역의 퍼블릭 서브넷
    .found = { $zone } 비활성
    .explain =
        로드 밸런서는 활성화된 가용 영역의 대상에만 보내고, 다른 영역의 대상은 *사용되지 않음* 상태가 됩니다. 대상이 어느 서브넷에 있든, 그 영역의 퍼블릭 서브넷을 골라 영역을 활성화합니다.

        - 콘솔: EC2 → 로드 밸런서 → 네트워크 매핑.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].AvailabilityZones[].ZoneName'`

HEALTH_CHECK_OTHER_STATUS = { $resource }: 상태 확인이 대상 { $target }의 { $path } 경로를 요청하지만 정상으로 인정하지 않는 응답이 옵니다
    .title = 상태 확인의 응답 코드가 다름
    .question = 상태 확인이 요청하는 경로에 애플리케이션은 무엇이라고 답합니까?
    .expected = { $path } 요청에 { $matcher } 응답
    .found = { $came }
    .explain =
        대상에 닿아 응답까지 왔으므로 경로, 네트워크 ACL, 보안 그룹에는 문제가 없습니다. 상태 확인은 응답 코드만 비교합니다. 없는 경로는 404, 리디렉션하는 경로는 302를 주고, 정해진 호스트 이름만 받는 애플리케이션은 400을 줍니다. 상태 확인의 호스트는 대상의 주소와 포트이기 때문입니다.

        - 콘솔: EC2 → 대상 그룹 → 상태 확인, 대상.
        - CLI: `aws elbv2 describe-target-groups --query 'TargetGroups[].[HealthCheckPath,Matcher]'`

TARGET_DOES_NOT_ANSWER = { $resource }: 상태 확인이 이 대상의 { $port }번 포트에 닿지만 제때 응답이 오지 않습니다
    .title = 응답하지 않는 대상
    .question = 이 대상에서 직접 요청하면 애플리케이션이 얼마 만에 답합니까?
    .expected = 상태 확인의 제한 시간 안에 오는 { $port }번 포트의 응답
    .found = Request timed out
    .explain =
        경로, 네트워크 ACL, 보안 그룹은 패킷을 통과시킵니다. 남은 원인은 호스트 안에 있습니다. 호스트 자체의 방화벽이거나, 연결은 받고 제때 답하지 않는 애플리케이션입니다.

        - 콘솔: EC2 → 대상 그룹 → 대상, **상태 확인 세부 정보** 열.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_REFUSES = { $resource }: 상태 확인이 이 대상에 닿지만 { $port }번 포트에서 아무도 답하지 않습니다
    .title = 연결을 거부하는 대상
    .question = 이 대상의 애플리케이션은 어느 주소의 몇 번 포트로 연결을 받습니까?
    .expected = { $port }번 포트에서 다른 호스트의 연결도 받는 애플리케이션
    .found = Health checks failed
    .explain =
        패킷이 호스트에 도착하므로 네트워크가 원인은 아닙니다. 애플리케이션이 실행되지 않았거나, 대상 그룹과 다른 포트를 쓰거나, 127.0.0.1로 오는 연결만 받아서 연결이 거부되거나 끊깁니다. 프로토콜이 HTTPS인 대상 그룹은 대상과도 TLS로 통신하므로, 그 포트에서 http를 쓰는 애플리케이션과의 연결도 끊깁니다.

        - 대상에서: `ss -ltn`. 콘솔: EC2 → 대상 그룹 → 대상, **포트** 열.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_ADDRESS_UNUSABLE = { $resource }: 이 주소는 로드 밸런서의 주소라 대상이 될 수 없습니다
    .title = 대상이 될 수 없는 주소
    .question = 여기에 등록된 주소는 누구의 주소입니까?
    .expected = 호스트의 주소
    .found = 로드 밸런서의 주소
    .explain =
        로드 밸런서의 주소는 바뀌므로 직접 적어 두고 쓰는 주소가 아닙니다. 대상은 인스턴스, 호스트의 주소, 함수이고, 네트워크 로드 밸런서라면 애플리케이션 로드 밸런서도 됩니다.

        - 콘솔: EC2 → 대상 그룹 → 대상.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_NOT_RUNNING = { $resource }: 이 대상은 중지되었거나 종료되었습니다
    .title = 실행 중이 아닌 대상
    .question = 이 인스턴스는 어떤 상태입니까?
    .expected = 실행 중인 인스턴스
    .found = Target.InvalidState
    .explain =
        중지된 인스턴스는 등록된 채로 남지만 요청을 받지 않습니다. 다시 실행하면 다시 상태 확인을 받고, 종료된 인스턴스는 돌아오지 않습니다.

        - 콘솔: EC2 → 인스턴스, **인스턴스 상태** 열.
        - CLI: `aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,State.Name]'`

ONE_TARGET = { $resource }: { $target } 하나만 이 그룹의 정상 대상입니다
    .title = 정상 대상이 하나뿐임
    .question = 몇 개의 대상이 응답하고, 하나뿐인 대상이 다시 시작하는 동안 클라이언트는 무엇을 받습니까?
    .expected = 가용 영역 두 곳의 정상 대상 둘
    .found = 하나
    .explain =
        대상이 하나면 나눌 것이 없고, 그 대상이 다시 시작하는 동안 클라이언트는 오류를 받습니다. 가용 영역 두 곳에 대상이 둘이면 다시 시작하거나 영역 하나를 잃어도 서비스가 이어집니다.

        - 콘솔: EC2 → 대상 그룹 → 대상.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_OPEN_TO_INTERNET = { $resource }: 클라이언트가 로드 밸런서를 거치지 않고 { $block } 쪽에서 이 대상의 { $port }번 포트에 닿습니다
    .title = 인터넷에 열린 대상
    .question = 이 대상의 보안 그룹은 애플리케이션의 포트를 누구에게 허용합니까?
    .expected = 로드 밸런서의 보안 그룹만
    .found = { $port }번 포트에 { $block }
    .explain =
        로드 밸런서 뒤의 대상이 클라이언트를 직접 받을 필요는 없습니다. 보안 그룹이 아직 모두에게 열려 있으면 요청이 로드 밸런서의 규칙, 인증서, 로그를 우회하므로, 로드 밸런서의 보안 그룹을 가리키는 규칙이면 충분합니다.

        - 콘솔: EC2 → 보안 그룹 → 인바운드 규칙.
        - CLI: `aws ec2 describe-security-groups --query 'SecurityGroups[].[GroupId,IpPermissions]'`

RULE_SHADOWED = { $resource }: 우선순위 { $priority }인 이 규칙이 { $path } 요청을 먼저 가져가서 우선순위 { $late-priority }인 규칙 { $late } 차례가 오지 않습니다
    .title = 더 넓은 규칙에 가려진 규칙
    .question = 규칙은 어떤 순서로 확인하고, 가장 먼저 맞는 규칙은 무엇입니까?
    .expected = 더 좁은 규칙에 더 작은 번호
    .found = 이 규칙의 우선순위 { $priority }, 규칙 { $late }의 우선순위 { $late-priority }
    .explain =
        규칙은 번호가 작은 것부터 확인하고 처음 맞는 규칙이 결정합니다. 패턴이 얼마나 자세한지는 상관없으므로 `/*` 같은 넓은 패턴은 좁은 패턴들 뒤에 둡니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙, **우선순위** 열.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions[].Values]'`

PATH_PATTERN_CASE = { $resource }: 패턴 { $pattern } 안의 대소문자가 { $path } 요청과 다릅니다
    .title = 경로 패턴의 대소문자가 다름
    .question = 패턴은 어떤 글자로 되어 있고, 애플리케이션의 요청은 어떤 글자로 되어 있습니까?
    .expected = 애플리케이션이 쓰는 경로 그대로의 패턴
    .found = { $pattern }
    .explain =
        경로 패턴은 대소문자를 구별해 글자 그대로 비교합니다. 대소문자를 구별하지 않는 것은 호스트 이름뿐입니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

PATH_PATTERN_WITHOUT_REST = { $resource }: 패턴 { $pattern }에는 바로 그 경로만 맞고 { $path } 요청은 맞지 않습니다
    .title = 하위 경로가 빠진 경로 패턴
    .question = 이 패턴은 글자 그대로 어떤 경로에 맞습니까?
    .expected = 뒤에 오는 부분을 별표로 적은 패턴을 함께
    .found = { $pattern }
    .explain =
        패턴은 경로 전체와 맞아야 합니다. `/delivery`는 `/delivery/`와도 `/delivery/3`과도 다릅니다. 별표는 어떤 글자든 뜻하므로 하위 경로는 `/delivery/*`로 받고, `/delivery`는 두 번째 값으로 나란히 둡니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

PATH_PATTERN_ONLY_BELOW = { $resource }: 패턴 { $pattern }에는 하위 경로만 맞고 { $path } 자체에는 맞지 않습니다
    .title = 경로 자체가 빠진 경로 패턴
    .question = 이 패턴은 글자 그대로 어떤 경로에 맞습니까?
    .expected = 경로 자체를 조건의 두 번째 값으로
    .found = { $pattern }
    .explain =
        패턴은 경로 전체와 맞아야 합니다. `/delivery/*`는 `/delivery/`로 시작하는데 `/delivery` 요청은 그렇지 않습니다. 조건에는 값을 여러 개 둘 수 있고 그 가운데 하나만 맞으면 됩니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

RULES_SHARE_TARGET_GROUP = { $resource }: 이 규칙은 { $path } 요청을 { $group } 그룹으로 보내는데 다른 요청도 같은 그룹으로 갑니다
    .title = 대상 그룹을 함께 쓰는 규칙
    .question = 이 규칙은 어느 대상 그룹으로 전달하고, 나머지 요청은 어느 그룹으로 전달합니까?
    .expected = { $path } 요청만의 대상 그룹
    .found = 둘 다 { $group }
    .explain =
        다른 요청과 같은 대상 그룹으로 이어지는 규칙은 아무것도 나누지 못합니다. 서비스마다 자기 포트와 자기 상태 확인을 가진 대상 그룹을 따로 둡니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙, **작업** 열.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Actions[].TargetGroupArn]'`

RULE_ON_OTHER_LISTENER = { $resource }: { $path } 요청을 받는 { $rule } 규칙이 다른 리스너 { $other }에만 있고 이 리스너에는 없습니다
    .title = 다른 리스너에 있는 규칙
    .question = 클라이언트의 요청은 어느 리스너가 받고, 규칙은 어느 리스너에 있습니까?
    .expected = 이 리스너에도 같은 규칙
    .found = { $other }에만 규칙이 있음
    .explain =
        규칙은 리스너 하나에 속합니다. http와 https를 둘 다 서비스하면 규칙도 리스너마다 따로 두어야 하므로, http는 리디렉션만 하고 규칙은 https에 두는 편이 간단합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions[].Values]'`

NO_RULE_FOR_PATH = { $resource }: { $path } 요청을 따로 둔 대상 그룹으로 보내는 규칙이 없습니다
    .title = 경로의 규칙 없음
    .question = 이 리스너에는 어떤 규칙이 있고, 그 가운데 어느 것이 이 경로에 맞습니까?
    .expected = 두 번째 대상 그룹으로 전달하는 경로 조건 규칙
    .found = 다른 모든 경로와 같은 대상 그룹
    .explain =
        어떤 규칙에도 맞지 않는 요청은 기본 작업을 따릅니다. 어떤 경로만 다른 곳으로 보내려면, 그 경로에 맞고 다른 대상 그룹으로 전달하는 규칙이 리스너에 있어야 합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions[].Values]'`

PATTERN_CATCHES_MORE = { $resource }: 이 규칙은 앞부분만 같은 { $path } 요청까지 가져갑니다
    .title = 더 많이 걸리는 패턴
    .question = 같은 글자로 시작하는 경로가 또 있습니까?
    .expected = 별표 앞에 슬래시를 둔 패턴
    .found = { $path } 요청도 맞음
    .explain =
        별표는 슬래시든 글자든 무엇이든 뜻하므로 `/delivery*`에는 `/delivery-fee`도 맞습니다. `/delivery`와 `/delivery/*`를 두 값으로 두면 그 경로와 그 아래만 맞습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 규칙.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

STICKINESS_NOT_BETWEEN_GROUPS = { $resource }: 요청을 { $groups } 사이에서 나누지만 클라이언트를 한 그룹에 묶어 두는 설정이 없습니다
    .title = 대상은 고정되지만 그룹은 바뀜
    .question = 대상 그룹은 어떤 쿠키가 정하고, 그 안의 대상은 어떤 쿠키가 정합니까?
    .expected = 대상 그룹의 고정과 함께 작업의 그룹 수준 고정
    .found = 꺼져 있음
    .explain =
        대상 그룹의 고정 세션은 클라이언트를 그 그룹 *안의* 대상에 묶어 둡니다. 작업이 가중치로 요청을 여러 그룹에 나누면, 클라이언트를 한 그룹에 묶어 두는 고정이 작업에 따로 있어야 합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 규칙 → 그룹 수준 고정.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Actions[].ForwardConfig'`

APP_COOKIE_WITH_SEVERAL_GROUPS = { $resource }: 이 그룹은 애플리케이션의 쿠키를 따르는데, 여러 그룹이 요청을 나누어 받는 곳에서는 동작하지 않습니다
    .title = 가중치 그룹과 애플리케이션 쿠키
    .question = 몇 개의 대상 그룹이 이 요청을 나누어 받고, 누구의 쿠키를 따릅니까?
    .expected = 로드 밸런서의 쿠키, 또는 대상 그룹 하나
    .found = app_cookie
    .explain =
        가중치를 둔 대상 그룹에서는 애플리케이션 쿠키를 따르는 고정을 지원하지 않습니다. 그룹이 여럿이면 로드 밸런서가 만드는 쿠키만 클라이언트를 묶어 둡니다.

        - 콘솔: EC2 → 대상 그룹 → 속성 → 고정.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`

APP_COOKIE_NOT_USABLE = { $resource }: 이 그룹의 고정 세션이 따르는 쿠키의 이름은 애플리케이션이 쓸 수 없는 것입니다: "{ $cookie }"
    .title = 따를 수 없는 쿠키
    .question = 애플리케이션은 어떤 이름의 쿠키로 세션을 구별합니까?
    .expected = 애플리케이션이 쓰는 세션 쿠키의 이름
    .found = "{ $cookie }"
    .explain =
        애플리케이션 쿠키를 따르는 고정은 애플리케이션이 그 이름의 쿠키를 내려 줄 때만 이어집니다. AWSALB로 시작하는 이름은 로드 밸런서의 것이라 애플리케이션의 쿠키가 될 수 없습니다.

        - 콘솔: EC2 → 대상 그룹 → 속성 → 고정.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`

NO_STICKINESS = { $resource }: 클라이언트를 한 대상에 묶어 두는 설정이 없습니다. 세션은 모든 대상이 함께 쓰는 곳에 있어야 합니다
    .title = 고정 세션 없음
    .question = 애플리케이션은 세션을 어디에 둡니까?
    .expected = 고정 세션, 또는 데이터베이스처럼 함께 쓰는 곳의 세션
    .found = 꺼져 있음
    .explain =
        고정 세션이 없으면 요청마다 다른 대상으로 갈 수 있습니다. 모든 대상이 함께 쓰는 곳에 세션을 두었다면 그래도 맞고, 고정 세션을 켜도 대상의 메모리에 둔 세션은 그 대상과 함께 사라집니다.

        - 콘솔: EC2 → 대상 그룹 → 속성 → 고정.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`

STICKINESS_ON_ONE_GROUP = { $resource }: { $groups } 쪽과 달리 이 그룹은 클라이언트를 묶어 두지 않습니다
    .title = 한 그룹에만 있는 고정 세션
    .question = 어느 대상 그룹이 클라이언트를 묶어 두고, 시험해 본 그룹은 어느 것입니까?
    .expected = 세션이 필요한 그룹마다 고정 세션
    .found = 여기는 꺼짐, { $groups } 쪽은 켜짐
    .explain =
        고정 세션은 대상 그룹의 속성이라 그룹마다 따로 정합니다. 다른 그룹이 어떻든 이 그룹의 클라이언트는 아무 대상으로나 갑니다.

        - 콘솔: EC2 → 대상 그룹 → 속성 → 고정.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`
