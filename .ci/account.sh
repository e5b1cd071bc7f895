# shellcheck shell=bash
# Sourced by deploy and destroy: finds the AWS account.

# shellcheck source=prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

# What ./deploy packaged last, for the AppHost; another file for another account.
# shellcheck disable=SC2034 # used by those that source this
record=${FACEASPIRE_ACCOUNT:-$root/.faceaspire/account.json}

# Sets account and region, or says what is missing.
# shellcheck disable=SC2034 # used by those that source this
find_account() {
    need_program aws "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}
    [[ -n $region ]] || refuse "There is no region: set AWS_REGION, or run 'aws configure'."
    export AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER=
    account=$(aws sts get-caller-identity --query Account --output text 2>/dev/null) \
        || refuse "There are no working AWS credentials: 'aws sts get-caller-identity' fails. Run 'aws configure' or 'aws sso login'."
}

# Our stream processors that run; none where the account has no access to them.
running_processors() {
    aws rekognition list-stream-processors --output text \
        --query "StreamProcessors[?Status=='RUNNING' && starts_with(Name, 'faceaspire-')].Name" 2>/dev/null || true
}
