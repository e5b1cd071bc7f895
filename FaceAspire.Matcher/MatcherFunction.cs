using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>
/// Turns records into visits. The order of effects is audit, alert, state: after a crash anywhere in between, the replay writes the
/// same audit object, queues the same alert, which the queue drops, and then the state.
/// </summary>
internal sealed class MatcherFunction(
    MatcherOptions options, PeopleDirectory people, AuditTrail audit, IAlertQueue alerts, CameraStates states, LambdaLog log)
{
    /// <summary>Handles a batch of one shard.</summary>
    /// <returns>The first record that was not handled, from which Lambda goes on; none when all were.</returns>
    public async Task<BatchResponse> HandleAsync(KinesisEvent batch, LambdaContext context, CancellationToken cancellationToken)
    {
        if (batch.Records is [])
        {
            return BatchResponse.Success;
        }

        var first = batch.Records[0].Kinesis;
        var (result, failed) = await DecideAsync(batch, cancellationToken);
        try
        {
            await audit.WriteAsync(result.Lines, first.ArrivedAt, first.SequenceNumber, cancellationToken);
            foreach (var alert in result.Alerts)
            {
                await alerts.SendAsync(alert, cancellationToken);
                log.Information($"{alert.Person} is at {alert.Camera} ({alert.Similarity:F1} %), visit {alert.VisitId}.");
            }

            foreach (var (camera, state) in result.States)
            {
                await states.WriteAsync(camera, state, cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // From the first record, not from where it failed: then the retry's audit object replaces this one.
            log.Warning($"The batch from {first.SequenceNumber} will be tried again: {e.Message}");
            return BatchResponse.Failed([first.SequenceNumber]);
        }

        return failed is null ? BatchResponse.Success : BatchResponse.Failed([failed]);
    }

    /// <summary>Decides record by record, up to the first that cannot be decided now.</summary>
    private async Task<(Batch Result, string? Failed)> DecideAsync(KinesisEvent batch, CancellationToken cancellationToken)
    {
        var result = new Batch();
        foreach (var record in batch.Records)
        {
            try
            {
                await DecideAsync(record.Kinesis, result, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                log.Warning($"Record {record.Kinesis.SequenceNumber} will be tried again: {e.Message}");
                return (result, record.Kinesis.SequenceNumber);
            }
        }

        return (result, null);
    }

    private async Task DecideAsync(KinesisRecord record, Batch result, CancellationToken cancellationToken)
    {
        var line = new AuditLine { SequenceNumber = record.SequenceNumber, ArrivedAt = record.ArrivedAt };
        switch (RecordReader.Read(record.Data))
        {
            case RecordReading.Readable readable:
                await DecideAsync(readable, line, result, cancellationToken);
                break;
            case RecordReading.Unreadable(var reason, var json):
                log.Warning($"Record {record.SequenceNumber} cannot be read and is kept in the audit as it came: {reason}");
                result.Lines.Add(line with { Unreadable = reason, Record = json, RawRecord = json is null ? record.Data : null });
                break;
        }
    }

    private async Task DecideAsync(RecordReading.Readable readable, AuditLine line, Batch result, CancellationToken cancellationToken)
    {
        var (record, frame, json) = readable;
        var faces = new List<SeenFace>();
        foreach (var face in record.FaceSearchResponse ?? [])
        {
            faces.Add(await ResolveAsync(face, cancellationToken));
        }

        var before = result.States.TryGetValue(frame.Camera, out var state) ? state : await states.ReadAsync(frame.Camera, cancellationToken);
        var decision = VisitRules.Decide(before, frame, faces, options);
        result.Lines.Add(line with { Camera = frame.Camera.Name, FrameTime = frame.Time, Faces = decision.Faces, Record = json });
        result.Alerts.AddRange(decision.Alerts);
        result.States[frame.Camera] = decision.State;
    }

    private async Task<SeenFace> ResolveAsync(FaceSearchResult face, CancellationToken cancellationToken)
    {
        var best = (face.MatchedFaces ?? []).MaxBy(match => match.Similarity);
        var id = best?.Face?.ExternalImageId;
        var person = id is null ? null : await people.FindAsync(id, cancellationToken);
        return new(face.DetectedFace?.BoundingBox, best?.Similarity, id, person);
    }
}
