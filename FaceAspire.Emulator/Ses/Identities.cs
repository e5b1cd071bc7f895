using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Ses;

/// <summary>Addresses and domains that may send, verified as soon as they are added. They are compared without regard to case.</summary>
internal sealed class Identities(Database database, Arns arns, TimeProvider time)
{
    /// <summary>Adds one.</summary>
    /// <returns><see langword="false"/> when it was there.</returns>
    public bool Add(string identity) => !Contains(identity) && database.Write(writer => writer.Execute(
        "INSERT INTO ses_identities (identity, created_ms) VALUES (?1, ?2) ON CONFLICT DO NOTHING", identity, time.GetUtcNow().ToUnixTimeMilliseconds()) == 1);

    /// <summary>Whether there is such an identity.</summary>
    public bool Contains(string identity) => database.Read(reader => reader.QueryFirst(
        "SELECT count(*) FROM ses_identities WHERE identity = ?1 COLLATE NOCASE", row => row.GetInt64(0), identity)) > 0;

    /// <summary>Whether an address is verified, by itself or by its domain or a domain above that.</summary>
    public bool Verifies(string address)
    {
        for (var domain = address[(address.LastIndexOf('@') + 1)..]; domain.Contains('.', StringComparison.Ordinal); domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (Contains(domain))
            {
                return true;
            }
        }

        return Contains(address);
    }

    /// <summary>Refuses a sender that is not verified.</summary>
    /// <exception cref="AwsException"><c>MessageRejected</c>.</exception>
    public string Require(string sender) => Verifies(sender)
        ? sender
        : throw new AwsException(
            400, "MessageRejected",
            $"Email address is not verified. The following identities failed the check in region {arns.Region.ToUpperInvariant()}: {sender}");

    /// <summary>All of them, in order.</summary>
    public List<string> All() => database.Read(reader => reader.Query("SELECT identity FROM ses_identities ORDER BY identity", row => row.GetString(0)));

    /// <summary>Removes one.</summary>
    public bool Remove(string identity) => database.Write(writer =>
        writer.Execute("DELETE FROM ses_identities WHERE identity = ?1 COLLATE NOCASE", identity) == 1);
}
