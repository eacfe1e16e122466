# check lab up이 시작하는, AWS CLI로 연습하는 계정.

help-lab-up = AWS CLI로 실습을 연습할 계정을 이 컴퓨터에 엽니다. 실습을 시작할 때의 상태로 되어 있습니다
    .usage = check lab up [실습]
    .after = AWS의 API처럼 응답하는 Python 서버 moto가 필요합니다. 첫 실습 말고는 AWS CLI와 bash 같은 셸도 필요합니다. Ctrl-C를 누를 때까지 계속됩니다. 종료 코드: 0 직접 끝냄, 2 사용법, 4 moto나 AWS CLI가 없거나 멈춤
arg-lab-up-lab = lab-1.12처럼 계정에서 하는 실습. 그 앞의 실습들이 만드는 것은 이미 있습니다. 쓰지 않으면 AWS가 처음 내주는 그대로의 계정입니다

lab-up-no-account = { $lab } 실습은 계정에 아무것도 만들지 않으므로, 연습할 계정이 없습니다
lab-up-labs = 계정에서 하는 실습: { $labs }
lab-up-no-cli = PATH에 AWS CLI가 없습니다. 실습에 앞서 있어야 할 것을 AWS CLI로 만듭니다
lab-up-no-cli-hint = AWS CLI를 설치하십시오(https://aws.amazon.com/cli/). 앞선 실습이 없는 계정에는 필요하지 않습니다: { "check lab up" }
lab-up-no-shell = PATH에 sh가 없습니다. 실습에 앞서 있어야 할 것을 만드는 스크립트를 sh가 실행합니다
lab-up-no-shell-hint = Windows에서는 Git Bash나 WSL에서 이 명령을 실행하십시오
lab-up-no-moto = 계정 노릇을 하는 moto_server가 없습니다
lab-up-no-moto-hint = 설치한 뒤 이 명령을 다시 실행하십시오. 프로그램이 다른 곳에 있으면 { $variable } 변수에 경로를 적습니다
lab-up-moto-not-there = { $variable } 변수가 가리키는 파일이 없습니다: { $file }
lab-up-moto-not-there-hint = { $variable } 변수에 moto_server의 전체 경로를 적거나, 변수를 지우십시오
lab-up-install-pipx = pipx install 'moto[server]' (bash, PowerShell)
lab-up-install-uv = uv tool install 'moto[server]' (bash, PowerShell)
lab-up-install-venv = python3 -m venv ~/moto && ~/moto/bin/pip install 'moto[server]' && export MOTO_SERVER=~/moto/bin/moto_server (bash)
lab-up-install-venv-powershell = py -m venv $HOME\moto; & $HOME\moto\Scripts\pip install 'moto[server]'; $env:MOTO_SERVER = "$HOME\moto\Scripts\moto_server.exe" (PowerShell)
lab-up-moto-not-started = moto가 시작되지 않았습니다({ $program }): { $cause }
lab-up-moto-ended = 바로 끝났습니다
lab-up-moto-slow = { $seconds }초가 지나도 응답하지 않았습니다
lab-up-cause = { $cause }
lab-up-moto-gone = moto가 끝났고, 계정도 함께 없어졌습니다
lab-up-not-built = 로컬 계정에 { $lab } 실습을 만들지 못했습니다
lab-up-script-line = { $line }

lab-up-starting = 로컬 계정을 시작합니다: { $program }
lab-up-building = 실습에서 만드는 것을 만듭니다: { $lab }
lab-up-ready = 로컬 계정에 { $lab } 실습에 앞서 있어야 할 것이 만들어져 있습니다. 계정의 주소: { $url }
lab-up-ready-empty = 로컬 계정에는 아직 아무도 아무것도 만들지 않았습니다. 계정의 주소: { $url }
lab-up-set-bash = 다른 창을 열어, bash나 zsh라면 이것을 붙여 넣으십시오.
lab-up-set-powershell = PowerShell이라면 이것을 붙여 넣으십시오.
lab-up-no-credentials = 진짜 자격 증명이 아닙니다. 키로 쓰는 낱말({ $key })은 이 컴퓨터의 moto에만 통합니다. 아무것도 AWS에 닿지 않고, 비용도 들지 않습니다. AWS의 주소가 응답한다면 AWS CLI가 2.13(버전 1은 1.29)보다 오래된 것입니다.
lab-up-next = 그 창에서 aws 명령은 평소처럼 동작합니다. 실습 안내대로 만든 뒤 판정하십시오: { $command }
lab-up-next-no-probes = 그 창에서 aws 명령은 평소처럼 동작합니다. 실습 안내대로 만든 뒤 판정하십시오: { $command } — 이 계정의 이름과 주소에서는 DNS도, 호스트도, 로드 밸런서도 응답하지 않으므로 구성만 판정합니다.
lab-up-next-small = 이 빌드에는 계정을 조회하는 기능이 없습니다. 판정할 때는 저장소에서 cargo run -- 뒤에 위 명령을 쓰십시오.
lab-up-stop = 이 창에서 Ctrl-C를 누르면 계정이 끝나고, 그 안에 만든 것은 모두 없어집니다.
lab-up-ended = 로컬 계정을 끝냈습니다.
