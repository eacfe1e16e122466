#!/bin/bash
# EC2 user data (lab 2.17) for Amazon Linux 2023 and Ubuntu, arm64 and x86-64.
# It installs a binary that was built elsewhere: a t3.micro has not enough memory for a release build.
# Before use, set the four values; the binary may lie in S3 (the instance role needs s3:GetObject) or at any https address.
# Needs a way out to that address: a public IP, a NAT gateway, or an S3 endpoint for s3://.
set -euo pipefail

# Where the binaries lie; the machine's architecture is added: …/sample-app-x86_64, …/sample-app-aarch64
BINARIES="s3://YOUR-BUCKET/sample-app"
# What `sha256sum` says of the two files.
SHA256_X86_64=""
SHA256_AARCH64=""
# The folder sample-app/deploy of the repository, as raw files, at a commit of your choice.
KIT="https://raw.githubusercontent.com/YOU/REPOSITORY/COMMIT/sample-app/deploy"

case "$(uname -m)" in
  x86_64) sum=$SHA256_X86_64 ;;
  aarch64) sum=$SHA256_AARCH64 ;;
  *) echo "no binary for $(uname -m)" >&2; exit 1 ;;
esac
file="sample-app-$(uname -m)"

fetch() { curl --fail --silent --show-error --location --retry 5 --max-time 120 --output "$2" "$1"; }

work=$(mktemp -d)
if [[ $BINARIES == s3://* ]]; then
  command -v aws >/dev/null || { echo "the AWS CLI is missing: use an https address" >&2; exit 1; }
  aws s3 cp --only-show-errors "$BINARIES/$file" "$work/$file"
else
  fetch "$BINARIES/$file" "$work/$file"
fi
echo "$sum  $work/$file" | sha256sum --check --quiet
install -m 755 "$work/$file" /usr/local/bin/sample-app

fetch "$KIT/sample-app.service" /etc/systemd/system/sample-app.service
fetch https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /etc/rds-global-bundle.pem

# The instance's own name in headers and footers, by IMDSv2.
token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
id=$(curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
touch /etc/sample-app.env
chmod 600 /etc/sample-app.env
grep -q '^SAMPLE_APP_INSTANCE=' /etc/sample-app.env || echo "SAMPLE_APP_INSTANCE=$id" >>/etc/sample-app.env

systemctl daemon-reload
systemctl enable --now sample-app
for _ in $(seq 30); do
  curl -sf http://127.0.0.1:8000/readyz && exit 0
  sleep 1
done
journalctl -u sample-app --no-pager | tail -20
exit 1
