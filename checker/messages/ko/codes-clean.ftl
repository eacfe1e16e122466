# 따로 하는 실습: 강의가 끝난 뒤에도 과금되는 것.

COURSE_STILL_BILLED = { $resource }: { $region } 리전, { $thing }, { $price ->
        [day] 하루 USD { $amount }씩 과금되고 있습니다
        [at-least] 하루 USD { $amount } 이상 과금되고 있습니다
        [at-most] 하루 최대 USD { $amount }까지 과금되고 있습니다
        [month] 한 달에 USD { $amount }씩 과금되고 있습니다
       *[unknown] 얼마인지는 알 수 없지만 과금되고 있습니다
    }
    .title = 실습에서 만든 것이 아직 과금되고 있음
    .question = 이 리전에 만든 것 가운데, 쓰든 안 쓰든 있기만 하면 과금되는 것은 무엇입니까?
    .expected = 삭제{ $command ->
        [none] {""}
       *[other] : { $command }
    }
    .found = { $thing } { $resource }, { $region }
    .explain =
        NAT 게이트웨이, 로드 밸런서, 데이터베이스, 퍼블릭 주소는 쓰지 않아도 있는 동안 시간마다 과금되고, 디스크와 스냅샷은 달마다 과금됩니다. 콘솔이 다른 리전을 보여 주고 있어도, 있는 리전에서 계속 과금됩니다.

        - 콘솔: 결제 및 비용 관리 → 청구서에서 리전별로 보고, 그 리전에서 해당 서비스의 페이지를 엽니다.
        - CLI: `check cost`는 모든 리전에서 과금되는 것을 보여 주고, `check cleanup`은 지우는 명령을 순서대로 써 줍니다.

HOSTED_ZONE_BILLED = { $resource }: 이 호스팅 영역은 한 달에 USD { $amount }씩 과금됩니다
    .title = 남겨 둔 호스팅 영역
    .question = 이 이름을 계속 쓸 생각입니까, 아니면 영역을 지워도 됩니까?
    .expected = 쓰고 있는 호스팅 영역
    .found = 달마다 과금되는 호스팅 영역
    .explain =
        호스팅 영역은 달마다 통째로 과금되고 나누어 계산하지 않습니다. 도메인을 계속 쓰는 사람은 영역도 남겨 두므로 점수를 깎지 않습니다. 만든 지 12시간 안에 지우면 무료입니다.

        - 콘솔: Route 53 → 호스팅 영역.
        - CLI: `aws route53 list-hosted-zones`

OTHERS_BILLED = { $resource }: { $region } 리전, { $thing }(실습에서 만든 것이라는 근거 없음), { $price ->
        [day] 하루 USD { $amount }씩 과금되고 있습니다
        [at-least] 하루 USD { $amount } 이상 과금되고 있습니다
        [at-most] 하루 최대 USD { $amount }까지 과금되고 있습니다
        [month] 한 달에 USD { $amount }씩 과금되고 있습니다
       *[unknown] 얼마인지는 알 수 없지만 과금되고 있습니다
    }
    .title = 그 밖에 과금되는 것
    .question = 누가 만든 것이고, 지금 필요한 사람이 있습니까?
    .expected = 누군가 쓰고 있는 것
    .found = { $thing } { $resource }, { $region }
    .explain =
        실습의 VPC 밖에 있는 것은 다른 사람이 만든 것일 수 있어서, 알리기만 하고 건드리지 않습니다. 직접 만들었고 필요한 사람이 없다면 지웁니다.

        - 콘솔: 결제 및 비용 관리 → 청구서에서 서비스와 리전별로 봅니다.
        - CLI: `check cost`
