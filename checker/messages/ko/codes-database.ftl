# RDS 데이터베이스: 어디에 있고, 누가 닿으며, 어떤 버전인가.

NO_DATABASE = { $resource }: 이 VPC에서 쓸 RDS 데이터베이스가 없습니다
    .title = 데이터베이스 없음
    .question = 데이터베이스를 어느 리전의 어느 VPC에 만들었고, 여기에서는 어디를 보고 있습니까?
    .expected = 이 VPC의 서브넷에 있는 RDS 데이터베이스
    .found = 없음
    .explain =
        관리형 데이터베이스는 DB 서브넷 그룹에 적힌 VPC의 서브넷에 놓이고, VPC처럼 리전 하나에 속합니다. 데이터를 호스트 안의 파일에 두면 호스트와 함께 사라지고, 두 번째 호스트에서는 보이지 않습니다.

        - 콘솔: 오른쪽 위의 리전, RDS → 데이터베이스.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,DBSubnetGroup.VpcId]'`

DATABASE_IN_OTHER_VPC = { $resource }: 이 데이터베이스는 다른 VPC인 { $theirs }에 있어서, 애플리케이션이 있는 { $vpc }의 호스트는 닿지 못합니다
    .title = 다른 VPC에 있는 데이터베이스
    .question = 이 데이터베이스는 어느 VPC에 있고, 애플리케이션의 호스트는 어느 VPC에 있습니까?
    .expected = { $vpc }에 있는 데이터베이스
    .found = { $theirs }
    .explain =
        데이터베이스가 놓일 VPC는 만들 때 고른 DB 서브넷 그룹이 정합니다. 콘솔이 먼저 제안하는 것은 기본 VPC입니다. 다른 VPC의 호스트에는 그 VPC로 가는 경로가 없고, VPC를 서로 잇지 않는 한 규칙에 그 호스트의 보안 그룹을 적을 수도 없습니다.

        - 콘솔: RDS → 데이터베이스 → 해당 데이터베이스 → 연결 및 보안 → VPC.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBSubnetGroup.VpcId]'`

DATABASE_NOT_AVAILABLE = { $resource }: { $stopped ->
        [yes] 이 데이터베이스는 중지되어 있습니다(상태 { $state })
        [empty] 이 클러스터에는 응답할 인스턴스가 없습니다(상태 { $state })
       *[no] 이 데이터베이스는 동작하지 않습니다(상태 { $state })
    }
    .title = 사용할 수 없는 데이터베이스
    .question = 이 데이터베이스는 어떤 상태이고, AWS는 그 상태를 어떻게 설명합니까?
    .expected = { $stopped ->
        [empty] 클러스터에 속한 인스턴스
       *[no] 상태 available
    }
    .found = { $stopped ->
        [empty] 인스턴스 없음
       *[no] 상태 { $state }
    }
    .explain =
        실행 중인 데이터베이스만 응답합니다. 중지해도 스토리지와 백업 요금은 계속 나가고, 며칠이 지나면 AWS가 스스로 다시 시작할 수 있습니다. Aurora 클러스터는 데이터를 보관하고 응답은 인스턴스가 하므로, 인스턴스가 없으면 엔드포인트 뒤에 아무도 없습니다. 생성에 실패했거나 암호화 키 또는 네트워크를 쓰지 못하게 된 것은 복원하거나 새로 만들어야 합니다.

        - 콘솔: RDS → 데이터베이스 → 상태.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus]'`

DATABASE_OPEN_TO_INTERNET = { $resource }: 인터넷에서 데이터베이스 { $database }의 { $port }번 포트에 닿습니다. { $block }에서 오는 것을 허용하는 규칙이 있습니다
    .title = 인터넷에 열린 데이터베이스
    .question = 데이터베이스에 닿아야 하는 것은 누구이고, 이 인바운드 규칙은 누구를 허용합니까?
    .expected = 애플리케이션 호스트의 보안 그룹에서 오는 { $port }번 포트만 허용하는 인바운드 규칙
    .found = { $block }
    .explain =
        데이터베이스에 접속해야 하는 것은 애플리케이션의 호스트뿐입니다. 퍼블릭 액세스를 켜고 퍼블릭 서브넷에 두고 인터넷 주소를 규칙으로 허용하면, 누구나 암호를 넣어 볼 수 있습니다. 호스트의 보안 그룹을 적은 규칙은 호스트가 어디에 있고 주소가 무엇이든 그 호스트만 허용합니다.

        - 콘솔: EC2 → 보안 그룹 → 해당 그룹 → 인바운드 규칙, RDS → 데이터베이스 → 해당 데이터베이스 → 연결 및 보안 → 퍼블릭 액세스 가능.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

