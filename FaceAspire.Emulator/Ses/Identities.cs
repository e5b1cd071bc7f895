using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Ses;

/// <summary>Addresses and domains that may send. They are verified at once; any other may send too, so that nothing has to be set up.</summary>
internal sealed class Identities(Database database, TimeProvider time)
{
    /// <summary>Adds one.</summary>
    /// <returns><see langword="false"/> when it was there.</returns>
    public bool Add(string identity) => database.Write(writer => writer.Execute(
        "INSERT INTO ses_identities (identity, created_ms) VALUES (?1, ?2) ON CONFLICT DO NOTHING", identity, time.GetUtcNow().ToUnixTimeMilliseconds()) == 1);

    /// <summary>Whether there is such an identity.</summary>
    public bool Contains(string identity) => All().Contains(identity, StringComparer.Ordinal);

    /// <summary>All of them, in order.</summary>
    public List<string> All() => database.Read(reader => reader.Query("SELECT identity FROM ses_identities ORDER BY identity", row => row.GetString(0)));

    /// <summary>Removes one.</summary>
    public bool Remove(string identity) => database.Write(writer => writer.Execute("DELETE FROM ses_identities WHERE identity = ?1", identity) == 1);
}
