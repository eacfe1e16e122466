# The account to practise in with the AWS CLI, which `check lab up` starts.

help-lab-up = Start an account on this machine to practise a lab in with the AWS CLI, in the state in which the lab begins
    .usage = check lab up [LAB]
    .after = Needs moto, a server in Python that answers as AWS's APIs do, and for all labs but the first the AWS CLI with a shell such as bash. It goes on until Ctrl-C. Exit codes: 0 ended by you, 2 usage, 4 moto or the AWS CLI is missing or stopped
arg-lab-up-lab = A lab in an account, such as lab-1.12: what the labs before it build is there already. Without one the account is as AWS hands it out

lab-up-no-account = { $lab } builds nothing in an account, so there is none to practise it in
lab-up-labs = labs in an account: { $labs }
lab-up-no-cli = the AWS CLI is not on the path: it builds what comes before the lab
lab-up-no-cli-hint = install the AWS CLI (https://aws.amazon.com/cli/); an account without a lab before it needs none: { "check lab up" }
lab-up-no-shell = there is no sh on the path: it runs the scripts that build what comes before the lab
lab-up-no-shell-hint = on Windows, run the command in Git Bash or in WSL
lab-up-no-moto = moto_server is not there: it is the account
lab-up-no-moto-hint = afterwards run the command again; { $variable } can name the program, wherever it is
lab-up-moto-not-there = { $variable } names no file: { $file }
lab-up-moto-not-there-hint = set { $variable } to the whole path of moto_server, or take the variable away
lab-up-install-pipx = pipx install 'moto[server]' (bash, PowerShell)
lab-up-install-uv = uv tool install 'moto[server]' (bash, PowerShell)
lab-up-install-venv = python3 -m venv ~/moto && ~/moto/bin/pip install 'moto[server]' && export MOTO_SERVER=~/moto/bin/moto_server (bash)
lab-up-install-venv-powershell = py -m venv $HOME\moto; & $HOME\moto\Scripts\pip install 'moto[server]'; $env:MOTO_SERVER = "$HOME\moto\Scripts\moto_server.exe" (PowerShell)
lab-up-moto-not-started = moto did not start ({ $program }): { $cause }
lab-up-moto-ended = it ended at once
lab-up-moto-slow = it did not answer within { $seconds } seconds
lab-up-cause = { $cause }
lab-up-moto-gone = moto has ended, and with it the account
lab-up-not-built = { $lab } could not be built in the local account
lab-up-script-line = { $line }

lab-up-starting = Starting the local account with { $program }
lab-up-building = Building what { $lab } builds
lab-up-ready = What comes before { $lab } stands in the local account, which answers at { $url }
lab-up-ready-empty = Nobody has built anything in the local account, which answers at { $url }
lab-up-set-bash = Open another window and paste this, in bash or zsh:
lab-up-set-powershell = or this, in PowerShell:
lab-up-no-credentials = These are no real credentials: the key is the word { $key }, and moto on this machine is all that it opens. Nothing of it reaches AWS, and nothing costs money. Where AWS's own endpoints answer, the AWS CLI is older than 2.13 (or 1.29).
lab-up-next = In that window aws works as usual; build the lab by its hand-out, then judge it: { $command }
lab-up-next-no-probes = In that window aws works as usual; build the lab by its hand-out, then judge it: { $command } — nobody answers at the names and addresses of this account, neither the DNS nor a host nor a load balancer, so only the configuration is judged.
lab-up-next-small = This build cannot look at an account itself: type that command behind cargo run -- in the repository.
lab-up-stop = Ctrl-C in this window ends the account, and all that was built in it is gone.
lab-up-ended = The local account has ended.
