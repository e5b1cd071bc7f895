# shellcheck shell=bash
# Sourced by deploy and bench/run, after prepare.sh: compiles functions to native code and packs them as Lambda takes them.

readonly newest_glibc=2.34        # that of Lambda's provided.al2023
readonly largest_package=15000000 # bytes; Lambda loads a package before it starts it, so that a large one starts late
readonly detector=face_detection_yunet_2023mar.onnx # what the Analyzer's face gate goes by: 232 KB, MIT licence
readonly detector_url=https://media.githubusercontent.com/media/opencv/opencv_zoo/main/models/face_detection_yunet/$detector
readonly detector_sha256=8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4

# fetch_detector <folder>: from the folder of models, where there is one.
fetch_detector() {
    if [[ -f ${FACEASPIRE_MODELS:-}/$detector ]]; then
        install -m 644 "$FACEASPIRE_MODELS/$detector" "$1"
    else
        need_program curl "install it with the system's package manager"
        curl -fsSL --retry 3 -o "$1/$detector" "$detector_url" || refuse "$detector_url cannot be fetched. Without it: -c faceGate=0."
    fi
    echo "$detector_sha256  $1/$detector" | sha256sum --check --status || refuse "$detector is not the file that it should be."
}

compiler_flags=() # for another processor than this machine's

# need_compiler <x86_64|arm64>: sets compiler_flags, or says what is missing to compile functions of that architecture here.
need_compiler() {
    local machine=${1/arm64/aarch64}
    [[ $(uname -s) == Linux ]] || refuse "Functions are compiled on Linux, and this is $(uname -s): take a Linux machine, or AWS CloudShell."
    [[ $(uname -m) != "$machine" ]] || return 0
    need_program clang "functions for $1 are compiled on $(uname -m) with clang. Install it, or take another -c architecture=…"
    need_program "$machine-linux-gnu-gcc" \
        "functions for $1 are linked on $(uname -m) with its binutils and libraries. Install gcc-${machine//_/-}-linux-gnu, or take another -c architecture=…"
    compiler_flags=("-p:ObjCopyName=$machine-linux-gnu-objcopy")
}

# needed_glibc <folder>: the newest that the programs in it ask for, whatever processor they are for.
needed_glibc() { { readelf -V "$1"/* 2>/dev/null || true; } | sed -n 's/.*Name: GLIBC_\([0-9.]*\).*/\1/p' | sort -V | tail -1; }

# package <Project> <rid> <folder> <face gate>: compiles a function to folder/<project>.zip; the same source makes the same bytes.
package() {
    local name=${1#FaceAspire.} rid=$2 folder=$3 face_gate=$4
    local stage=$folder/${name,,} zip=$folder/${name,,}.zip
    rm -rf "$folder/out" "$stage" # what a run that was refused has left
    # shellcheck disable=SC2154 # prepare.sh sets root
    dotnet publish "$root/$1" -c Release -r "$rid" -p:PublishAot=true -p:StripSymbols=true -o "$folder/out" -v quiet -nologo "${compiler_flags[@]}" \
        -p:PathMap="$root=/src" -p:IncludeSourceRevisionInInformationalVersion=false >&2 # neither the folder nor the commit is in the bytes
    mkdir -p "$stage"
    install -m 755 "$folder/out/$1" "$stage/bootstrap"
    find "$folder/out" -name '*.so' -exec install -m 755 {} "$stage" \;
    [[ $1 != FaceAspire.Analyzer || $face_gate == 0 ]] || fetch_detector "$stage"
    local glibc
    glibc=$(needed_glibc "$stage")
    [[ $(printf '%s\n' "${glibc:-0}" $newest_glibc | sort -V | tail -1) == "$newest_glibc" ]] \
        || refuse "$1 was linked with glibc $glibc; Lambda has $newest_glibc. Deploy from an older system, or from the image public.ecr.aws/amazonlinux/amazonlinux:2023."
    find "$stage" -exec touch -d 1980-01-01T00:00:00Z {} +
    rm -f "$zip"
    (cd "$stage" && find . -type f | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$zip")
    rm -rf "$folder/out" "$stage"
    local size
    size=$(stat -c %s "$zip")
    ((size <= largest_package)) || refuse "$1's package has $((size / 1000)) KB, and may have $((largest_package / 1000)): a larger one starts too late."
    say "$1: $((size / 1000)) KB"
}
