# 있기만 해도 과금되는 것: check cost.

cost-head = 계정 { $account }: 쓰든 안 쓰든 과금되는 것
cost-account-unknown = (알 수 없음)
cost-regions = 살펴본 리전 { $count }곳: { $regions }
cost-nothing = 과금되는 것이 없습니다.
cost-nothing-known = 과금되는 것을 찾지 못했지만, 전부 살펴본 것은 아닙니다.
cost-column-hour = 1시간 USD
cost-column-day = 하루 USD
cost-column-month = 한 달 USD
cost-column-krw = 한 달 원
cost-column-what = 항목
cost-total = 합계
cost-total-at-least = 합계, 적어도
cost-by-use = 쓴 만큼
cost-idle = 쓰는 곳 없음

cost-kind-nat-gateway = NAT 게이트웨이
cost-kind-regional-nat-gateway = 리전 NAT 게이트웨이
cost-kind-public-ipv4-address = 퍼블릭 IPv4 주소
cost-kind-load-balancer = 로드 밸런서
cost-kind-classic-load-balancer = 클래식 로드 밸런서
cost-kind-database = 데이터베이스
cost-kind-database-cluster = 데이터베이스 클러스터
cost-kind-database-proxy = 데이터베이스 프록시
cost-kind-database-snapshot = 데이터베이스 스냅샷
cost-kind-vpc-endpoint = VPC 엔드포인트
cost-kind-instance = 인스턴스
cost-kind-volume = 디스크
cost-kind-snapshot = 디스크 스냅샷
cost-kind-hosted-zone = 호스팅 영역
cost-kind-distribution = 배포
cost-kind-transit-gateway-attachment = 전송 게이트웨이 연결
cost-kind-vpn-connection = VPN 연결

cost-part-running = 시간 요금
cost-part-storage = 스토리지
cost-part-extended-support = 연장 지원

cost-unknown = 과금되지만 얼마인지 여기서는 알 수 없는 것. 합계에 넣지 않았습니다.
cost-why-no-price = 요금표에 이 리전의 값이 없습니다
cost-why-no-price-of = 요금표에 이 리전의 값이 없습니다({ $type })
cost-why-call = { $call } 호출에 달려 있는데 그 결과가 없습니다
cost-why-no-type = 유형이나 크기를 알 수 없습니다
cost-why-system = 요금표에는 Linux 인스턴스만 있습니다. 다른 운영체제이거나 어느 운영체제인지 알 수 없습니다
cost-why-tenancy = 전용 하드웨어에 있거나 어디에 있는지 알 수 없습니다
cost-why-spot = 스팟 인스턴스의 요금이라 계속 바뀝니다
cost-why-state = 상태가 { $state }인데, 이 상태에서 과금되는지 알 수 없습니다
cost-why-zones = 가용 영역 몇 곳에 있는지 알 수 없습니다
cost-why-plan = 정액 요금제에 있을 수 있는데 어떤 호출로도 보이지 않습니다. 콘솔에서 보입니다
cost-why-use = 저장하거나 쓴 만큼 과금됩니다
cost-why-changes = 바뀐 블록만 과금되는데, 얼마나 되는지 보여 주는 호출이 없습니다
cost-why-changes-at-most = 바뀐 블록만 과금되는데, 얼마나 되는지 보여 주는 호출이 없습니다. 많아야 한 달에 USD { $usd }
cost-why-backups = 그 리전 데이터베이스의 크기까지는 백업이 무료이고, 넘는 만큼을 보여 주는 호출이 없습니다
cost-why-backups-at-most = 그 리전 데이터베이스의 크기까지는 백업이 무료이고, 넘는 만큼을 보여 주는 호출이 없습니다. 많아야 한 달에 USD { $usd }
cost-why-cores = vCPU 수로 과금되는데, 몇 개인지 알 수 없습니다

cost-coming = 만들어지는 중이고, 다 되면 과금되는 것:
cost-lacking = 알 수 없는 것: 아래 목록을 보지 못했으므로, 여기 있는 것보다 더 과금될 수 있습니다
cost-status-denied = 권한 없음
cost-status-failed = 온전한 응답이 오지 않음
cost-status-unsupported = 엔드포인트가 모르는 호출
cost-status-not-asked = 호출하지 않음

cost-not-in-it = 넣지 않은 것: 지나가는 데이터, 요청 수, 로드 밸런서의 용량 단위, 추가 IOPS, 버킷, 로그, 비밀 값, 도메인, 세금, 할인. 이것들은 청구서에 나옵니다.
cost-by-the-month = 호스팅 영역은 하루만 있어도 한 달 치를 통째로 냅니다. 12시간 안에 지우면 무료입니다.
cost-date = 요금은 { $day }에 읽은 것이고, 하나하나의 출처는 --format json에 있습니다.
cost-dates = 요금은 { $oldest } ~ { $newest } 사이에 읽은 것이고, 하나하나의 출처는 --format json에 있습니다.
cost-rate = 1달러를 { $rate }원으로 계산했습니다({ $date }의 어림값). 오늘 환율은 --krw-rate로 넣습니다.
cost-rate-given = --krw-rate에 따라 1달러를 { $rate }원으로 계산했습니다.
cost-plan = 계정은 { $plan } 요금제이고, 크레딧이 얼마나 남았는지는 알려 주지 않았습니다.
cost-credits = 계정은 { $plan } 요금제이고, 남은 크레딧은 USD { $usd }입니다.
cost-credits-until = 계정은 { $plan } 요금제이고, 남은 크레딧은 USD { $usd }, 끝나는 날은 { $day }입니다.
cost-credits-days = { $days ->
    [0] 이대로면 크레딧이 하루를 못 갑니다.
   *[other] 이대로면 크레딧이 약 { $days }일 갑니다.
}
cost-credits-long = 이대로면 크레딧을 다 쓰기 전에 유효 기간이 먼저 끝납니다.
cost-credits-unknown = 계정에 크레딧이 얼마나 있는지 보지 못했습니다(freetier:GetAccountPlanState).
cost-credits-lacking = 크레딧이 얼마나 남았는지는 알 수 없습니다. { $call } 호출의 응답이 없습니다({ $why }). 합계는 이 값과 관계가 없습니다.
cost-budget = 한 달 요금이 이보다 늘기 전에 메일을 보내 주는 예산입니다. 메일 주소만 바꾸면 bash와 PowerShell에서 그대로 실행됩니다.

cost-summary = 아직 과금되는 것: { $count }개, 1시간에 약 USD { $usd }({ $krw }원). 목록은 check cost에 있습니다.
cost-summary-at-least = 살펴본 것 가운데 아직 과금되는 것: { $count }개, 1시간에 적어도 USD { $usd }({ $krw }원). 전부는 check cost가 살펴봅니다.

cost-reminder-title = AWS에 켜 둔 것이 있습니까?
cost-reminder-text = 과금되는 것은 check cost가, 실습에서 만든 것의 정리는 check cleanup이 알려 줍니다. 잊은 NAT 게이트웨이 하나가 하룻밤에 쓰는 값이 실습 하루 저녁보다 큽니다.
cost-reminder-written = 날마다 { $time }에 알리는 일정을 { $file } 파일에 썼습니다. 열면 달력에 들어갑니다.
