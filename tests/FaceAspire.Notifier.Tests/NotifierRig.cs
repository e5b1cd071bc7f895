using System.Text.Json;
using Amazon.KinesisVideoArchivedMedia;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SkiaSharp;

namespace FaceAspire.Notifier.Tests;

/// <summary>A Notifier between stored video, an S3 and an SES in memory.</summary>
internal sealed class NotifierRig
{
    private readonly NotifierFunction _function;

    public NotifierRig(IAmazonKinesisVideoArchivedMedia? video = null)
    {
        Store = new(Faults);
        Email = new(Faults);
        var snapshots = new SnapshotSource(video ?? new FakeVideo(FakeVideo.Picture(Jpeg(640, 360))), Time);
        _function = new(new AlertSender(Options, snapshots, new(Store, "audit", Time), Email, Time, new(TextWriter.Null)), new(TextWriter.Null));
    }

    public static NotifierOptions Options { get; } = new()
    {
        AuditBucket = "audit",
        Sender = new("FaceAspire", "alerts@example.org"),
        Recipients = [new("", "you@example.org"), new("", "me@example.org")],
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"),
    };

    public Faults Faults { get; } = new();

    public MemoryObjectStore Store { get; }

    public FakeEmail Email { get; }

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 23, 12, 0, 30, TimeSpan.Zero));

    public static Alert Alert(string person = "Ann Lee", string visit = "v1") => new()
    {
        VisitId = visit,
        Camera = "door",
        Person = person,
        Similarity = 97.46,
        SeenAt = new(2026, 11, 23, 12, 0, 5, 250, TimeSpan.Zero),
        FirstSeenAt = new(2026, 11, 23, 12, 0, 4, TimeSpan.Zero),
        Box = new(0.4, 0.3, 0.1, 0.2),
    };

    public static SqsMessage Message(Alert alert, string? id = null, string group = "g") =>
        Raw(JsonSerializer.Serialize(alert, ContractsJson.Default.Alert), id ?? $"m-{alert.VisitId}", group);

    public static SqsMessage Raw(string body, string id, string group = "g") =>
        new(id, body, new Dictionary<string, string> { ["MessageGroupId"] = group, ["ApproximateReceiveCount"] = "1" });

    /// <summary>Hands over messages.</summary>
    /// <returns>The ids of those that failed.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(params SqsMessage[] messages) =>
        [.. (await _function.HandleAsync(new(messages), new("request", "arn", default, null), TestContext.Current.CancellationToken))
            .BatchItemFailures.Select(failure => failure.ItemIdentifier)];

    public static byte[] Jpeg(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    public static SKSizeI Size(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        using var bitmap = SKBitmap.Decode(content.ToArray());
        return new(bitmap.Width, bitmap.Height);
    }
}
