# 고치는 방법 제안: 편집 하나를 한 문장으로. 리소스는 id로, 새로 만드는 것은 이름으로 부르며 이름은 바꾸어도 됩니다.

label-change = 고치는 방법
change-none = 시험해 본 변경 가운데 다른 문제를 일으키지 않고 통과하게 하는 것이 없습니다. 살펴볼 것: { $commands }
change-your-address = { $block } 대신 자신의 주소를 적으십시오

change-AdmitInList = 네트워크 ACL { $list }의 { $direction ->
    [ingress] 인바운드
   *[egress] 아웃바운드
} 규칙에 { $number }번을 추가합니다: { $traffic } 허용, { $direction ->
    [ingress] 출발지
   *[egress] 목적지
} { $block }
change-DropFromList = 네트워크 ACL { $list }의 { $direction ->
    [ingress] 인바운드
   *[egress] 아웃바운드
} 규칙 { $number }번을 삭제합니다
change-NewList = { $vpc }에 네트워크 ACL({ $label })을 만듭니다
change-Guard = 네트워크 ACL { $list }의 서브넷 연결에 추가합니다: { $subnets }
change-AdmitInGroup = 보안 그룹 { $group }에 { $direction ->
    [ingress] 인바운드
   *[egress] 아웃바운드
} 규칙을 추가합니다: { $traffic }, { $direction ->
    [ingress] 출발지
   *[egress] 목적지
} { $peer }
change-RevokeInGroup = 보안 그룹 { $group }에서 { $direction ->
    [ingress] 인바운드
   *[egress] 아웃바운드
} 규칙을 삭제합니다: { $traffic }, { $direction ->
    [ingress] 출발지
   *[egress] 목적지
} { $peer }
change-NewGroup = { $vpc }에 보안 그룹({ $label })을 만듭니다
change-SetRoute = 라우팅 테이블 { $table }에 { $destination } → { $target } 경로를 설정합니다
change-DropRoute = 라우팅 테이블 { $table }에서 { $destination } 경로를 삭제합니다
change-Associate = 라우팅 테이블 { $table }의 서브넷 연결에 추가합니다: { $subnets }
change-TickTable = 엔드포인트 { $endpoint }의 라우팅 테이블에 추가합니다: { $table }
change-NewTable = { $vpc }에 라우팅 테이블({ $label })을 만듭니다
change-NewInternetGateway = 인터넷 게이트웨이({ $label })를 만들어 { $vpc }에 연결합니다
change-Attach = { $vpc }에 인터넷 게이트웨이를 연결합니다: { $gateway }
change-NewNatGateway = 퍼블릭 서브넷 { $subnet }에 퍼블릭 NAT 게이트웨이({ $label })를 만듭니다. 시간당 요금이 듭니다
change-NewEgressOnlyGateway = { $vpc }에 송신 전용 인터넷 게이트웨이({ $label })를 만듭니다
change-NewGatewayEndpoint = { $vpc }에 { $service } 게이트웨이 엔드포인트({ $label })를 만듭니다. { $tables ->
    [none] 라우팅 테이블은 아직 고르지 않습니다
   *[other] 라우팅 테이블: { $tables }
}
change-Remove = 다음 리소스를 삭제합니다: { $resource }
change-AcceptPeering = { $own ->
        [yes] 피어링 연결 요청을 수락합니다: { $peering }
       *[no] 상대 VPC의 소유자에게 피어링 연결 요청을 수락해 달라고 합니다: { $peering }
    }
