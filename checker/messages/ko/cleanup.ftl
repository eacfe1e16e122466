# 계정을 정리할 때 스크립트가 하는 말과 스크립트를 두고 하는 말.

cleanup-head = 실습 정리: 계정 { $account }, 리전 { $region }
cleanup-head-vpc = { $vpc } 안에 있는 것과 밖에서 그곳으로 이어지는 것을 지웁니다
cleanup-head-seen = { $time }에 본 내용으로 만들었습니다. 그 뒤에 만든 것이 있으면 다시 살펴보십시오
cleanup-head-for-good = 지운 것은 되돌릴 수 없습니다. 실행하기 전에 읽어 보십시오. 몇 번이든 다시 실행할 수 있습니다.
cleanup-head-databases = 데이터베이스는 최종 스냅샷 없이 자동 백업과 함께 지웁니다. 안에 든 데이터는 모두 사라집니다.
cleanup-head-distributions = 배포는 먼저 끄고, 모든 엣지 로케이션에 알려질 때까지 몇 분 기다린 뒤에 지웁니다. 정액 요금제에 든 배포는 콘솔에서 요금제를 해지하고 결제 주기가 끝나야 지울 수 있습니다.
cleanup-head-zones = 호스팅 영역을 지운 뒤에는 도메인을 등록한 곳에서 그 네임서버를 빼십시오.
cleanup-head-stacks = CloudFormation 스택이 만든 것은 스택으로 지웁니다. 스크립트가 먼저 태그를 조회하고, 스택이 있으면 멈추고 명령을 보여 줍니다. 만든 순서와 반대로 스택을 지운 뒤 다시 살펴보십시오.
cleanup-head-terraform = Terraform이 만든 것에는 표시가 없습니다. Terraform으로 만들었다면 이 스크립트 대신 마지막에 쓴 폴더부터 terraform destroy를 실행하십시오.
cleanup-lacking = 빠진 것이 있을 수 있습니다. 다음 목록을 온전히 보지 못했습니다: { $calls }
cleanup-others = 실습과 관계없이 요금이 나오는 것(건드리지 않습니다):
cleanup-unseen = 디스크와 데이터베이스의 스냅샷, 버킷, 로그, 이미지, 키, 역할은 살펴보지 않았습니다. 청구서와 Cost Explorer에서 확인하십시오.

cleanup-kept-odd-id = 명령에 쓸 수 없는 이름이어서 남겨 둡니다: { $kind } { $id }
cleanup-kept-other-records = 실습과 관계없는 레코드가 있어서 남겨 둡니다: { $kind } { $id }
cleanup-kept-registered-here = 이 계정에 등록한 도메인이 쓰고 있어서 남겨 둡니다: { $kind } { $id }
cleanup-kept-of-another-account = 다른 계정의 것이어서 남겨 둡니다: { $kind } { $id }
cleanup-kept-held-by-service = 서비스가 만든 것이어서 그 서비스에서 먼저 지워야 합니다. 남겨 둡니다: { $kind } { $id }
cleanup-kept-used-elsewhere = 실습과 관계없는 것이 쓰고 있어서 남겨 둡니다: { $kind } { $id }

cleanup-kind-record = DNS 레코드
cleanup-kind-distribution = 배포
cleanup-kind-vpc-origin = VPC 오리진
cleanup-kind-load-balancer = 로드 밸런서
cleanup-kind-classic-load-balancer = Classic Load Balancer
cleanup-kind-target-group = 대상 그룹
cleanup-kind-database-proxy = RDS 프록시
cleanup-kind-database = 데이터베이스
cleanup-kind-database-cluster = 데이터베이스 클러스터
cleanup-kind-database-subnet-group = DB 서브넷 그룹
cleanup-kind-database-snapshot = 데이터베이스 스냅샷
cleanup-kind-instance = 인스턴스
cleanup-kind-nat-gateway = NAT 게이트웨이
cleanup-kind-vpc-endpoint = VPC 엔드포인트
cleanup-kind-instance-connect-endpoint = EC2 Instance Connect 엔드포인트
cleanup-kind-transit-gateway-attachment = 전송 게이트웨이 연결
cleanup-kind-peering = 피어링 연결
cleanup-kind-vpn-gateway = 가상 프라이빗 게이트웨이 또는 VPN 연결
cleanup-kind-network-interface = 네트워크 인터페이스
cleanup-kind-volume = 디스크(볼륨)
cleanup-kind-elastic-ip-address = 탄력적 IP
cleanup-kind-certificate = 인증서
cleanup-kind-hosted-zone = 호스팅 영역
cleanup-kind-security-group-rule = 다른 보안 그룹을 가리키는 규칙
cleanup-kind-security-group = 보안 그룹
cleanup-kind-internet-gateway = 인터넷 게이트웨이
cleanup-kind-egress-only-gateway = 송신 전용 인터넷 게이트웨이
cleanup-kind-subnet = 서브넷
cleanup-kind-route-table = 라우팅 테이블
cleanup-kind-network-acl = 네트워크 ACL
cleanup-kind-vpc = VPC

