using System.Reflection;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using FaceAspire.Matcher;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Notifier.Tests;

/// <summary>A record's way to its e-mail, through the real Matcher and the real Notifier, as telemetry tells it.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Person = "Ann Lee";
    private static readonly DateTimeOffset Seen = new(2026, 11, 23, 12, 0, 4, TimeSpan.Zero); // 26 s before the rig's clock

    private readonly Telemetry _telemetry = new();
    private readonly string _camera = $"door-{Guid.NewGuid():N}";
    private readonly NotifierRig _notifier = new();

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task RecordToEmail_Listened_OneTrace()
    {
        var messages = await MatchAsync();
        Assert.Empty(await _notifier.HandleAsync([.. messages]));

        var fragment = FragmentTrace.Of(_camera, Seen);
        var spans = _telemetry.Spans(fragment.TraceId);
        Assert.Equal(["match frame", "match frame", "queue alert", "send e-mail", "notify"], spans.Select(span => span.OperationName));
        Assert.All(spans.Take(2), span => Assert.Equal(fragment.SpanId, span.ParentSpanId));
        var named = spans.Skip(1).ToDictionary(span => span.OperationName); // the second frame makes sure of it
        Assert.Equal(named["match frame"].SpanId, named["queue alert"].ParentSpanId);
        Assert.Equal(named["queue alert"].SpanId, named["notify"].ParentSpanId);
        Assert.Equal(named["notify"].SpanId, named["send e-mail"].ParentSpanId);
    }

    [Fact]
    public async Task RecordToEmail_QueueKeepsOnlyAwsHeader_OneTrace()
    {
        var messages = await MatchAsync();
        Assert.Empty(await _notifier.HandleAsync([.. messages.Select(message => message with { MessageAttributes = null })]));

        var named = _telemetry.Spans(FragmentTrace.Of(_camera, Seen).TraceId).Skip(1).ToDictionary(span => span.OperationName);
        Assert.Equal(named["queue alert"].SpanId, named["notify"].ParentSpanId);
    }

    [Fact]
    public async Task RecordToEmail_Listened_SpansTellWhatAndNotWho()
    {
        var messages = await MatchAsync();
        await _notifier.HandleAsync([.. messages]);

        var spans = _telemetry.Spans(FragmentTrace.Of(_camera, Seen).TraceId);
        var named = spans.Skip(1).ToDictionary(span => span.OperationName, span => span.TagObjects.ToDictionary());
        var visit = Visit.Id(new(Camera.Named(_camera), Seen), Person);
        Assert.Equal(
            (_camera, "4711", "2026-11-23T12:00:04.5000000+00:00"),
            (named["match frame"]["faceaspire.camera"], named["match frame"]["faceaspire.fragment"], named["match frame"]["faceaspire.frame_time"]));
        Assert.Equal((_camera, visit), (named["queue alert"]["faceaspire.camera"], named["queue alert"]["faceaspire.visit"]));
        Assert.Equal((_camera, visit), (named["notify"]["faceaspire.camera"], named["notify"]["faceaspire.visit"]));
        Assert.DoesNotContain(spans.SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RecordToEmail_Listened_CountedAndTimed()
    {
        var messages = await MatchAsync();
        await _notifier.HandleAsync([.. messages]);
        await _notifier.HandleAsync([.. messages]); // sent before, so neither counted nor timed again

        Assert.Equal([(1, "read"), (1, "read"), (1, "read")], _telemetry.Measured("faceaspire.records", _camera));
        Assert.Equal([(1, "Sighting"), (1, "Alert")], _telemetry.Measured("faceaspire.faces", _camera));
        Assert.Equal([(1, null)], _telemetry.Measured("faceaspire.alerts", _camera));
        Assert.Equal([(1, "with picture")], _telemetry.Measured("faceaspire.mails", _camera));
        Assert.Equal([(26, null)], _telemetry.Measured("faceaspire.alert.latency", _camera));
    }

    /// <summary>Two frames that show somebody and one that shows nobody, through the Matcher.</summary>
    /// <returns>What it queued, as Lambda hands it on.</returns>
    private async Task<IReadOnlyList<SqsMessage>> MatchAsync()
    {
        var store = new MemoryObjectStore();
        var photo = PhotoId.OfKey($"{Person}/1.jpg");
        store.Set("audit", AuditKeys.Gallery(photo), JsonSerializer.Serialize(
            new GalleryRecord { Key = "k", ETag = "e", Person = Person }, ContractsJson.Default.GalleryRecord));
        var sqs = DispatchProxy.Create<IAmazonSQS, RecordingSqs>();
        var matcher = new MatcherFunction(
            new() { AuditBucket = "audit", AlertsQueueUrl = "queue" }, new(store, "audit", new FakeTimeProvider()), new(store, "audit"),
            new AlertQueue(sqs, "queue"), new(store, "audit"), new(TextWriter.Null));
        KinesisEventRecord[] records = [Record(0, photo), Record(1, photo), Record(2, null)];
        var answer = await matcher.HandleAsync(new(records), new("request", "arn", default, null), TestContext.Current.CancellationToken);
        Assert.Empty(answer.BatchItemFailures);
        return [.. ((RecordingSqs)(object)sqs).Sent.Select((sent, i) => new SqsMessage(
            $"m{i}", sent.MessageBody, sent.MessageSystemAttributes.ToDictionary(one => one.Key, one => one.Value.StringValue),
            sent.MessageAttributes.ToDictionary(one => one.Key, one => new SqsMessageAttribute(one.Value.StringValue))))];
    }

    private KinesisEventRecord Record(int n, PhotoId? photo) => new(
        new($"{n}", "p", JsonSerializer.SerializeToUtf8Bytes(new
        {
            InputInformation = new
            {
                KinesisVideo = new
                {
                    StreamArn = $"arn:aws:kinesisvideo:eu-west-1:111122223333:stream/{_camera}/1",
                    FragmentNumber = "4711",
                    ProducerTimestamp = Seen.ToUnixTimeSeconds(),
                    FrameOffsetInSeconds = n * 0.5,
                },
            },
            FaceSearchResponse = photo is { Value: var id }
                ? new[] { new { MatchedFaces = new[] { new { Similarity = 95.0 + n, Face = new { ExternalImageId = id } } } } }
                : [],
        }), Seen.ToUnixTimeSeconds() + n), "arn", $"shard:{n}");

    /// <summary>An SQS that takes messages and does nothing else.</summary>
    public class RecordingSqs : DispatchProxy
    {
        public List<SendMessageRequest> Sent { get; } = [];

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Sent.Add((SendMessageRequest)args![0]!);
            return Task.FromResult(new SendMessageResponse());
        }
    }
}
