using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Signing;

namespace FaceAspire.Emulator.Sts;

/// <summary>What AssumeRole was asked for, once AWS's model holds. Roles are not kept: each may be assumed.</summary>
/// <param name="SessionArn">Whom the credentials stand for.</param>
/// <param name="AssumedRoleId">The role's id and the session's name.</param>
/// <param name="Seconds">How long they hold; <see langword="null"/> for the default.</param>
/// <param name="PackedPolicySize">Percent of what session policies and tags may take; <see langword="null"/> without any.</param>
/// <param name="SourceIdentity">Who really is behind it.</param>
internal sealed partial record AssumeRoleRequest(string SessionArn, string AssumedRoleId, int? Seconds, int? PackedPolicySize, string? SourceIdentity)
{
    private const int MostChainedSeconds = 3600;

    /// <summary>Reads it.</summary>
    /// <param name="form">The call.</param>
    /// <param name="caller">The caller's session; <see langword="null"/> for a lasting key.</param>
    /// <exception cref="AwsException">It asks for what STS does not give.</exception>
    public static AssumeRoleRequest Read(QueryForm form, Session? caller)
    {
        var (arn, name) = (form.Required("RoleArn"), form.Required("RoleSessionName"));
        var role = RoleArn().Match(arn) is { Success: true } match ? match.Groups : throw new AwsException(400, "ValidationError", $"{arn} is invalid");
        var seconds = Duration(form);
        if (caller?.IsAssumedRole == true && seconds > MostChainedSeconds)
        {
            throw new AwsException(
                400, "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        return new(
            $"arn:aws:sts::{role["account"]}:assumed-role/{role["name"]}/{name}", $"{RoleId(arn)}:{name}", seconds, SessionPolicies.PackedSize(form),
            form["SourceIdentity"]);
    }

    /// <summary>How long credentials are to hold; <see langword="null"/> when it is not said.</summary>
    public static int? Duration(QueryForm form) => form["DurationSeconds"] is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds
        : throw new AwsException(400, "MalformedInput", $"DurationSeconds '{text}' is no number.");

    /// <summary>The same for the same role, as at AWS: <c>AROA</c> and 17 characters.</summary>
    private static string RoleId(string arn) => "AROA" + string.Concat(
        SHA256.HashData(Encoding.UTF8.GetBytes(arn)).Take(17).Select(value => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[value % 32]));

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/([\x21-\x7E]*/)?(?<name>[\w+=,.@-]{1,64})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RoleArn();
}
