# 저장소에 든 비밀입니다. $resource는 저장소 안의 경로, $where는 줄 번호이며, 적힌 내용은 말하지 않습니다.

REPOSITORY_HOLDS_AWS_KEY = { $resource } 파일의 { $where }에 AWS 액세스 키가 있습니다
    .title = 저장소에 든 액세스 키
    .question = 이 저장소를 지금이나 나중에 누가 볼 수 있고, 이 키로 계정에서 무엇을 할 수 있습니까?
    .expected = 어느 파일에도 없는 액세스 키
    .found = { $where }
    .explain =
        액세스 키를 읽은 사람은 키가 활성인 동안 어디에서든 주인으로서 계정을 쓸 수 있습니다. 나중 커밋은 화면에서만 키를 감출 뿐, 저장소의 모든 사본에는 그대로 남습니다.

        - 교체: `aws iam create-access-key`로 둘째 키를 만들어 모두 그 키를 쓰게 하고, `aws iam update-access-key --access-key-id ID --status Inactive`로 옛 키를 비활성화한 다음, 찾는 곳이 없으면 `aws iam delete-access-key --access-key-id ID`로 삭제합니다. 이미 남이 볼 수 있었다면 비활성화부터 합니다.
        - ASIA로 시작하는 키는 임시 키라서 늦어도 36시간 뒤에는 저절로 끝납니다.
        - AWS 안의 호스트에는 키가 필요 없습니다. 인스턴스 프로파일의 역할이 임시 키를 줍니다.

REPOSITORY_HOLDS_PRIVATE_KEY = { $resource } 파일의 { $where }에 개인 키가 있습니다
    .title = 저장소에 든 개인 키
    .question = 이 키로 열리는 호스트나 서비스는 무엇이고, 저장소는 누가 볼 수 있습니까?
    .expected = 쓰는 사람만 가진 개인 키
    .found = { $where }
    .explain =
        개인 키를 가진 사람은 여러분으로 인정받고, 사본을 가진 사람도 마찬가지입니다. 파일을 지워도 호스트에 남은 공개 키는 계속 문을 열어 줍니다.

        - EC2 키 페어: 새 키 페어를 만들어 공개 키를 호스트마다 `~/.ssh/authorized_keys`에 적고 옛 줄을 지운 다음 `aws ec2 delete-key-pair --key-name NAME`을 실행합니다. 이 명령만으로는 호스트가 바뀌지 않습니다.
        - 배포 키: 저장소 설정에서 삭제하고 호스트에서 새로 만듭니다.
        - 인증서의 키: 다른 키로 인증서를 다시 요청하고 옛 인증서를 폐기합니다.

REPOSITORY_HOLDS_GITHUB_TOKEN = { $resource } 파일의 { $where }에 GitHub 토큰이 있습니다
    .title = 저장소에 든 GitHub 토큰
    .question = 이 토큰으로 이 저장소 말고 무엇이 더 열리고, 언제까지 열립니까?
    .expected = 어느 파일에도 없는 토큰
    .found = { $where }
    .explain =
        개인 토큰은 만들 때 정한 범위 안에서 주인이 열 수 있는 것을 모두 엽니다. GitHub는 공개 저장소에서 찾은 토큰을 취소하지만, 그 전에 남이 먼저 찾았을 수 있습니다.

        - 교체: GitHub → **Settings** → **Developer settings** → **Personal access tokens**에서 토큰을 골라 **Delete**, 아직 필요하면 **Regenerate token**.
        - 저장소 하나를 받는 호스트에는 읽기 전용 배포 키면 됩니다. GitHub Actions에는 `secrets.GITHUB_TOKEN`과 OIDC 역할이 있습니다.

REPOSITORY_HOLDS_SLACK_TOKEN = { $resource } 파일의 { $where }에 Slack 토큰이나 웹훅이 있습니다
    .title = 저장소에 든 Slack 토큰
    .question = 이 토큰이나 웹훅은 어느 워크스페이스에 글을 쓰고, 누가 쓸 수 있습니까?
    .expected = 어느 파일에도 없는 토큰과 웹훅
    .found = { $where }
    .explain =
        Slack 토큰은 앱에 허락된 것을 읽고 쓰며, 웹훅 주소는 그것만으로 채널에 글을 씁니다. 쓰는 사람이 누구인지는 묻지 않습니다.

        - 교체: api.slack.com/apps에서 앱을 골라 **OAuth & Permissions** → **Revoke Tokens**로 취소하고 앱을 다시 설치해 새 토큰을 받습니다. 웹훅은 **Incoming Webhooks**에서 주소를 삭제하고 새로 만듭니다.

REPOSITORY_HOLDS_TOKEN = { $resource } 파일의 { $where }에 토큰으로 보이는 것이 있습니다
    .title = 저장소에 든 토큰
    .question = 이 토큰은 어느 서비스의 것이고, 가진 사람은 거기에서 무엇을 할 수 있습니까?
    .expected = 어느 파일에도 없는 토큰
    .found = { $where }
    .explain =
        토큰은 로그인을 대신하므로 가진 사람에게는 비밀번호가 필요 없습니다. 서비스는 사본과 원본을 구별하지 못합니다.

        - 교체: 서비스의 설정에서 새 토큰을 만들어 애플리케이션이 환경 변수로 읽게 하고 옛 토큰을 취소합니다.

