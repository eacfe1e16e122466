# 로드 밸런서.

LOAD_BALANCER_NOT_ACTIVE = { $resource }: 이 로드 밸런서는 활성 상태가 아닙니다: { $rule }
    .title = 활성이 아닌 로드 밸런서
    .question = 이 로드 밸런서는 어떤 상태이고, 그 이유가 함께 나와 있습니까?
    .expected = 상태 active
    .found = { $rule }
    .explain =
        새로 만든 로드 밸런서는 몇 분 동안 provisioning 상태입니다. 실패했다면 상태에 이유가 있습니다.

        - 콘솔: EC2 → 로드 밸런서 → 상태.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,State]'`

ELBV2_LISTENERS_MISMATCH = { $resource }: 이 로드 밸런서에는 { $what } 리스너가 없습니다
    .title = 이 포트의 리스너 없음
    .question = 이 로드 밸런서에는 어떤 프로토콜과 포트의 리스너가 있습니까?
    .expected = { $what } 리스너
    .found = { $rule }
    .explain =
        로드 밸런서는 리스너가 있는 포트에서만 답합니다. 네트워크 로드 밸런서는 ping에 답하지 않습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

ELBV2_LISTENER_HAS_NO_TG = { $resource }: 리스너가 보내는 대상 그룹에 등록된 대상이 없습니다
    .title = 대상이 없는 리스너
    .question = 리스너가 전달하는 대상 그룹에는 어떤 대상이 등록되어 있습니까?
    .expected = 대상이 하나 이상 등록된 대상 그룹
    .found = { $rule }
    .explain =
        리스너는 대상 그룹으로 전달합니다. 등록된 대상이 없으면 클라이언트는 503을 받거나 아무 답도 받지 못합니다.

        - 콘솔: EC2 → 대상 그룹 → 대상.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

ELBV2_NO_TARGETS_IN_AZ = { $resource }: 이 로드 밸런서가 보낼 수 있는 가용 영역에 대상이 없습니다
    .title = 로드 밸런서의 가용 영역에 대상 없음
    .question = 대상은 어느 가용 영역에 어떤 상태로 있고, 로드 밸런서는 어느 가용 영역으로 보낼 수 있습니까?
    .expected = 활성화된 가용 영역의 대상, 또는 교차 영역 로드 밸런싱
    .found = { $rule }
    .explain =
        로드 밸런서는 활성화된 가용 영역으로만 보냅니다. 교차 영역 로드 밸런싱이 꺼져 있으면 각 노드는 자기 가용 영역으로만 보냅니다.

        - 콘솔: EC2 → 로드 밸런서 → 네트워크 매핑.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].AvailabilityZones'`

LOAD_BALANCER_NO_USABLE_TARGET = { $resource }: 로드 밸런서가 패킷을 넘길 수 있는 대상이 없습니다
    .title = 쓸 수 있는 대상 없음
    .question = 대상 그룹에는 대상마다 어떤 상태가 적혀 있습니까?
    .expected = 로드 밸런서에서 닿을 수 있는 대상
    .found = { $rule }
    .explain =
        등록된 대상이 모두 쓰이지 않거나, 빠지는 중이거나, 로드 밸런서의 서브넷에서 닿을 수 없습니다.

        - 콘솔: EC2 → 대상 그룹 → 대상 → 상태 확인, 세부 정보.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

LOAD_BALANCER_HAIRPIN = { $resource }: 클라이언트 주소를 보존하는 로드 밸런서로는 대상이 자기 자신에게 접속할 수 없습니다
    .title = 로드 밸런서를 거쳐 자기에게 접속
    .question = 대상에 도착한 패킷의 출발지 주소는 무엇이고, 그 주소는 누구의 것입니까?
    .expected = 다른 대상, 또는 클라이언트 IP 보존 끔
    .found = { $packet }
    .explain =
        대상이 클라이언트 IP를 보존하는 로드 밸런서를 거쳐 자기 자신에게 접속하면 자기 주소에서 온 패킷을 받게 됩니다. 대상은 그런 패킷을 버립니다.

        - 콘솔: EC2 → 대상 그룹 → 속성 → 클라이언트 IP 주소 보존.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`
