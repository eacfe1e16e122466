# 배포에 관한 말.

who-cloudfront = CloudFront

edge-no-names = 대체 도메인 이름 없음
edge-cookies = 쿠키
edge-queries = 쿼리 문자열
edge-no-life = 응답을 0초 동안 보관함
edge-all-headers = 키에 모든 헤더가 들어 있음

seen-edge-name = { $name } → { $resource }
seen-edge-origin = { $path }: { $resource } → { $balancer }
seen-edge-passes = { $resource } 배포가 POST, 쿠키, 쿼리 문자열을 통과시킵니다: { $paths }
seen-edge-kept = { $path } 파일이 { $resource } 배포의 엣지에 남습니다({ $pattern }, { $seconds }초)

assumed-edge-tenants = { $resource } 배포의 이름은 테넌트의 것이며 들여다보지 않았습니다
assumed-edge-dns = 이 계정 밖에 있는 DNS에서 { $name } 이름이 { $resource } 배포로 이어집니다
assumed-edge-certificate = IAM 인증서 { $resource }에는 배포의 이름이 들어 있습니다
assumed-edge-vpc-origin = VPC 오리진 { $resource }의 포트는 { $port }번입니다
assumed-edge-unread = { $resource } 뒤에 있는 것이, 읽지 않고 넘겨받은 요청에 답합니다
assumed-edge-cookies = { $but ->
        [yes] 동작 { $pattern }에서 전달하지 않는 쿠키는 애플리케이션에 필요하지 않습니다: { $names }
       *[no] 애플리케이션에는 동작 { $pattern }에서 전달하는 쿠키만 필요합니다: { $names }
    }
assumed-edge-queries = { $but ->
        [yes] 동작 { $pattern }에서 전달하지 않는 쿼리 문자열은 애플리케이션에 필요하지 않습니다: { $names }
       *[no] 애플리케이션에는 동작 { $pattern }에서 전달하는 쿼리 문자열만 필요합니다: { $names }
    }
assumed-edge-host = 애플리케이션은 동작 { $pattern }에서 요청에 쓰는 이름 { $origin }에도 응답합니다
assumed-edge-told = 애플리케이션이 { $path } 파일을 얼마 동안 보관해도 되는지 알려 주고, 동작 { $pattern }에서는 그 지시를 따릅니다

why-edge-blocks = { $resource }: 수집한 내용에 CloudFront의 주소 목록이 없고, 보안 그룹이 모두에게 열려 있지도 않습니다
why-edge-origin = { $resource }: 오리진 { $detail } 뒤에 있는 것은 이 계정에 없습니다
why-edge-vpc-origin = { $resource }: 이 VPC 오리진이 어디로 이어지는지 알 수 없습니다: { $detail }
why-edge-policy = { $resource }: 동작 { $detail }의 정책이 무엇을 정하는지 알 수 없습니다
why-edge-kept = { $resource }: 캐시 키에 빠진 것이 있고({ $parts }), 동작 { $pattern }에서는 애플리케이션이 막지 않는 한 페이지를 보관합니다. 막고 있는지는 응답을 받아 보아야 알 수 있습니다
why-edge-tenants = { $resource }: 여기서 안 되는 것을 테넌트가 다르게 정했을 수 있습니다

shows-ListHostedZones = 호스팅 영역 없음
shows-GetHostedZone = 호스팅 영역의 네임서버 없음
shows-ListResourceRecordSets = 호스팅 영역의 레코드 없음
shows-GetCachePolicy = AWS의 캐시 정책은 AWS가 설명한 그대로임
shows-GetOriginRequestPolicy = AWS의 오리진 요청 정책은 AWS가 설명한 그대로임

way-request = 요청           { $url }
way-record = 레코드         { $name } { $type } → { $target } ({ $zone })
way-others = { $count ->
        [one] 다른 길 하나는 따라가지 않았습니다
       *[other] 다른 길 { $count }개는 따라가지 않았습니다
    }
way-nowhere = 이름           { $name }의 주소는 어디에도 없습니다
way-outside = 이름           { $name }: 수집한 것 밖으로 이어집니다
way-lacking = 알 수 없음     { $region } 리전의 { $action } 응답이 온전하지 않습니다
way-untold = 알 수 없음     { $resource }: 거기에서 일어나는 일은 보이지 않습니다
way-distribution = 배포           { $resource } ({ $domain }): { $state ->
        [deployed] 배포됨
        [in-progress] 변경이 엣지로 퍼지는 중
        [disabled] 비활성 상태
       *[unknown] 알려지지 않은 상태
    }
way-no-alias = 배포           { $name } 이름에는 답하지 않습니다: 403
way-behavior = 동작           { $pattern }: { $post ->
        [yes] POST 통과,
       *[no] POST 거절,
    } 쿠키 { $cookies ->
        [all] 모두
        [none] 없음
        [some] 일부
       *[unknown] 모름
    }, 쿼리 문자열 { $queries ->
        [all] 모두
        [none] 없음
        [some] 일부
       *[unknown] 모름
    }, 보관 { $kept ->
        [never] 안 함
        [as-told] 오리진이 정한 만큼
        [unless-forbidden] 오리진이 막지 않으면
        [always] 항상
       *[unknown] 모름
    }
way-to-https = 동작           http 요청은 https로 보냅니다
way-https-only = 동작           http 요청은 거절합니다: 403
way-origin = 오리진         { $origin }: { $port }번 포트에 { $scheme }, Host { $host }
way-bucket = 오리진         버킷 { $name }에서 답합니다
way-certificate = 오리진         요청에 쓴 이름이 인증서에 하나도 없습니다: 502
way-balancer = 로드 밸런서    { $resource } ({ $scheme })
way-no-listener = 리스너         { $port }번 포트에 { $scheme } 리스너가 없습니다
way-rule = 리스너         { $protocol } { $port }, 규칙 { $priority }
way-group = 대상 그룹      { $resource }{ $share ->
        [100] {""}
       *[other] {" "}({ $share } %)
    }
way-target = 대상           { $resource }, 포트 { $port }, 상태 확인 포트 { $health }: { $said }
way-target-function = 대상           { $resource }: { $said }
way-health = { $state }{ $reason ->
        [none] {""}
       *[other] {" "}({ $reason })
    }
way-address = 주소           { $address }: { $resource }
way-code = 코드           { $code }
way-fixed = 응답           로드 밸런서가 직접 { $status } 응답을 합니다
way-redirect = 응답           { $url } 주소로 리디렉션합니다
way-circle = 제자리         요청이 처음으로 돌아옵니다
