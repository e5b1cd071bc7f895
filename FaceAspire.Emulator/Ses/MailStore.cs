using System.Text.Json;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;
using MimeKit;

namespace FaceAspire.Emulator.Ses;

/// <summary>Every message that was sent: its bytes in a file, what a list shows of it in a row. Wakes those who wait for the next one.</summary>
internal sealed class MailStore(Database database, DataFolder folder, EmulatorOptions options, TimeProvider time)
{
    /// <summary>The tables.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS ses_mails (
            place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sender TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL,
            received_ms INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS ses_volume (place INTEGER PRIMARY KEY, before INTEGER NOT NULL, bytes INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS ses_volume_before ON ses_volume (before);
        CREATE TABLE IF NOT EXISTS ses_identities (identity TEXT PRIMARY KEY, created_ms INTEGER NOT NULL);
        """;

    private const long QuarterMs = 15 * 60 * 1000;

    private readonly string _files = folder.Folder("mail");
    private readonly Pulse _arrival = new();

    /// <summary>Completes when the next message comes. Ask before reading, wait after finding nothing.</summary>
    public Task Arrival => _arrival.Next;

    /// <summary>Keeps a message; it is there when this returns.</summary>
    /// <exception cref="AwsException"><c>BadRequestException</c>: the bytes are no message.</exception>
    public async Task<Mail> AddAsync(string sender, IReadOnlyList<string> recipients, byte[] raw, CancellationToken cancellationToken)
    {
        using var message = await ParseAsync(raw, cancellationToken);
        var mail = new Mail($"{Guid.NewGuid():N}-{Guid.NewGuid():D}-000000", sender, recipients, message.Subject ?? "", time.GetUtcNow());
        await WriteFileAsync(mail.Id, raw, cancellationToken);
        database.Write(writer => Insert(writer, mail, raw.Length)).ForEach(id => File.Delete(PathOf(id)));
        _arrival.Fire();
        return mail;
    }

    /// <summary>The messages after one, oldest first; from the first on when it is not known.</summary>
    public List<Mail> After(string id, int limit) => database.Read(reader => reader.Query(
        "SELECT id, sender, recipients, subject, received_ms FROM ses_mails WHERE place > coalesce((SELECT place FROM ses_mails WHERE id = ?1), 0) ORDER BY place LIMIT ?2",
        ToMail, id, limit));

    /// <summary>The newest messages, oldest of them first.</summary>
    public List<Mail> Newest(int limit) => database.Read(reader => reader.Query(
        "SELECT * FROM (SELECT id, sender, recipients, subject, received_ms, place FROM ses_mails ORDER BY place DESC LIMIT ?1) ORDER BY place",
        ToMail, limit));

    /// <summary>How many messages went to how many recipients since then, by quarters of an hour: when each begins, and its recipients.</summary>
    public List<(long BeginsMs, long Recipients)> Sent(DateTimeOffset since) => database.Read(reader => reader.Query(
        "SELECT received_ms / ?2 * ?2, sum(json_array_length(recipients)) FROM ses_mails WHERE received_ms >= ?1 GROUP BY 1 ORDER BY 1",
        row => (row.GetInt64(0), row.GetInt64(1)), since.ToUnixTimeMilliseconds(), QuarterMs));

    /// <summary>A message's bytes, or <see langword="null"/>.</summary>
    public async Task<byte[]?> RawAsync(string id, CancellationToken cancellationToken)
    {
        var known = database.Read(reader => reader.QueryFirst("SELECT id FROM ses_mails WHERE id = ?1", row => row.GetString(0), id));
        try
        {
            return known is null ? null : await File.ReadAllBytesAsync(PathOf(known), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null; // it went while it was looked for
        }
    }

    /// <summary>Parses a message.</summary>
    public static async Task<MimeMessage> ParseAsync(byte[] raw, CancellationToken cancellationToken)
    {
        try
        {
            return await MimeMessage.LoadAsync(new MemoryStream(raw), cancellationToken);
        }
        catch (FormatException e)
        {
            throw new AwsException(400, "BadRequestException", $"Could not parse the raw message: {e.Message}") { QueryCode = "InvalidParameterValue" };
        }
    }

    /// <summary>Adds a row, and takes away those that are too many.</summary>
    /// <returns>The ids of the latter.</returns>
    private List<string> Insert(SqliteConnection writer, Mail mail, int bytes)
    {
        var place = writer.QueryFirst(
            "INSERT INTO ses_mails (id, sender, recipients, subject, received_ms) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING place", row => row.GetInt64(0),
            mail.Id, mail.From, JsonSerializer.Serialize(mail.To), mail.Subject, mail.ReceivedAt.ToUnixTimeMilliseconds());
        var before = writer.QueryFirst("SELECT before + bytes FROM ses_volume ORDER BY place DESC LIMIT 1", row => row.GetInt64(0));
        writer.Execute("INSERT INTO ses_volume (place, before, bytes) VALUES (?1, ?2, ?3)", place, before, bytes);
        var tooMany = place - options.MailboxMessages;
        var tooLarge = writer.QueryFirst(
            "SELECT place FROM ses_volume WHERE before < ?1 ORDER BY before DESC LIMIT 1", row => row.GetInt64(0), before + bytes - options.MailboxBytes);
        var last = Math.Min(Math.Max(tooMany, tooLarge), place - 1);
        writer.Execute("DELETE FROM ses_volume WHERE place <= ?1", last);
        return writer.Query("DELETE FROM ses_mails WHERE place <= ?1 RETURNING id", row => row.GetString(0), last);
    }

    private async Task WriteFileAsync(string id, byte[] raw, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(_files, $".{id}");
        await File.WriteAllBytesAsync(temporary, raw, cancellationToken);
        File.Move(temporary, PathOf(id));
    }

    private string PathOf(string id) => Path.Combine(_files, $"{id}.eml");

    private static Mail ToMail(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), JsonSerializer.Deserialize<string[]>(row.GetString(2))!, row.GetString(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)));
}
