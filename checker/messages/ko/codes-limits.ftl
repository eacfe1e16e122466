# 판단할 수 없는 이유. 이 때문에 확인이 실패하는 일은 없습니다.

EVIDENCE_MISSING = { $resource }: 이를 결정할 AWS의 응답이 없습니다: { $detail }
    .title = 근거 부족
    .question = 이를 결정할 AWS의 응답은 무엇이고, 그 호출은 거부되었습니까, 실패했습니까, 아니면 아직 하지 않았습니까?
    .expected = { $detail }의 응답
    .found = 응답 없음
    .explain =
        AWS에 물었거나 물어야 하는데 온전한 응답이 없습니다. 호출이 거부되었거나, 실패했거나, 이루어지지 않았습니다. 보이지 않는다고 없는 것으로 여기지 않으므로 판정은 "알 수 없음"입니다.

        - 실습에 필요한 권한은 `check policy LAB`으로 볼 수 있습니다.

STATE_PENDING = { $resource }: 아직 만들거나 바꾸는 중입니다: { $detail }
    .title = 아직 진행 중
    .question = 지금은 어떤 상태이고, AWS가 작업을 마치면 어떤 상태가 됩니까?
    .expected = 확정된 상태
    .found = { $detail }
    .explain =
        AWS에서 무엇을 만들거나 바꾸는 데에는 몇 초에서 몇 분이 걸립니다. NAT 게이트웨이는 1–2분, 인터페이스 엔드포인트는 몇 분입니다. 그때까지는 판정할 것이 없습니다. 잠시 뒤에 다시 실행하거나 `--watch`로 지켜봅니다.

        - 콘솔에서 리소스의 상태를 봅니다.

NOT_MODELLED = { $resource }: 이 프로그램이 다루지 않는 동작입니다: { $detail }
    .title = 다루지 않는 동작
    .question = 패킷이 어디로 갈지 말하려면 길의 이 부분에 대해 무엇을 알아야 합니까?
    .expected = 이 프로그램이 아는 구성 요소로 이루어진 길
    .found = { $detail }
    .explain =
        패킷이 이 프로그램이 다루지 않는 구성 요소를 지납니다. 추측하지 않고 알 수 없다고 답합니다.

        - 호스트에서 `curl`이나 `nc`로 직접 시험해 봅니다.

APPLIANCE_FORWARDING_UNKNOWN = { $resource }: 이 어플라이언스가 패킷을 전달하는지는 AWS 구성만으로 알 수 없습니다
    .title = 길에 있는 어플라이언스
    .question = 이 어플라이언스에는 어떤 자체 규칙과 경로가 있고, 누가 그것을 볼 수 있습니까?
    .expected = AWS 구성 요소로 이루어진 길
    .found = { $detail }
    .explain =
        인스턴스나 게이트웨이 로드 밸런서 뒤의 방화벽과 라우터는 AWS API에 보이지 않는 자체 규칙으로 결정합니다.

        - 어플라이언스를 직접 살펴봅니다.

NETWORK_BEYOND_UNKNOWN = { $resource }: 경로의 일부가 구성에 보이지 않는 네트워크에 있습니다
    .title = 전용 회선 너머의 네트워크
    .question = 건너편 네트워크는 누가 운영하고, 그곳의 경로와 방화벽에 대해 무엇을 알아야 합니까?
    .expected = 확인한 범위 안에서 끝나는 길
    .found = { $detail }
    .explain =
        VPN, Direct Connect, 그 밖의 전용 회선 너머는 AWS 계정에 속하지 않습니다.

        - 그 네트워크를 운영하는 사람에게 확인합니다.

UNREADABLE_RULE = { $resource }: 읽을 수 없는 규칙이나 대역이 있습니다: { $detail }
    .title = 읽을 수 없는 규칙
    .question = AWS는 이런 규칙이나 대역을 어떤 형식으로 적고, 여기에는 무엇이 적혀 있습니까?
    .expected = AWS 형식의 규칙
    .found = { $detail }
    .explain =
        값이 AWS가 쓰는 형식이 아닙니다. 규칙이 맞는지 아닌지 알 수 없으므로 결론을 내리지 않습니다.

        - 다시 수집하거나 콘솔에서 규칙을 봅니다.

LISTENER_UNKNOWN = { $resource }: 이 포트에서 받는 프로그램이 있는지는 구성만으로 알 수 없습니다
    .title = 받는 프로그램을 알 수 없음
    .question = 이 포트에서 받을 프로그램이나 서비스는 무엇이고, 실제로 받고 있는지는 누가 볼 수 있습니까?
    .expected = 포트를 열고 있는 것으로 알려진 서비스
    .found = { $detail }
    .explain =
        네트워크는 패킷을 전달했지만 호스트에서 그 포트를 여는 프로그램이 없을 수 있습니다. 그러면 클라이언트는 곧바로 "connection refused"를 받습니다. 시간이 초과될 때까지 아무 답이 없다면 네트워크나 호스트의 방화벽 탓입니다.

        - 호스트에서: `ss -ltn`

UNKNOWN_RESOURCE = { $resource }: 확인한 범위에 이 리소스가 없습니다
    .title = 찾을 수 없는 리소스
    .question = 이것은 어느 계정의 어느 리전에서 볼 수 있고, 그곳을 빠짐없이 수집했습니까?
    .expected = 계정에 있는 리소스
    .found = { $detail }
    .explain =
        확인한 범위에 없는 것입니다. 다른 계정이나 리전의 것이거나, 삭제되었거나, 수집하지 않은 것입니다.

        - 스냅샷의 내용은 `check snapshot show FILE`로 볼 수 있습니다.

UNKNOWN_DESTINATION = { $resource }: 길이 확인하지 않은 곳으로 이어집니다
    .title = 확인한 범위 밖으로 이어지는 길
    .question = 길은 어느 계정의 어느 리전으로 이어지고, 그곳은 누가 볼 수 있습니까?
    .expected = 확인한 범위 안에서 끝나는 길
    .found = { $detail }
    .explain =
        다음 구성 요소가 수집하지 않은 다른 계정이나 리전에 있습니다.

        - 그 계정이나 리전도 수집합니다.

BAD_QUESTION = 답할 수 없는 질문입니다: { $detail }
    .title = 답할 수 없는 질문
    .question = 패킷은 어디에서 어디로, 어떤 프로토콜로, 어느 포트로 가는 것입니까?
    .expected = 출발지, 목적지, 프로토콜, 그리고 tcp와 udp에는 포트
    .found = { $detail }
    .explain =
        한쪽 끝이 ID, 주소, `internet`, 네트워크에 있는 DNS 이름 가운데 어느 것도 아니거나, 프로토콜과 포트가 서로 맞지 않습니다.

        - `check trace --help`
