# 힌트 사다리. 질문과 개념은 각 코드의 메시지에 있습니다.

hint-idea = { $idea } ({ $chapter }장, 더 보기: check explain { $code })
hint-rewritten = 월드 파일을 아래와 같이 고치면 실습이 통과합니다(실제로 적용해 확인했습니다). “-” 뒤의 줄은 지우고, “+” 뒤의 줄은 그 자리에 적습니다. 지우는 줄이 없으면 파일의 맨 끝에 적습니다. 밖에서 본 결과(probe, repository)도 파일의 한 줄입니다. 실제 계정에서는 원인을 고치면 이 결과가 저절로 달라집니다.
label-in-world = 이 월드를 고치는 줄입니다. 파일의 맨 끝에 덧붙이거나, 있던 줄을 이에 맞게 고칩니다:
label-what-if = 같은 내용을 --what-if 파일에 쓸 줄로 나타내면 다음과 같습니다. 아무것도 바꾸지 않고 지금의 근거에 시험해 봅니다.
place-in-world = { $place } (월드 파일에서는 “{ $label }” 이름이 들어간 줄)

place-region = 콘솔: 오른쪽 위에서 { $resource } 리전을 고른 뒤 VPC → VPC
place-vpc = 콘솔: VPC → VPC → { $resource }
place-internet-gateways = 콘솔: VPC → 인터넷 게이트웨이 → VPC ID가 { $resource }인 것
place-endpoints = 콘솔: VPC → 엔드포인트 → VPC ID가 { $resource }인 것
place-peerings = 콘솔: VPC → 피어링 연결 → 요청자 VPC나 수락자 VPC가 { $resource }인 것
place-route-tables = 콘솔: VPC → 라우팅 테이블 → VPC가 { $resource }인 것 → 라우팅, 서브넷 연결
place-subnets = 콘솔: VPC → 서브넷 → VPC가 { $resource }인 것 → IPv4 CIDR, 가용 영역
place-instances = 콘솔: EC2 → 인스턴스 → VPC ID가 { $resource }인 것 → 인스턴스 상태, 네트워킹 탭
place-subnet = 콘솔: VPC → 서브넷 → { $resource } → 세부 정보, 라우팅 테이블, 네트워크 ACL
place-rtb = 콘솔: VPC → 라우팅 테이블 → { $resource } → 라우팅, 서브넷 연결
place-acl = 콘솔: VPC → 네트워크 ACL → { $resource } → { $direction ->
    [ingress] 인바운드 규칙
    [egress] 아웃바운드 규칙
   *[other] 인바운드 규칙, 아웃바운드 규칙, 서브넷 연결
}
place-sg = 콘솔: VPC → 보안 그룹 → { $resource } → { $direction ->
    [ingress] 인바운드 규칙
    [egress] 아웃바운드 규칙
   *[other] 인바운드 규칙, 아웃바운드 규칙
}
place-igw = 콘솔: VPC → 인터넷 게이트웨이 → { $resource } → 상태, VPC ID
place-eigw = 콘솔: VPC → 송신 전용 인터넷 게이트웨이 → { $resource }
place-nat = 콘솔: VPC → NAT 게이트웨이 → { $resource } → 상태, 연결 유형, 서브넷
place-vpce = 콘솔: VPC → 엔드포인트 → { $resource } → 라우팅 테이블, 서브넷, 보안 그룹, 정책
place-pcx = 콘솔: VPC → 피어링 연결 → { $resource } → 상태
place-eni = 콘솔: EC2 → 네트워크 인터페이스 → { $resource }
place-i = 콘솔: EC2 → 인스턴스 → { $resource } → 인스턴스 상태, 아래쪽의 네트워킹 탭과 보안 탭
place-eice = 콘솔: VPC → 엔드포인트 → { $resource } (EC2 인스턴스 연결)
place-pl = 콘솔: VPC → 관리형 접두사 목록 → { $resource } → 항목
place-tgw = 콘솔: VPC → 전송 게이트웨이 → { $resource }
place-tgw-attach = 콘솔: VPC → 전송 게이트웨이 연결 → { $resource }
place-tgw-rtb = 콘솔: VPC → 전송 게이트웨이 라우팅 테이블 → { $resource } → 연결, 전파, 라우팅
place-vgw = 콘솔: VPC → 가상 프라이빗 게이트웨이 → { $resource }
place-vpn = 콘솔: VPC → 사이트 간 VPN 연결 → { $resource } → 터널 세부 정보
place-vpcbpa = 콘솔: VPC → 설정 → 퍼블릭 액세스 차단 → 제외 → { $resource }
place-load-balancer = 콘솔: EC2 → 로드 밸런서 → { $resource } → 리스너 및 규칙, 네트워크 매핑, 보안
place-targets-of = 콘솔: EC2 → 로드 밸런서 → { $resource } → 리소스 맵: 비정상인 대상과 그 이유
place-hosts-of = { $resource } 뒤의 호스트에서: 그때 서비스가 남긴 로그, `sudo journalctl -u shop -n 50`
place-rules-of = 콘솔: EC2 → 로드 밸런서 → { $resource } → 리스너 및 규칙 → 규칙: 우선순위에 따라 이 경로를 맡는 규칙
place-stickiness-of = 콘솔: EC2 → 로드 밸런서 → { $resource } → 리스너 및 규칙 → 이 경로의 규칙 → 대상 그룹 → 속성 → 고정
place-redirects-of = 콘솔: EC2 → 로드 밸런서 → { $resource } → 리스너 및 규칙: 리디렉션하는 규칙과 그 목적지
place-service-of = { $resource } 호스트에서: `sudo ss -ltnp`에는 연결을 받는 프로세스가, `sudo journalctl -u shop -n 50`에는 서비스의 로그가 나옵니다
place-target-group = 콘솔: EC2 → 대상 그룹 → { $resource } → 대상
place-load-balancers = 콘솔: EC2 → 로드 밸런서 → VPC가 { $resource }인 것
place-listener = 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → { $resource }
place-database = 콘솔: RDS → 데이터베이스 → { $resource } → 연결 및 보안, 구성
place-databases = 콘솔: RDS → 데이터베이스 → VPC가 { $resource }인 것
place-certificate = 콘솔: Certificate Manager(ARN에 적힌 리전) → { $resource } → 도메인
place-zone = 콘솔: Route 53 → 호스팅 영역 → { $resource } → 레코드
place-handshake = 콘솔: EC2 → 로드 밸런서 → { $resource } 이름이 이어지는 것 → 리스너 및 규칙 → 443 포트의 리스너 → 인증서
place-redirects = 콘솔: EC2 → 로드 밸런서 → { $resource } 이름이 이어지는 것 → 리스너 및 규칙 → 80 포트의 리스너 → 기본 작업
place-instance = { $resource } 주소 뒤의 호스트에서, 지금 실행 중인 프로세스에 실제로 전달된 설정
place-page = 애플리케이션의 코드에서 { $resource } 주소에 응답하는 곳. `curl -i`로 그 주소를 요청하면 상태 코드와 헤더가 보입니다
place-file = 여러분의 저장소에서 { $resource } 파일. 언제 누가 넣었는지는 `git log -p -- 경로`가 보여 줍니다
place-domain = 콘솔: Route 53 → 등록된 도메인 → { $resource } → 네임서버. 다른 곳에서 등록했다면 그 등록 기관
place-distribution = 콘솔: CloudFront → 배포 → { $resource } → 오리진, 동작
place-distributions = 콘솔: CloudFront → 배포 → 오리진이 { $resource }의 로드 밸런서인 것
place-vpc-origin = 콘솔: CloudFront → VPC 오리진 → { $resource } → 상태
place-zones = 콘솔: Route 53 → 호스팅 영역 → { $resource } 이름에 맞는 것
place-all-zones = 콘솔: Route 53 → 호스팅 영역
place-certificates = 콘솔: Certificate Manager → { $resource } 이름에 맞는 것

