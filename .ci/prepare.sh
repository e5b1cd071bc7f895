# shellcheck shell=bash
# Sourced by run and test: finds the .NET SDK, and installs what is missing where that needs no password.

# shellcheck disable=SC2034 # used by those that source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }

refuse() { say "$*"; exit 1; }

need_program() { command -v "$1" >/dev/null || refuse "$1 is missing: $2"; }

require_dotnet() {
    command -v dotnet >/dev/null || PATH=$PATH:${DOTNET_ROOT:-$HOME/.dotnet}
    if ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
        say "FaceAspire needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
        say "or: curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
        exit 1
    fi
}

has_ffmpeg() { command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null; }
has_chromium() { command -v chromium >/dev/null; }
has_mkvinfo() { command -v mkvinfo >/dev/null; }
has_gtk() { # what OpenCV's native library links to; only on Linux
    [[ $(uname -s) != Linux ]] || PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -q 'libgtk-3\.so\.0'
}
has_cascades() { # for the classic face engine
    local folder
    for folder in /usr/share/opencv4 /usr/local/share/opencv4 /opt/homebrew/share/opencv4; do
        [[ -f $folder/haarcascades/haarcascade_frontalface_default.xml ]] && return 0
    done
    return 1
}

# The command that installs the packages of these needs, for the package manager that is here.
install_command() {
    local manager need packages=()
    for manager in apt-get dnf brew; do command -v "$manager" >/dev/null && break; manager=; done
    for need in "$@"; do
        case $need:$manager in
            gtk:apt-get) packages+=(libgtk-3-0) ;;
            gtk:*) packages+=(gtk3) ;;
            cascades:brew) packages+=(opencv) ;;
            cascades:*) packages+=(opencv-data) ;;
            mkvinfo:*) packages+=(mkvtoolnix) ;;
            *) packages+=("$need") ;;
        esac
    done
    case $manager in
        apt-get) echo "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${packages[*]}" ;;
        dnf) echo "dnf install -y -q ${packages[*]}" ;;
        brew) echo "brew install -q ${packages[*]}" ;;
        *) return 1 ;;
    esac
}

missing() {
    local need
    for need in "$@"; do "has_$need" || printf '%s ' "$need"; done
}

# need <needs>: installs those that are missing; where that is not allowed, says how to and returns 1.
need() {
    local absent command log as=
    read -ra absent <<<"$(missing "$@")"
    ((${#absent[@]})) || return 0
    if ! command=$(install_command "${absent[@]}"); then
        say "Missing: ${absent[*]}. Install them with this system's package manager."
        return 1
    fi
    if [[ $command != brew* && $EUID -ne 0 ]]; then
        if ! sudo -n true 2>/dev/null; then
            say "Missing: ${absent[*]}. Install them with: sudo sh -c '$command'"
            return 1
        fi
        as="sudo -n"
    fi
    say "Installing ${absent[*]} ..."
    log=$(mktemp) # a package manager talks for pages; only a failure is worth reading
    if ! $as sh -c "$command" >"$log" 2>&1 </dev/null || [[ -n $(missing "${absent[@]}") ]]; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        say "That did not work. Install them with: $command"
        return 1
    fi
    rm -f "$log"
}
