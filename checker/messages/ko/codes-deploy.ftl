# 호스트에 올린 애플리케이션: 실행 중인 것이 있는지, 인터넷에서 닿는지.

NO_APP_HOST = { $resource }: 이 VPC에는 애플리케이션을 실행할 호스트가 없습니다
    .title = 애플리케이션을 실행할 호스트 없음
    .question = 이 VPC에는 어떤 인스턴스나 컨테이너가 있고, 어느 리전에 있습니까?
    .expected = 인스턴스, 또는 컨테이너의 네트워크 인터페이스
    .found = 없음
    .explain =
        애플리케이션은 어딘가에서 실행되어야 합니다. 인스턴스, 자기 네트워크 인터페이스를 가진 컨테이너, 인스턴스를 시작해 주는 Auto Scaling 그룹이 그런 것입니다. 종료한 것은 한동안 목록에 남지만 이미 없는 것입니다.

        - 콘솔: EC2 → 인스턴스에서 내 VPC로 필터링합니다.
        - CLI: `aws ec2 describe-instances --filters Name=vpc-id,Values=VPC --query 'Reservations[].Instances[].[InstanceId,State.Name]'`

NO_ENTRY_TO_APP = { $resource }: 인터넷에서 쓸 수 있는 주소 가운데 { $hosts }까지 이어지는 것이 없습니다
    .title = 방문자가 들어올 길 없음
    .question = 인터넷의 방문자는 요청을 어느 주소로 보내고, 그 주소는 누가 가지고 있습니까?
    .expected = 퍼블릭 주소가 있는 실행 중인 호스트, 또는 호스트에 요청을 넘겨주는 로드 밸런서
    .found = 둘 다 없음
    .explain =
        방문자에게는 인터넷에 알려진 주소가 필요합니다. 프라이빗 서브넷의 호스트에는 그런 주소가 없고, 앞에 로드 밸런서를 두어야 그런 주소가 생깁니다. 퍼블릭 서브넷의 호스트는 시작할 때 퍼블릭 주소를 받았거나 탄력적 IP를 연결했으면 주소가 있습니다.

        - 콘솔: EC2 → 인스턴스 → 퍼블릭 IPv4 주소, EC2 → 로드 밸런서.
        - CLI: `aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,SubnetId,PublicIpAddress,State.Name]'`

IMDS_V1_ALLOWED = { $resource }: 이 호스트는 인스턴스 메타데이터 서비스의 첫 번째 버전에도 응답합니다
    .title = IMDSv1 허용
    .question = 누군가 애플리케이션을 속여 원하는 주소를 열게 할 수 있다면, 메타데이터 서비스에서 무엇을 읽어 갈 수 있습니까?
    .expected = HttpTokens required
    .found = HttpTokens optional
    .explain =
        메타데이터 서비스는 호스트에서 묻기만 하면 인스턴스 역할의 자격 증명을 내줍니다. 첫 번째 버전은 단순한 GET 요청에 답하므로, 애플리케이션이 엉뚱한 주소를 열도록 속으면 자격 증명이 새어 나갑니다. 두 번째 버전은 먼저 토큰을 받아 오게 하는데, 그런 요청은 토큰을 가져올 수 없습니다.

        - 콘솔: EC2 → 인스턴스 → 작업 → 인스턴스 설정 → 인스턴스 메타데이터 옵션 수정.
        - CLI: `aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,MetadataOptions.HttpTokens]'`