REPOSITORY_HOLDS_DATABASE_PASSWORD = { $resource } 파일의 { $where }에 데이터베이스 비밀번호가 있습니다
    .title = 저장소에 든 데이터베이스 비밀번호
    .question = 호스트의 애플리케이션은 비밀번호를 어디에서 읽고, 이 파일은 또 누가 볼 수 있습니까?
    .expected = 애플리케이션의 환경 변수나 Secrets Manager에 둔 비밀번호
    .found = { $where }
    .explain =
        저장소의 파일에 적힌 비밀번호는 사본을 한 번이라도 받은 사람과 배포된 호스트가 모두 압니다. 그때부터 데이터 앞을 막는 것은 네트워크뿐입니다.

        - 마스터 사용자의 비밀번호를 RDS가 보관하고 갱신하게 하기: `aws rds modify-db-instance --db-instance-identifier NAME --manage-master-user-password`. 직접 정하려면 그 대신 `--master-user-password`를 쓰고, 값이 파일이나 명령 기록에 남지 않게 합니다.
        - 다른 사용자: PostgreSQL은 `ALTER USER shop PASSWORD '…'`, MySQL과 MariaDB는 `ALTER USER shop IDENTIFIED BY '…'`.
        - 그다음 애플리케이션이 읽게 합니다. Python은 `os.environ["DATABASE_PASSWORD"]`, Node.js는 `process.env.DATABASE_PASSWORD`.

REPOSITORY_HOLDS_SIGNING_KEY = { $resource } 파일의 { $where }에 애플리케이션이 서명에 쓰는 키가 있습니다
    .title = 저장소에 든 서명 키
    .question = 애플리케이션은 이 키로 무엇에 서명하고, 또 누가 똑같이 서명할 수 있습니까?
    .expected = 애플리케이션의 환경 변수에 둔 키
    .found = { $where }
    .explain =
        프레임워크는 세션과 폼의 토큰, 비밀번호 재설정 링크에 키 하나로 서명합니다. 키를 아는 사람은 세션을 손으로 만들어 누구로든 로그인할 수 있습니다.

        - Django: `python -c "from django.core.management.utils import get_random_secret_key as key; print(key())"`로 새 키를 만들고, 설정에는 `SECRET_KEY = os.environ["SECRET_KEY"]`라고 적습니다. `startproject`가 적어 둔 `django-insecure-` 키는 자기 컴퓨터에서만 쓰는 것입니다.
        - Flask, Express: `python -c "import secrets; print(secrets.token_hex(32))"`로 만들어 마찬가지로 환경 변수에서 읽습니다.
        - 옛 키로 만든 세션은 쓸모없어지므로 모두 다시 로그인해야 합니다. `SECRET_KEY_FALLBACKS`를 쓰면 세션이 이어지지만, 옛 키를 아는 사람에게도 이어집니다.

REPOSITORY_HOLDS_ENV_FILE = { $resource } 파일에 환경의 비밀이 있고, 처음 나오는 곳은 { $where }입니다
    .title = 저장소에 든 환경 파일
    .question = 이 파일은 어느 컴퓨터에서 쓰려던 것이고, git이 함께 가져가는 파일입니까?
    .expected = 그 컴퓨터에만 있고 .gitignore에 적힌 파일
    .found = 저장소에 있으며 { $where }부터 비밀이 나오는 파일
    .explain =
        설정 파일은 비밀을 프로그램 밖에 두게 해 주지만, git이 그 파일을 빼 놓을 때만 저장소 밖에 있게 됩니다. 한 번 커밋한 파일은 `.gitignore`에 적어도 그대로 남습니다.

        - 빼내기: `git rm --cached .env`를 실행하고 `.gitignore`에 `.env` 줄을 적은 다음, 값 없이 이름만 적은 `.env.example`을 둡니다.
        - 파일에 있던 값은 하나하나 쓰이는 곳에서 교체합니다. 비밀번호는 데이터베이스에서, 키는 AWS에서, 토큰은 그 서비스에서 바꿉니다.

REPOSITORY_HOLDS_PASSWORD = { $resource } 파일의 { $where }에 비밀번호가 있습니다
    .title = 저장소에 든 비밀번호
    .question = 이 비밀번호는 어디에서 쓰이고, 이 파일은 누가 볼 수 있습니까?
    .expected = 어느 파일에도 없는 비밀번호
    .found = { $where }
    .explain =
        저장소에 든 비밀번호는 사본을 한 번이라도 받은 사람이 모두 압니다. 한 번 커밋한 내용은 최신 버전이 어떻든 이력에 남습니다.

        - 교체: 그 비밀번호를 쓰는 곳에서 다른 비밀번호로 바꾸고, 애플리케이션이 환경 변수로 읽게 합니다.
        - 테스트에 쓰는 줄은 실제 값이 없는 `tests` 폴더에 둡니다.
