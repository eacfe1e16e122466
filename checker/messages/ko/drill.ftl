# 장애 훈련: 고장 난 네트워크, 사람이 겪는 증상, 찾아본 결과.

help-drill = 고장 난 네트워크를 고치는 훈련을 합니다. AWS CLI처럼 근거를 물어보고, 한 줄씩 고치고, 판정을 받습니다
    .usage = check drill [--seed N] [--level N] [--results 파일] [옵션]
        check drill [--seed N] [--level N] -o 파일
        check drill --seed N [--level N] --world 파일
    .after = --seed가 없으면 다시 풀 때가 된 고장을 내고, 없으면 새로운 고장을 냅니다. 번호가 같으면 누구에게나 같은 훈련입니다. 홀수는 1장, 짝수는 2장입니다. 종료 코드: 0 고침, 1 고치지 못했거나 포기함, 3 도중에 나감
arg-drill-seed = 훈련의 번호. 없으면 다시 풀 때가 된 것이나 새로운 것
arg-drill-level = 한꺼번에 고장 난 것의 수, 1부터 3까지. 없으면 { $default }
arg-drill-world = 이 번호의 네트워크를 파일에서 고친 것을 판정합니다
arg-drill-results = 결과를 더해 쓸 파일. 이 파일을 제출합니다
arg-drill-output = 네트워크를 파일에 써서 그 파일에서 고칩니다. 아직 없는 파일이어야 합니다

lines-not-read = 입력한 것을 읽을 수 없습니다: { $cause }

drill-none = 이 실습들로는 훈련을 만들 수 없습니다
drill-results-newer = { $file } 파일은 새 버전이 쓴 것입니다. --results로 다른 파일을 지정하십시오
drill-results-odd = { $file } 파일은 훈련 결과가 아니므로 그대로 둡니다({ $cause }). --results로 다른 파일을 지정하십시오

drill-head = { $faults ->
        [1] 훈련 { $seed }: 이 네트워크에서 한 곳이 고장 났습니다. 사람들이 이렇게 말합니다.
       *[other] 훈련 { $seed }: 이 네트워크에서 { $faults }곳이 고장 났습니다. 사람들이 이렇게 말합니다.
    }
drill-begin = 근거를 물어보고, 네트워크를 고치고, 다 되었다 싶으면 check라고 하십시오. help라고 하면 쓸 수 있는 말이 모두 나옵니다.
drill-help = 근거 묻기(물을 때마다 한 단계):
      describe route-tables                    AWS CLI의 말로, 읽기만 하는 모든 호출
      describe security-groups private-sg      어떤 리소스와 관계있는 것만
      trace app internet --port 443            패킷과 그 응답이 가는 길
      trace https://www.example.link/          요청이 가는 길
      dig www.example.link                     그 이름의 영역이 주는 답
      exposure                                 인터넷에서 닿는 것
      world                                    네트워크 전체를 텍스트로
    네트워크 고치기(고칠 때마다 한 단계), 월드의 언어로:
      route private-rt 0.0.0.0/0 -> nat-1
      allow private-sg out tcp 443 to 0.0.0.0/0
      remove nat-1
      edit                                     전체 텍스트를 편집기에서 열기
      undo                                     마지막으로 고친 것 되돌리기
    그 밖에:
      check                                    판정. 모두 제대로 되는지만 봅니다
      symptoms                                 지금 사람들이 겪는 일
      hint                                     힌트 하나. 마지막 힌트는 고치는 방법입니다
      give-up                                  무엇이 고장이었는지 보기
      quit                                     그대로 두고 나가기
