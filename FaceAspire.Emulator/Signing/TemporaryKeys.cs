using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Emulator.Signing;

/// <summary>
/// Temporary credentials. Nothing of them is kept: the session token holds the session and a MAC of it, and the secret follows from the token. So
/// they outlive a restart, and end when the lasting keys change.
/// </summary>
/// <param name="lasting">The keys of the settings.</param>
internal sealed class TemporaryKeys(IReadOnlyDictionary<string, AccessKey> lasting)
{
    private const int MacBytes = HMACSHA256.HashSizeInBytes;
    private const int SecretLength = 40; // as AWS's secrets

    private readonly byte[] _macKey = SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(lasting.Values.OrderBy(key => key.Id, StringComparer.Ordinal).Select(key => $"{key.Id}\n{key.Secret}\n"))));

    /// <summary>A new key's id.</summary>
    public static string NewId() => "ASIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);

    /// <summary>The key of a session.</summary>
    public AccessKey Issue(Session session)
    {
        var text = Encoding.UTF8.GetBytes(session.Write());
        return KeyOf(session, Convert.ToBase64String([.. HMACSHA256.HashData(_macKey, text), .. text]));
    }

    /// <summary>The session that a token was issued for; <see langword="null"/> when it was not issued here.</summary>
    public Session? SessionOf(string? token)
    {
        var bytes = new byte[token?.Length ?? 0];
        return Convert.TryFromBase64String(token ?? "", bytes, out var length) && length > MacBytes
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_macKey, bytes.AsSpan(MacBytes..length)), bytes.AsSpan(..MacBytes))
            ? Session.Read(Encoding.UTF8.GetString(bytes, MacBytes, length - MacBytes))
            : null;
    }

    /// <summary>The key of a session and its token.</summary>
    public AccessKey KeyOf(Session session, string token) => new(
        session.KeyId, Convert.ToBase64String(HMACSHA256.HashData(_macKey, Encoding.UTF8.GetBytes("secret" + token)))[..SecretLength], token);
}