cleanup-why-in-subnet = 서브넷에 인터페이스를 둔 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-public-address = 이 게이트웨이를 거치는 퍼블릭 주소를 가진 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-uses-group = 보안 그룹을 쓰는 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-names-group = 보안 그룹을 가리키는 규칙이 먼저 없어져야 합니다. 규칙을 가진 그룹: { $ids }
cleanup-why-associated = 연결된 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-holds = 잡고 있는 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-forwards = 이곳으로 요청을 보내는 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-shows = 이 인증서를 제시하는 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-in-zone = 영역에 든 레코드가 먼저 없어져야 합니다: { $ids }
cleanup-why-origin = 이곳을 오리진으로 쓰는 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-member = 여기에 속한 것이 먼저 없어져야 합니다: { $ids }
cleanup-why-in-vpc = 안에 있는 것이 먼저 없어져야 합니다: { $ids }

cleanup-note-nat-gateway = 시간마다 요금이 나옵니다. 주소를 놓을 때까지 1~2분 걸립니다.
cleanup-note-elastic-ip-address = 쓰든 안 쓰든 반납할 때까지 시간마다 요금이 나옵니다.
cleanup-note-certificate = ACM이 몇 분 더 사용 중이라고 답할 수 있어서 다시 시도합니다.
cleanup-note-security-group = 로드 밸런서와 엔드포인트의 인터페이스는 조금 늦게 없어지므로 다시 시도합니다.
cleanup-note-volume = 대부분 인스턴스와 함께 없어집니다.
cleanup-note-vpc = 기본 라우팅 테이블, 기본 네트워크 ACL, 기본 보안 그룹은 VPC와 함께 없어집니다.

cleanup-did = 지웠습니다:
cleanup-gone = 이미 없거나 없어지는 중입니다:
cleanup-waiting = 없어질 때까지 기다립니다:
cleanup-done = 정리를 마쳤습니다.
cleanup-still = 아직 남아서 요금이 나오는 것을 리전마다 보여 줍니다. 이 줄 아래에 아무것도 없으면 남은 것이 없습니다.
cleanup-still-unknown = 알 수 없습니다

cleanup-stop-no-account = 멈췄습니다. 누구의 자격 증명인지 AWS가 답하지 않습니다. 아무것도 지우지 않았습니다.
cleanup-stop-account = 멈췄습니다. 이 스크립트는 계정 { $account }의 것입니다. 아무것도 지우지 않았습니다. 지금 자격 증명의 계정:
cleanup-stop-stacks = 멈췄습니다. CloudFormation이 만든 것이 있습니다. 아무것도 지우지 않았습니다. 마지막에 만든 스택부터 지운 뒤 다시 살펴보십시오:
cleanup-stop-stacks-unknown = 멈췄습니다. 태그를 읽을 수 없어서 CloudFormation이 만든 것인지 알 수 없습니다. 아무것도 지우지 않았습니다.
cleanup-stop-held = 멈췄습니다. 다른 것이 아직 쓰고 있습니다. 나중에 스크립트를 다시 실행하십시오.
cleanup-stop-refused = 멈췄습니다. AWS가 거부했습니다. 알려 준 내용을 바로잡고 스크립트를 다시 실행하십시오.

cleanup-nothing = 실습에서 만든 것이 없습니다. 지울 것이 없습니다.
cleanup-nothing-known = 실습에서 만든 것을 찾지 못했지만, 모든 것을 보지는 못했습니다.
cleanup-summary = 지울 것이 { $steps }개 있고, 이 순서대로 지웁니다. 아직 아무것도 지우지 않았습니다. 스크립트를 읽고 나서 실행하십시오.
cleanup-incomplete = 스크립트에 빠진 것이 있을 수 있습니다. 이유는 스크립트 첫머리에 있습니다.
cleanup-incomplete-calls = 다음 목록을 온전히 보지 못했습니다: { $calls }
cleanup-left-alone = 실습과 관계없이 요금이 나오는 것이 { $count }개 있습니다: { $ids }
cleanup-several-vpcs = 비슷한 VPC가 여럿입니다: { $vpcs }
cleanup-several-vpcs-hint = 어느 것이 실습용인지 --vpc로 알려 주십시오
cleanup-no-account = 어느 계정과 리전을 본 것인지 나와 있지 않아서, 다른 계정에서 실행되는 것을 막는 스크립트를 만들 수 없습니다.
cleanup-no-account-hint = check collect cleanup으로 다시 살펴보면 둘 다 기록됩니다.
