using System.Text.Json;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The streams' image generation, durable. That of a stream which was deleted is nobody's, whatever stream has the name now.</summary>
internal sealed class ImageGenerationStore(Database database, VideoStore streams)
{
    /// <summary>The table.</summary>
    public const string Tables = "CREATE TABLE IF NOT EXISTS video_image_generation (stream_arn TEXT PRIMARY KEY, configuration TEXT NOT NULL);";

    /// <summary>A stream's configuration, or <see langword="null"/>.</summary>
    public ImageGenerationConfiguration? Find(VideoStream stream) => database.Read(reader => reader.QueryFirst(
        "SELECT configuration FROM video_image_generation WHERE stream_arn = ?1",
        row => JsonSerializer.Deserialize<ImageGenerationConfiguration>(row.GetString(0), AwsJson.Options), stream.Arn));

    /// <summary>Every stream that has one.</summary>
    public List<VideoStream> Configured() =>
        [.. database.Read(reader => reader.Query("SELECT stream_arn FROM video_image_generation", row => row.GetString(0)))
            .Select(arn => streams.Find(null, arn)).OfType<VideoStream>()];

    /// <summary>Replaces a stream's configuration; <see langword="null"/> deletes it.</summary>
    public void Save(VideoStream stream, ImageGenerationConfiguration? configuration) => database.Write(writer => configuration is null
        ? writer.Execute("DELETE FROM video_image_generation WHERE stream_arn = ?1", stream.Arn)
        : writer.Execute(
            "INSERT OR REPLACE INTO video_image_generation (stream_arn, configuration) VALUES (?1, ?2)",
            stream.Arn, JsonSerializer.Serialize(configuration, AwsJson.Options)));
}
