# 네트워크 ACL.

SUBNET_ACL_RESTRICTION = { $leg ->
        [reply] { $direction ->
            [ingress] { $resource }: 들어오는 응답이 규칙 { $rule }에서 막힙니다. 응답의 출발지는 답한 서버의 주소 { $source } 그대로입니다{ $nat ->
                [yes] { "" }(NAT 게이트웨이는 이 주소를 바꾸지 않습니다)
               *[no] { "" }
            }
           *[egress] { $resource }: 나가는 응답이 규칙 { $rule }에서 막힙니다. 응답의 목적지는 { $destination }{ $ported ->
                [yes] { "" }, 클라이언트가 고른 포트 { $ports }입니다
               *[no] { "" }입니다
            }
        }
       *[request] { $direction ->
            [ingress] { $resource }: { $source }에서 { $destination } 쪽으로 들어오는 { $what } 요청이 규칙 { $rule }에서 막힙니다
           *[egress] { $resource }: { $source }에서 { $destination } 쪽으로 나가는 { $what } 요청이 규칙 { $rule }에서 막힙니다
        }
    }
    .title = 네트워크 ACL이 패킷을 막음
    .question = { $leg ->
        [reply] { $direction ->
            [ingress] 들어오는 응답의 출발지 주소는 무엇이고, 낮은 번호부터 읽을 때 여기에 처음 맞는 인바운드 규칙은 어느 것입니까?
           *[egress] 나가는 응답의 목적지 주소와 포트(있다면)는 무엇이고, 여기에 처음 맞는 아웃바운드 규칙은 어느 것입니까?
        }
       *[request] { $direction ->
            [ingress] 이 네트워크 ACL을 낮은 번호부터 읽을 때, 들어오는 패킷에 처음 맞는 인바운드 규칙은 어느 것입니까?
           *[egress] 이 네트워크 ACL을 낮은 번호부터 읽을 때, 나가는 패킷에 처음 맞는 아웃바운드 규칙은 어느 것입니까?
        }
    }
    .expected = { $direction ->
        [ingress] 인바운드 { $needed }
       *[egress] 아웃바운드 { $needed }
    }
    .found = { $direction ->
        [ingress] 인바운드 { $rule }: { $packet }에 적용되는 규칙
       *[egress] 아웃바운드 { $rule }: { $packet }에 적용되는 규칙
    }
    .explain =
        네트워크 ACL은 서브넷으로 들어오고 나가는 것만 거르고, 서브넷 안에서 오가는 것은 거르지 않습니다. 번호가 낮은 규칙부터 보고 처음 맞는 규칙이 결정하며, 마지막 * 규칙이 나머지를 모두 거부합니다. 상태를 기억하지 않으므로(stateless) 응답도 반대 방향의 규칙으로 따로 판정합니다. 응답은 클라이언트가 고른 포트로 갑니다(리눅스 32768–60999, 윈도우와 macOS 49152–65535, NAT 게이트웨이와 로드 밸런서 1024–65535). 응답의 출발지는 답한 서버의 주소입니다. 인터넷에서 NAT 게이트웨이를 거쳐 돌아오는 응답은 VPC의 주소가 아니라 그 퍼블릭 주소에서 온 것입니다. VPC의 DNS 리졸버와 인스턴스 메타데이터 서비스는 네트워크 ACL로 막을 수 없습니다.

        - 콘솔: VPC → 네트워크 ACL → 해당 ACL → 인바운드 규칙과 아웃바운드 규칙을 위에서부터 읽어 처음 맞는 규칙을 찾습니다.
        - CLI: `aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET`

REPLY_PORTS_PARTLY_SHUT = { $resource }: 규칙 { $rule } 때문에 { $ports }번 포트로 가는 응답이 버려져서 일부 연결은 답을 받지 못합니다
    .title = 응답의 일부가 막힘
    .question = 연결을 여는 쪽은 어느 범위에서 포트를 고르고, 이 네트워크 ACL은 그 가운데 어디까지 허용합니까?
    .expected = 클라이언트가 고를 수 있는 모든 포트로 가는 응답 허용: { $protocol } { $needed }
    .found = { $rule }: { $ports }번 포트로 가는 응답은 막힘
    .explain =
        클라이언트는 연결할 때마다 자기 범위에서 새 포트를 고릅니다. 네트워크 ACL이 그 일부만 허용하면 어떤 연결은 되고 어떤 연결은 멈추므로 "될 때도 있고 안 될 때도 있는" 것처럼 보입니다. 범위는 리눅스가 32768–60999, 윈도우와 macOS가 49152–65535, NAT 게이트웨이와 로드 밸런서가 1024–65535입니다.

        - 콘솔: VPC → 네트워크 ACL → 해당 ACL에서 응답을 허용하는 규칙의 포트 범위와 클라이언트의 포트 범위를 비교합니다.
        - CLI: `aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET`
