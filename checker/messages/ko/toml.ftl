# 사람이 쓰는 TOML 파일(lab.toml, 답안 파일, course.toml)에서 이해할 수 없는 것.

answers-no-answer = { $question }: 답은 문자열, 수, 문자열의 목록 가운데 하나로 쓰십시오
answers-twice = { $question }: 답이 두 번 나옵니다

toml-unknown-field = { $word }: 여기에 그런 이름은 없습니다. { $count ->
        [0] 아무 이름도 쓰지 않는 곳입니다
       *[other] 쓸 수 있는 것: { $known }
    }
toml-unknown-word = { $word }: 여기에 쓸 수 없는 낱말입니다. 쓸 수 있는 것: { $known }
toml-missing-field = 여기에 빠진 것이 있습니다: { $field }
toml-wrong-value = 여기에 필요한 것: { $wanted } (지금 쓴 것: { $found ->
        [text] 문자열{ $text }
        [number] 정수{ $text }
        [fraction] 소수{ $text }
        [yes-no] true나 false{ $text }
        [date] 날짜나 시각{ $text }
        [list] 목록
        [table] 표
       *[other] 다른 것{ $text }
    })
toml-wrong-length = 여기에 필요한 것: { $wanted } (지금 쓴 것은 { $length }개)
toml-wanted = { $kind ->
        [text] 따옴표로 묶은 문자열
        [number] 정수
        [between] { $least }부터 { $most }까지의 정수
        [fraction] 수
        [yes-no] true나 false
        [date] 날짜
        [list] 대괄호로 묶은 목록
        [table] 중괄호로 묶은 표
        [text-or-table] 따옴표로 묶은 문자열이나 중괄호로 묶은 표
        [ports] 1부터 65535까지의 포트 하나, 또는 대괄호로 묶은 여러 포트
        [addresses] "http://127.0.0.1:8000" 같은 주소 하나, 또는 대괄호로 묶은 주소 둘
        [place] 리전 이름(예: { $like })
        [domain] 도메인 이름(예: { $like })
       *[other] TOML 파서의 말로 `{ $words }`
    }
toml-duplicate-key = { $key }: 두 번 썼습니다
toml-not-one = 여기에는 judge.flow = {"{"} … {"}"}처럼 하나만 쓸 수 있습니다
toml-more-than-a-word = 여기에는 따옴표로 묶은 낱말만 쓰고, 거기에 다른 것을 딸려 쓰지 않습니다
toml-other = 이해할 수 없는 곳입니다. TOML 파서가 남긴 말: `{ $words }`

toml-no-value = 등호(=) 뒤에 값이 없습니다
toml-unquoted = 문자열은 따옴표로 묶어야 합니다
toml-quote-unopened = 문자열을 여는 따옴표({ $word })가 없습니다
toml-quote-unclosed = 문자열을 닫는 따옴표({ $word })가 같은 줄에 없습니다
toml-long-unclosed = 문자열을 닫는 따옴표 세 개가 없습니다
toml-control = 눈에 보이지 않고 문자열에 쓸 수 없는 문자가 들어 있습니다
toml-escape = 역슬래시(\) 뒤에 뜻이 없는 문자가 있습니다. 역슬래시 자체는 \\로 쓰거나, 문자열을 작은따옴표(')로 묶으십시오
toml-code-point = \x, \u, \U 뒤에는 문자의 번호를 각각 2, 4, 8자리로 씁니다. 역슬래시 자체는 \\로 쓰십시오
toml-line-end = 줄 끝의 역슬래시(\) 뒤에는 아무것도 쓸 수 없습니다. 역슬래시 자체는 \\로 쓰십시오
toml-lone-return = 줄이 캐리지 리턴 하나로만 끝나는 곳이 있습니다. 편집기에서 줄 끝 형식을 LF나 CRLF로 바꾸어 다시 저장하십시오
toml-comment-character = 눈에 보이지 않고 주석에 쓸 수 없는 문자가 들어 있습니다
toml-no-equals = 이름 뒤에는 등호(=)와 값이 있어야 합니다
toml-extra-equals = 등호(=)가 하나 많습니다
toml-equals-in-list = 대괄호 목록에는 값만 씁니다. 이름 = 값은 중괄호로 묶으십시오
toml-no-name = 여기에는 이름 = 값이 와야 합니다
toml-name-character = 이름에는 a-z, A-Z, 0-9, -, _만 쓸 수 있습니다. 다른 문자가 있으면 따옴표로 묶으십시오
toml-no-comma = 여기에 쉼표가 빠졌습니다
toml-extra-comma = 쉼표가 하나 더 있거나, 쉼표 앞에 빠진 것이 있습니다
toml-list-unopened = 여는 대괄호 없이 닫는 대괄호만 있습니다
toml-list-unclosed = 목록을 닫는 대괄호가 없습니다
toml-table-unopened = 여는 중괄호 없이 닫는 중괄호만 있습니다
toml-table-unclosed = 표를 닫는 중괄호가 없습니다
toml-head-unclosed = 표의 이름을 닫는 { $word } 기호가 없습니다
toml-rest = 한 줄에는 하나만 씁니다. 여기부터는 새 줄에 쓰십시오. 문자열 속의 큰따옴표는 \"로 씁니다
toml-below = 이 이름에는 이미 값이 있어서 그 아래에 아무것도 둘 수 없습니다
toml-too-deep = 괄호나 점으로 이은 이름이 너무 깊이 겹쳐 있습니다
toml-small-letters = 소문자로 써야 합니다: { $word }
toml-two-signs = 수의 부호는 하나만 쓸 수 있습니다
toml-signed-digits = 0x, 0o, 0b로 시작하는 수에는 부호를 쓸 수 없습니다
toml-decimal-prefix = 십진수는 0d 없이 씁니다
toml-other-digits = 이런 수에 쓸 수 없는 숫자입니다. 0x 뒤에는 0-9와 a-f, 0o 뒤에는 0-7, 0b 뒤에는 0과 1만 씁니다
toml-no-digits = 수라면 숫자가 빠진 곳이 있습니다. 문자열은 따옴표로 묶어야 합니다
toml-underscore = 수에서 밑줄(_)은 숫자와 숫자 사이에만 쓸 수 있습니다. 문자열은 따옴표로 묶어야 합니다
toml-too-large = 수가 너무 큽니다
toml-date-form = 숫자 뒤에 -나 :이 오면 날짜나 시각으로 읽는데, 이것은 어느 쪽도 아닙니다. 문자열은 따옴표로 묶어야 합니다
toml-date-range = 그런 날짜나 시각은 없습니다. 문자열은 따옴표로 묶어야 합니다