drill-changed = 고쳤습니다.
drill-unchanged = 바뀐 것이 없습니다.
drill-undone = 되돌렸습니다: { $line }
drill-nothing-to-undo = 되돌릴 것이 없습니다
drill-unknown = { $word }: 묻는 말도, 고치는 말도, 명령도 아닙니다
drill-see-help = help라고 하면 쓸 수 있는 말이 모두 나옵니다
drill-too-many = { $word }: 여기에 쓸 수 없습니다
drill-no-call = { $call }: 이 네트워크를 읽는 AWS CLI의 호출이 아닙니다
drill-calls = 여기에서 무언가를 보여 주는 호출: { $calls }
drill-no-resource = { $word }: 이 네트워크에 그런 이름이 없습니다
drill-option-empty = { $option } 뒤에 값이 없습니다
drill-option-odd = { $option } 뒤에 쓸 수 없는 값입니다: { $value }
drill-trace-usage = 추적에는 양 끝이 필요합니다. 예: trace app internet --port 443
drill-dig-usage = 이름을 쓰십시오. 예: dig www.example.link
drill-no-editor = edit는 터미널에서 EDITOR 변수에 적힌 프로그램을 엽니다. 한 줄씩 고치거나 check drill{ $same } -o 파일 명령으로 다시 시작하십시오
drill-editor-not-run = 편집기를 시작할 수 없습니다({ $editor }): { $cause }
drill-no-hint = 남은 힌트가 없습니다.
drill-still = 아직 되지 않습니다. 사람들이 이렇게 말합니다.
drill-solved = 고쳤습니다. 모두 다시 됩니다.
drill-ended = 입력이 끝났습니다.
drill-left = 훈련을 그대로 두고 나갑니다. 같은 훈련을 다시 하려면: check drill{ $same }
drill-again = 같은 훈련을 다시 하려면: check drill{ $same }
drill-solution = 고장 난 곳:
drill-lines = 제대로 된 네트워크가 되려면 뺄 줄(-)과 넣을 줄(+):
drill-expert = 어디를 볼지 아는 사람은 여기부터 봅니다.
drill-expert-look = { $command }: { $title } ({ $chapter }절)
drill-steps = 단계 { $steps }개, 힌트 { $hints }개
drill-idle = 고장에 대해 알려 주는 것이 없었거나, 새로 알려 준 것이 없는 물음:
drill-needless = 하지 않아도 되었던 것:
drill-long = 단계가 많았습니다. 이 훈련은 곧 다시 나옵니다.
drill-handed-in = 결과를 더해 썼습니다: { $file }
drill-file = { $file } 파일을 만들었습니다. 고친 뒤 확인하십시오: check drill{ $same } --world { $file }
drill-file-head = 이 네트워크를 고친 뒤, check drill{ $same } --world 뒤에 이 파일의 이름을 붙여 확인하십시오

drill-symptom-no-way-out = { $host ->
        [none] 프라이빗 서브넷의 호스트가 업데이트를 받지 못합니다. 인터넷으로 나가는 https 연결이 열리지 않습니다.
       *[other] { $host }: 업데이트를 받지 못합니다. 인터넷으로 나가는 https 연결이 열리지 않습니다.
    }