change-AttachToTransit = VPC를 전송 게이트웨이 { $gateway }에 연결합니다({ $label }). 서브넷: { $subnets }
change-AssociateAttachment = 전송 게이트웨이 라우팅 테이블 { $table }에 다음 연결을 추가합니다: { $attachment }
change-PropagateAttachment = 연결 { $attachment }의 경로를 전송 게이트웨이 라우팅 테이블 { $table }에 전파합니다
change-AcceptAttachment = 전송 게이트웨이의 소유자가 다음 연결을 수락하게 합니다: { $attachment }
change-Plug = 인스턴스 { $instance }에 네트워크 인터페이스를 연결합니다: { $interface }
change-Start = 인스턴스를 시작합니다: { $instance }
change-Launch = 서브넷 { $subnet }에 { $public ->
    [yes] 퍼블릭 IPv4 주소가 있는 {""}
   *[no] {""}
}인스턴스({ $label })를 시작합니다.{ $groups ->
    [none] {""}
   *[other] {" "}보안 그룹: { $groups }
}
change-GivePublicAddress = { $host }에 탄력적 IP 주소를 연결합니다
change-TakePublicAddress = { $host }에서 퍼블릭 IPv4 주소를 뗍니다
change-CheckOff = { $interface }의 소스/대상 확인을 끕니다
change-Exclude = 퍼블릭 액세스 차단의 제외 항목에 추가합니다({ $mode ->
    [egress] 나가는 것만
   *[both] 양방향
}): { $resource }
change-Widen = 다음 제외 항목을 양방향으로 바꿉니다: { $exclusion }
change-SetTransitRoute = 전송 게이트웨이 라우팅 테이블 { $table }에 정적 경로를 추가합니다: { $destination } → 연결 { $attachment }
change-DnsSupport = { $vpc }의 DNS 확인을 켭니다
change-DnsHostnames = { $vpc }의 DNS 호스트 이름을 켭니다
change-WholePolicy = 엔드포인트 { $endpoint }의 정책을 전체 액세스로 되돌리거나, 필요한 것을 정책에서 허용합니다
change-NamesForAll = 엔드포인트 { $endpoint }의 프라이빗 DNS 이름을 인바운드 리졸버 엔드포인트만이 아니라 VPC 전체에서 쓰게 합니다
change-PrivateNames = 엔드포인트 { $endpoint }의 프라이빗 DNS 이름을 켭니다
change-NewVpc = { $block } 대역으로 VPC({ $label })를 만듭니다
change-AddBlock = { $vpc }에 { $block } 대역을 추가합니다
change-NewSubnet = { $vpc }에 { $block } 대역으로 서브넷({ $label })을 만듭니다
change-Forward = { $at }의 작업을 다음 대상 그룹으로 전달하도록 바꿉니다: { $groups }{ $seconds ->
    [none] {""}
   *[other] {" "}(그룹 고정 { $seconds }초)
}
change-ToHttps = { $at }의 작업을 HTTPS 443 포트로 보내는 리디렉션(301)으로 바꿉니다
change-MatchPaths = 규칙 { $rule }의 경로 조건을 다음으로 바꿉니다: { $patterns }
change-NewRule = 리스너 { $listener }에 우선순위 { $priority } 규칙을 추가합니다. 경로: { $patterns }, 대상 그룹: { $group }
change-RulePriority = 규칙 { $rule }의 우선순위를 바꿉니다: { $priority }
change-CookieOfBalancer = 대상 그룹 { $group }의 고정 세션을 로드 밸런서가 만드는 쿠키로 설정합니다
change-Register = 대상 그룹 { $group }에 다음 대상을 등록합니다: { $target }
change-Alias = 호스팅 영역 { $zone }에 { $kind } 별칭 레코드를 설정합니다: { $name } → { $target }
change-Record = 호스팅 영역 { $zone }에서 { $kind } 레코드 { $name }의 값을 다음으로 설정합니다: { $values }
change-DropRecord = 호스팅 영역 { $zone }에서 { $kind } 레코드를 삭제합니다: { $name }
change-Delegate = 도메인 { $domain }의 네임서버를 다음으로 바꿉니다: { $servers }
change-DropKey = 도메인 { $domain }의 DNSSEC 키를 레지스트리에서 삭제합니다
change-NewListener = { $balancer }에 { $certificate ->
    [none] HTTP
   *[other] HTTPS
} 리스너({ $port } 포트)를 추가합니다. 대상 그룹: { $group }{ $certificate ->
    [none] {""}
   *[other] , 인증서: { $certificate }
}
change-Certify = 리스너 { $listener }의 기본 인증서를 다음으로 바꿉니다: { $certificate }
change-Stand = { $balancer }의 서브넷을 다음으로 바꿉니다: { $subnets }
change-Matcher = 대상 그룹 { $group }의 상태 확인에서 다음 코드를 정상으로 봅니다: { $codes }
change-StartDatabase = 데이터베이스를 시작합니다: { $database }
change-SecurityPolicy = 리스너 { $listener }의 보안 정책을 다음으로 바꿉니다: { $policy }
