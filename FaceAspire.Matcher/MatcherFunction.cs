using System.Globalization;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>
/// Turns records into visits. The order of effects is audit, alert, state: after a crash anywhere in between, the replay writes the
/// same audit object, queues the same alert, which the queue drops, and then the state. The state says how far it goes: records that
/// come again after it was written are passed over.
/// </summary>
internal sealed class MatcherFunction(
    MatcherOptions options, PeopleDirectory people, AuditTrail audit, IAlertQueue alerts, CameraStates states, LambdaLog log)
{
    /// <summary>Handles a batch of one shard.</summary>
    /// <returns>The first record that was not handled, from which Lambda goes on; none when all were.</returns>
    public async Task<BatchResponse> HandleAsync(KinesisEvent batch, LambdaContext context, CancellationToken cancellationToken)
    {
        var (decided, failed) = await DecideAsync(batch, cancellationToken);
        try
        {
            await CarryOutAsync(decided, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // From the first record, not from where it failed: then the retry's audit object replaces this one.
            failed = batch.Records[0].Kinesis.SequenceNumber;
            MatcherTelemetry.CountFailure("batch");
            log.Warning($"The batch from {failed} will be tried again: {e.Message}");
        }

        return failed is null ? BatchResponse.Success : BatchResponse.Failed([failed]);
    }

    private async Task CarryOutAsync(Batch decided, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(decided.Lines, cancellationToken);
        foreach (var caused in decided.Alerts)
        {
            var alert = caused.Alert;
            using var span = MatcherTelemetry.StartAlert(caused);
            await alerts.SendAsync(alert, cancellationToken);
            MatcherTelemetry.Count(alert);
            log.Information(string.Create(
                CultureInfo.InvariantCulture, $"{alert.Person} is at {alert.Camera} ({alert.Similarity:F1} %), visit {alert.VisitId}."));
        }

        foreach (var camera in decided.Changed)
        {
            await states.WriteAsync(camera, decided.States[camera], cancellationToken);
        }
    }

    /// <summary>Decides record by record, up to the first that cannot be decided now.</summary>
    private async Task<(Batch Decided, string? Failed)> DecideAsync(KinesisEvent batch, CancellationToken cancellationToken)
    {
        var decided = new Batch();
        foreach (var record in batch.Records)
        {
            try
            {
                await DecideAsync(record, decided, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                MatcherTelemetry.CountFailure("record");
                log.Warning($"Record {record.Kinesis.SequenceNumber} will be tried again: {e.Message}");
                return (decided, record.Kinesis.SequenceNumber);
            }
        }

        return (decided, null);
    }

    private async Task DecideAsync(KinesisEventRecord record, Batch decided, CancellationToken cancellationToken)
    {
        switch (RecordReader.Read(record.Kinesis.Data))
        {
            case RecordReading.Readable readable:
                await DecideAsync(record, readable, decided, cancellationToken);
                break;
            case RecordReading.Unreadable(var reason, var json):
                log.Warning($"Record {record.Kinesis.SequenceNumber} cannot be read and is kept in the audit as it came: {reason}");
                MatcherTelemetry.CountUnreadable();
                var raw = json is null ? record.Kinesis.Data : null;
                decided.Lines.Add(Line(record.Kinesis) with { Unreadable = reason, Record = json, RawRecord = raw });
                break;
        }
    }

    private async Task DecideAsync(KinesisEventRecord source, RecordReading.Readable readable, Batch decided, CancellationToken cancellationToken)
    {
        var (record, frame, json) = readable;
        if (!decided.States.TryGetValue(frame.Camera, out var stored))
        {
            decided.States[frame.Camera] = stored = await states.ReadAsync(frame.Camera, cancellationToken);
        }

        var before = stored.State;
        var done = before.Done.GetValueOrDefault(source.ShardId);
        if (done is not null && done.Covers(source.Kinesis))
        {
            MatcherTelemetry.CountRepeated(frame.Camera);
            return;
        }

        using var span = MatcherTelemetry.StartFrame(frame, record);
        var faces = new List<SeenFace>();
        foreach (var face in record.FaceSearchResponse ?? [])
        {
            faces.Add(await ResolveAsync(face, cancellationToken));
        }

        var decision = VisitRules.Decide(before, new(frame, record.InputInformation.KinesisVideo.ReceivedAt, faces), options);
        decided.Lines.Add(Line(source.Kinesis) with { Camera = frame.Camera.Name, FrameTime = frame.Time, Faces = decision.Faces, Record = json });
        decided.Alerts.AddRange(decision.Alerts.Select(alert => new CausedAlert(alert, span?.Context ?? default)));
        MatcherTelemetry.Count(frame.Camera, decision);
        var now = decision.State with { Done = before.Done.SetItem(source.ShardId, Progress.After(done, source.Kinesis)) };
        decided.States[frame.Camera] = stored with { State = now };
        decided.Changed.Add(frame.Camera);
    }

    private static AuditLine Line(KinesisRecord record) => new() { SequenceNumber = record.SequenceNumber, ArrivedAt = record.ArrivedAt };

    /// <summary>Who a face may be: its best match alone, so that it is nobody's when that one's photo is unknown.</summary>
    private async Task<SeenFace> ResolveAsync(FaceSearchResult face, CancellationToken cancellationToken)
    {
        var best = (face.MatchedFaces ?? []).MaxBy(match => match.Similarity);
        var id = best?.Face?.ExternalImageId;
        var person = id is null ? null : await people.FindAsync(id, cancellationToken);
        return new(face.DetectedFace?.BoundingBox, face.DetectedFace?.Pose?.Yaw ?? 0, best?.Similarity, id, person);
    }
}