drill-symptom-sometimes = 어떤 연결은 되고 어떤 연결은 멈춥니다. 언제 그런지 아무도 모릅니다.
drill-symptom-reached = 밖에서 훑어보니 프라이빗 호스트가 응답합니다.
drill-symptom-no-login = 관리자가 프라이빗 호스트에 ssh로 들어가지 못합니다.
drill-symptom-audit-group = 감사 지적: 프라이빗 호스트가 VPC 밖에서 오는 ssh를 받아들이게 되어 있습니다.
drill-symptom-audit-list = 감사 지적: 네트워크 ACL이 요청하지 않은 트래픽을 들여보냅니다.
drill-symptom-storage = 프라이빗 호스트가 Amazon S3에서 읽지 못합니다.
drill-symptom-storage-denied = 프라이빗 호스트가 Amazon S3에서 읽으려 하면 AccessDenied가 나옵니다.
drill-symptom-storage-detour = 다른 길로 가야 할 Amazon S3의 데이터가 NAT 게이트웨이를 지나, 그 요금이 청구서에 나옵니다.
drill-symptom-nothing-private = 감사 지적: VPC에 프라이빗 서브넷이 하나도 없습니다.
drill-symptom-public-silent = 퍼블릭 서브넷에 있는 것이 인터넷과 어느 쪽으로도 연결되지 않습니다.
drill-symptom-missing = 동료가 프라이빗 서브넷에 있어야 할 인스턴스를 찾지 못합니다.
drill-symptom-too-little = 다음 팀이 시작하지 못합니다. VPC에 약속한 것이 없습니다.
drill-symptom-list = 보안 그룹에는 문제가 없는데, 클라이언트와 호스트 사이의 ssh 연결이 멈춘 채 시간 초과가 됩니다.
drill-symptom-database = 애플리케이션이 데이터베이스에서 응답이 없다고 합니다.
drill-symptom-database-open = 감사 지적: 인터넷에서 데이터베이스에 닿을 수 있습니다.
drill-symptom-extended-support = 청구서에 데이터베이스의 연장 지원이라는 새 항목이 생겼습니다.
drill-symptom-application = 브라우저에서 애플리케이션이 열리지 않습니다.
drill-symptom-source = 애플리케이션 호스트에서 git pull과 pip install이 멈춥니다.
drill-symptom-balancer = 사이트가 열리지 않습니다. 브라우저가 기다리기만 하거나 오류를 보여 줍니다.
drill-symptom-unavailable = 사이트가 503 Service Temporarily Unavailable로 답합니다.
drill-symptom-bad-gateway = 애플리케이션은 켜져 있는데, 사이트가 로드 밸런서의 오류로 답합니다.
drill-symptom-fixed-page = 누가 열어도 애플리케이션이 아니라 정해진 답만 나옵니다.
drill-symptom-circles = 브라우저가 리디렉션이 너무 많다고 합니다.
drill-symptom-sent-nowhere = 브라우저가 아무것도 열리지 않는 주소로 보내집니다.
drill-symptom-paths = 배달 페이지와 다른 페이지가 와야 할 곳에서 오지 않습니다.
drill-symptom-forgets = 방문자가 다음 페이지로 가면 하던 것을 잃어버립니다.
drill-symptom-name-unknown = 레코드는 있는데, 밖에서는 아무도 이 이름으로 사이트를 찾지 못합니다.
drill-symptom-no-such-name = 브라우저가 사이트의 이름이 없다고 합니다.
drill-symptom-name-empty = 사이트의 이름은 있지만 주소로 이어지지 않습니다.
drill-symptom-name-elsewhere = 사이트의 이름이 엉뚱한 곳으로 이어지거나, 주소가 바뀌면 곧 그렇게 됩니다.
drill-symptom-name-ipv6 = IPv6를 쓰는 방문자는 사이트가 열릴 때까지 오래 기다립니다.
drill-symptom-name-at-times = 사이트의 이름이 어떤 사람에게는 풀리고 어떤 사람에게는 풀리지 않습니다.
drill-symptom-name-bogus = 어떤 리졸버는 사이트의 이름을 거부합니다: SERVFAIL.
drill-symptom-name-gone = 도메인 전체가 밤사이에 인터넷에서 사라졌습니다.
drill-symptom-past-edge = 방문자가 어디에 있든 페이지가 서울에서 바로 옵니다. CloudFront에는 요청이 보이지 않습니다.
drill-symptom-certificate = 사이트에 브라우저가 받아들이는 인증서가 없습니다.
drill-symptom-certificate-date = 브라우저가 인증서의 기한이 지났다고 경고합니다.
drill-symptom-certificate-name = 브라우저가 인증서가 다른 이름의 것이라고 경고합니다.
drill-symptom-tls-old = 보안 점검에서 더는 쓰지 말아야 할 TLS 버전이 나왔습니다.
drill-symptom-https-refused = 사이트가 http로는 열리는데 https로는 열리지 않습니다.
drill-symptom-http-open = https 없이 이름만 입력한 사람이 안전한 페이지로 가지 못합니다.
drill-symptom-edge = CloudFront가 오류로 답하거나, 로드 밸런서에서 페이지를 받아 오지 못합니다.
drill-symptom-edge-off = CloudFront로는 사이트가 전혀 나오지 않습니다.
drill-symptom-edge-name = CloudFront가 답하기는 하지만 이 사이트로 답하지 않습니다. 이름을 모르거나 그 이름의 인증서가 없습니다.
drill-symptom-edge-forms = CloudFront를 거치면 애플리케이션의 폼이 제대로 되지 않습니다.
drill-symptom-edge-cookies = CloudFront를 거치면, 페이지를 연 적이 없는 사람처럼 모든 폼이 거부됩니다.
drill-symptom-edge-queries = CloudFront를 거치면, 주소의 물음표 뒤에 무엇을 써도 달라지지 않습니다.
drill-symptom-edge-post = CloudFront를 거치면 주문에 403이 돌아옵니다.
drill-symptom-edge-host = CloudFront를 거치면 애플리케이션이 자기 이름을 알아보지 못합니다.
drill-symptom-edge-shares = 어떤 손님이 다른 사람의 주문을 보았습니다.
drill-symptom-edge-slow = 스타일 시트와 그림이 매번 서울에서 옵니다. 엣지에 남는 것이 없습니다.
drill-symptom-other = 실습 { $lab }에서 바라는 것 가운데 하나가 더는 맞지 않습니다({ $check }).