DATABASE_PUBLICLY_ACCESSIBLE = { $resource }: 인터넷에서 이 데이터베이스에 닿을 수 없는데도 퍼블릭 액세스가 켜져 있습니다
    .title = 필요 없는 퍼블릭 액세스
    .question = VPC 밖에서 이 데이터베이스의 이름을 조회하면 어떤 주소가 나오고, 그 주소는 누가 씁니까?
    .expected = PubliclyAccessible false
    .found = PubliclyAccessible true
    .explain =
        퍼블릭 액세스를 켜면 데이터베이스에 퍼블릭 주소가 생기고, VPC 밖에서 이름을 조회하면 그 주소가 나옵니다. 프라이빗 서브넷에 있거나 보안 그룹이 닫혀 있으면 집에서 접속해도 시간 초과만 납니다. 주소에는 요금이 붙고, 경로나 규칙이 하나만 더 생기면 모두에게 열립니다.

        - 콘솔: RDS → 데이터베이스 → 해당 데이터베이스 → 수정 → 연결 → 퍼블릭 액세스.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,PubliclyAccessible]'`

DATABASE_WITHOUT_NAME = { $resource }: 이 { $engine } 서버는 안에 데이터베이스를 만들지 않고 생성했습니다
    .title = 데이터베이스가 없는 서버
    .question = 애플리케이션은 접속할 때 어떤 데이터베이스 이름을 대고, 그 데이터베이스는 누가 만들었습니까?
    .expected = 초기 데이터베이스, 또는 나중에 직접 만든 데이터베이스
    .found = DBName 없음
    .explain =
        MySQL과 MariaDB는 초기 데이터베이스 이름을 적지 않으면 빈 서버로 만들어집니다. 네트워크와 암호가 모두 맞아도 없는 데이터베이스를 요청하면 “Unknown database” 오류로 거절됩니다. 그 뒤에 CREATE DATABASE를 실행했는지는 AWS에 나타나지 않습니다.

        - 콘솔: RDS → 데이터베이스 → 해당 데이터베이스 → 구성 → DB 이름.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBName]'`

ENGINE_IN_EXTENDED_SUPPORT = { $resource }: { $engine } { $version } 버전의 표준 지원이 { $until }에 끝나서, 이 데이터베이스에는 연장 지원 요금이 붙고 있습니다
    .title = 연장 지원 요금 부과 중
    .question = 이 버전의 표준 지원은 언제까지이고, 그 뒤에는 요금이 어떻게 됩니까?
    .expected = 표준 지원 기간 안의 버전, 또는 연장 지원에 등록하지 않은 데이터베이스
    .found = { $engine } { $version }, 표준 지원이 끝난 지 { $days }일
    .explain =
        표준 지원이 끝난 버전의 데이터베이스가 RDS 연장 지원(Extended Support)에 등록되어 있으면 vCPU마다 시간당 요금이 붙습니다. 따로 거절하지 않으면 등록됩니다. 작은 데이터베이스라면 데이터베이스 자체 요금의 몇 배입니다. 서울의 db.t4g.micro MySQL은 하루 약 USD 5.47이고(2026년), 중지해 두어도 계속 나갑니다.

        - 콘솔: RDS → 데이터베이스 → 해당 데이터베이스 → 구성 → 엔진 버전, RDS 연장 지원.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,Engine,EngineVersion,EngineLifecycleSupport]'`, `aws rds describe-db-major-engine-versions`

ENGINE_SUPPORT_ENDS_SOON = { $resource }: { $engine } { $version } 버전의 표준 지원이 { $until }에 끝납니다
    .title = 곧 끝나는 표준 지원
    .question = 이 버전의 표준 지원은 언제까지이고, 그다음 날 데이터베이스는 어떻게 됩니까?
    .expected = 더 오래 지원되는 메이저 버전
    .found = { $enrolled ->
        [no] { $days }일 남았고, 그 뒤에는 AWS가 업그레이드합니다
       *[yes] { $days }일 남았고, 그 뒤에는 연장 지원 요금이 붙습니다
    }
    .explain =
        그날이 지나면 RDS 연장 지원에 등록된 데이터베이스는 요금이 몇 배로 오르고, 등록하지 않은 것은 AWS가 업그레이드합니다. 다음 메이저 버전으로 직접 올리거나 그 버전으로 새로 만드는 일은 그 전에 하는 편이 낫습니다.

        - 콘솔: RDS → 데이터베이스 → 해당 데이터베이스 → 수정 → DB 엔진 버전.
        - CLI: `aws rds describe-db-major-engine-versions`

ENGINE_SUPPORT_ENDED = { $resource }: { $engine } { $version } 버전의 표준 지원이 { $until }에 끝났습니다
    .title = 끝난 표준 지원
    .question = 이 버전의 표준 지원은 언제까지였고, 연장 지원에 등록하지 않은 데이터베이스를 AWS는 어떻게 합니까?
    .expected = 표준 지원 기간 안의 메이저 버전
    .found = 끝난 지 { $days }일, 연장 지원에 등록하지 않음
    .explain =
        RDS 연장 지원에 등록하지 않은 데이터베이스에는 그 요금이 붙지 않지만, AWS가 스스로 정한 때에 더 새로운 메이저 버전으로 업그레이드합니다. 애플리케이션이 그 버전에서도 동작하는지 미리 확인합니다.

        - 콘솔: RDS → 데이터베이스 → 해당 데이터베이스 → 수정 → DB 엔진 버전.
        - CLI: `aws rds describe-db-major-engine-versions`
