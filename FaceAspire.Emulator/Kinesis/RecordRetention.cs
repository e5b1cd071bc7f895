using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Deletes the records that their streams keep no longer.</summary>
internal sealed class RecordRetention(Database database, StreamStore streams, TimeProvider time) : IRetention
{
    private const int AtOnce = 1000;

    /// <inheritdoc/>
    public bool TrimSome() => streams.List(after: null, limit: int.MaxValue).Select(Trim).ToList().Contains(true);

    private bool Trim(DataStream stream)
    {
        var oldest = time.GetUtcNow().AddHours(-stream.RetentionHours).ToUnixTimeMilliseconds();
        var hasAny = database.Read(reader => reader.QueryFirst(
            "SELECT 1 FROM kinesis_records WHERE stream = ?1 AND arrived_ms < ?2 LIMIT 1", row => row.GetInt64(0), stream.Name, oldest)) == 1;
        return hasAny && database.Write(writer => writer.Execute(
            """
            DELETE FROM kinesis_records WHERE stream = ?1 AND (shard, place) IN (
                SELECT shard, place FROM kinesis_records WHERE stream = ?1 AND arrived_ms < ?2 ORDER BY arrived_ms LIMIT ?3)
            """, stream.Name, oldest, AtOnce)) == AtOnce;
    }
}
