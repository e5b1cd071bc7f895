using System.Globalization;

namespace FaceAspire.Emulator.Signing;

/// <summary>Whom temporary credentials stand for, and how long.</summary>
/// <param name="KeyId">The public half of the key: <c>ASIA</c> and 16 characters.</param>
/// <param name="Expires">When it ends, to the second.</param>
/// <param name="Arn">The caller, such as <c>arn:aws:sts::000000000000:assumed-role/reader/ann</c>.</param>
/// <param name="UserId">The same as GetCallerIdentity's UserId.</param>
internal sealed record Session(string KeyId, DateTimeOffset Expires, string Arn, string UserId)
{
    /// <summary>Whether a role was assumed; otherwise it is the account's own session.</summary>
    public bool IsAssumedRole => Arn.Contains(":assumed-role/", StringComparison.Ordinal);

    /// <summary>All of it, on four lines.</summary>
    public string Write() => string.Join('\n', KeyId, Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Arn, UserId);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Session Read(string text) => text.Split('\n') is [var key, var expires, var arn, var user]
        ? new(key, DateTimeOffset.FromUnixTimeSeconds(long.Parse(expires, CultureInfo.InvariantCulture)), arn, user)
        : throw new FormatException("A session has four lines.");
}
