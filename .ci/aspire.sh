# shellcheck shell=bash
# Sourced by run and test, after prepare.sh: fills the NuGet cache with Aspire's packages, where the feed has them.

aspire_packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
# shellcheck disable=SC2154 # prepare.sh sets it
aspire_refused=$root/artifacts/.aspire-refused # says why the last attempt failed; it is not repeated for a day
aspire_aws_refused=$root/artifacts/.no-aspire-aws # AspireHost.props looks for it
readonly aspire_seconds=60                     # an attempt that takes longer is given up

has_package() { compgen -G "$aspire_packages/$1/13.6.*" >/dev/null; }
aspire_version() { compgen -G "$aspire_packages/aspire.hosting.apphost/13.6.*" | tail -1 | sed 's|.*/||'; }
has_aspire() { has_package aspire.apphost.sdk && has_package aspire.hosting.apphost; }

# restore_aspire <Package|StandIn>: the AppHost's packages with Aspire's host. Prints nothing but its error.
restore_aspire() {
    local log code=0
    log=$(AspireHost=Aspire AspireAws=$1 timeout -k 5 "$aspire_seconds" \
        dotnet restore "$root/FaceAspire.AppHost" -v quiet -nologo 2>&1 </dev/null) || code=$?
    ((code == 0)) && return
    if ((code == 124)); then echo "it took longer than $aspire_seconds s"; else grep -m1 -oE '(NU|MSB|NETSDK)[0-9]+: .*' <<<"$log" | sed 's/ \[.*//' || echo "exit code $code"; fi
    return 1
}

# Returns 0 where Aspire can be had. What failed within a day is not tried again, unless asked with 'again'.
fetch_aspire() {
    if has_aspire && { has_package aspire.hosting.aws || [[ -f $aspire_aws_refused ]]; }; then return; fi
    if ! has_aspire && [[ ${1:-} != again && -n $(find "$aspire_refused" -mtime -1 2>/dev/null) ]]; then return 1; fi
    say "Fetching Aspire's packages ..."
    mkdir -p "$(dirname "$aspire_refused")"
    # Aspire.Hosting.AWS is not on every feed; without it, what stands in for it is compiled
    rm -f "$aspire_aws_refused"
    if restore_aspire Package >/dev/null; then
        rm -f "$aspire_refused"
    elif restore_aspire StandIn >"$aspire_refused"; then
        mv "$aspire_refused" "$aspire_aws_refused"
    else
        return 1
    fi
}

why_no_aspire() { [[ -s $aspire_refused ]] && cat "$aspire_refused" || echo "its packages are not here"; }

# Sets AspireHost, unless somebody has: Aspire where it can be had, else BuiltIn. The AppHost says the reason, too.
choose_host() {
    unset AspireHostReason
    case ${AspireHost:-} in
        Aspire) fetch_aspire again || say "Aspire cannot be fetched: $(why_no_aspire)" ;;
        BuiltIn) ;;
        *)
            local where="is in the NuGet cache"
            has_aspire || where="was fetched into the NuGet cache"
            if fetch_aspire; then
                AspireHost=Aspire
                AspireHostReason="$(aspire_version) $where"
            else
                AspireHost=BuiltIn
                AspireHostReason="Aspire cannot be had: $(why_no_aspire)"
            fi
            export AspireHostReason
            ;;
    esac
    export AspireHost
}