set-DISTRIBUTION_DISABLED = 콘솔: CloudFront → 배포 → { $resource } 선택 → 활성화
set-DISTRIBUTION_LACKS_NAME = 콘솔: CloudFront → 배포 → { $resource } → 일반 → 설정 → 편집 → 대체 도메인 이름에 추가: { $name }
set-DISTRIBUTION_ORIGIN_ELSEWHERE = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 오리진: 내 로드 밸런서의 것
set-EDGE_DROPS_COOKIES = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 오리진 요청 정책: AllViewer
set-EDGE_DROPS_HOST = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 오리진 요청 정책: AllViewer
set-EDGE_DROPS_QUERIES = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 오리진 요청 정책: AllViewer
set-EDGE_KEEPS_BY_COOKIE = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 캐시 정책: CachingOptimized
set-EDGE_KEEPS_NOTHING = 콘솔: CloudFront → 배포 → { $resource } → 동작: 경로 패턴이 { $path } 경로에 맞고 캐시 정책이 CachingOptimized인 동작
set-EDGE_REFUSES_POST = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 허용된 HTTP 방법: GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE
set-EDGE_SHARES_PAGES = 콘솔: CloudFront → 배포 → { $resource } → 동작 → { $pattern } → 편집 → 캐시 정책: CachingDisabled
set-ORIGIN_REDIRECTS_BACK = 콘솔: CloudFront → 배포 → 내 배포 → 오리진 → 로드 밸런서 → 편집 → 프로토콜: HTTPS만
set-ORIGIN_SPEAKS_OTHERWISE = 콘솔: CloudFront → 배포 → 내 배포 → 오리진 → 로드 밸런서 → 편집 → 프로토콜: 그 포트 리스너의 프로토콜({ $instead })
