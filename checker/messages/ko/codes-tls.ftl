# TLS 접속: 접속하는 사람에게 무엇을 보여 주는가.

TLS_CERTIFICATE_EXPIRED = { $name }: 접속하면 만료된 인증서를 보여 줍니다
    .title = 만료된 인증서를 보여 줌
    .question = 이 이름으로 접속하면 브라우저는 어떤 인증서를 보고, 그 인증서는 언제까지 유효합니까?
    .expected = 지금 유효한 인증서
    .found = { $found }까지({ $address })
    .explain =
        다른 것이 모두 맞아도 브라우저는 마지막 날이 지난 인증서를 거절합니다. 가져온 인증서나 호스트에 직접 둔 인증서는 ACM이 아니라 그곳에 둔 사람이 갱신합니다.

        - 브라우저: 자물쇠 또는 경고 → 인증서 → 유효 기간.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME </dev/null | openssl x509 -noout -dates`

TLS_CERTIFICATE_FOR_OTHERS = { $name }: 접속하면 다른 이름의 인증서를 보여 줍니다
    .title = 다른 이름의 인증서를 보여 줌
    .question = 접속한 브라우저가 보는 인증서에는 어떤 이름이 적혀 있고, 이 이름이 그 안에 있습니까?
    .expected = { $name } 이름의 인증서
    .found = { $found } ({ $address })
    .explain =
        인증서는 그 안에 적힌 이름에만 쓸 수 있고, 와일드카드는 점과 점 사이의 이름 하나만 대신합니다. 요청한 이름의 인증서가 없는 서버는 다른 인증서를 보여 주며, 이름이 엉뚱한 서버로 이어질 때도 마찬가지입니다.

        - 브라우저: 경고 → 인증서 → 주체 대체 이름.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME </dev/null | openssl x509 -noout -ext subjectAltName`

TLS_CHAIN_INCOMPLETE = { $name }: 인증서를 보증하는 중간 인증서를 서버가 보내지 않습니다
    .title = 불완전한 인증서 체인
    .question = 서버는 자신의 인증서와 함께 어떤 인증서를 보내고, 클라이언트가 아는 인증 기관까지 이어집니까?
    .expected = 서버의 인증서와 발급자들의 인증서
    .found = { $found } 위로는 없음({ $address })
    .explain =
        클라이언트는 몇몇 인증 기관만 알고 있어서, 서버는 자신의 인증서와 그 기관 사이의 인증서를 함께 보냅니다. 빠진 것을 받아 오거나 기억하는 브라우저도 있지만 프로그램과 휴대 전화와 CloudFront는 그러지 않으므로, 일부 사람에게만 열립니다.

        - 콘솔: Certificate Manager → 인증서. 가져온 인증서에는 인증서 체인이 따로 있습니다.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME -showcerts </dev/null`

TLS_NOT_SPOKEN = { $name }: 443번 포트가 TLS 없이 답합니다
    .title = 443번 포트의 평문 HTTP
    .question = 443번 포트 리스너의 프로토콜은 무엇이고, 그 대상은 어떤 프로토콜로 답합니까?
    .expected = TLS
    .found = { $found } ({ $address })
    .explain =
        브라우저는 443번 포트에서 TLS 핸드셰이크부터 시작하므로, 평문 HTTP로 답하는 서버와는 통신하지 못합니다. 프로토콜이 HTTP나 TCP인 리스너는 TLS를 더해 주지 않으므로, 네트워크 로드 밸런서가 TCP를 그대로 넘기면 대상이 직접 TLS로 답해야 합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 프로토콜:포트.
        - CLI: `curl -v http://NAME:443/`

TLS_TOO_OLD = { $name }: 서버가 클라이언트가 거절하는 오래된 TLS 버전만 씁니다
    .title = 오래된 TLS 버전뿐임
    .question = 이 이름에 답하는 서버는 어떤 TLS 버전을 허용합니까?
    .expected = TLSv1.2 또는 TLSv1.3
    .found = { $found } ({ $address })
    .explain =
        브라우저는 2020년부터 TLS 1.0과 1.1을 거절합니다. 무엇을 허용하는지는 서버의 설정이고, 리스너에서는 보안 정책입니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 → 보안 정책.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME -tls1_2 </dev/null`

TLS_AUTHORITY_UNKNOWN = { $name }: 클라이언트가 아는 인증 기관이 보증하지 않는 인증서입니다
    .title = 모르는 인증 기관의 인증서
    .question = 여기에서 보여 주는 인증서는 누가 발급했고, 브라우저는 그 인증 기관을 압니까?
    .expected = 공개 인증 기관이 발급한 인증서
    .found = 발급자 { $found } ({ $address })
    .explain =
        인증서는 누구나 만들 수 있고, 클라이언트는 아는 인증 기관이 발급한 것만 믿습니다. 자체 서명 인증서로도 암호화는 되지만, 누구의 서버인지는 증명하지 못합니다.

        - 브라우저: 경고 → 인증서 → 발급자.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME </dev/null | openssl x509 -noout -issuer`
