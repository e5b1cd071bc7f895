using System.Collections.Immutable;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>What a frame means. A pure function of the state before it: the same records give the same visits, whoever replays them.</summary>
internal static class VisitRules
{
    /// <summary>Decides what each face of a frame is, and whether somebody has come.</summary>
    public static FrameDecision Decide(CameraState state, SeenFrame seen, MatcherOptions options)
    {
        if (WasAnalysed(state, seen, options))
        {
            return new(state, [.. seen.Faces.Select(face => Describe(face, NotSomebody(face, seen.Faces, options) ?? AuditDecision.SeenBefore))], []);
        }

        var visits = Present(state.Visits, seen.Frame.Time, options.VisitTimeout);
        var decided = new List<AuditFace>();
        var alerts = new List<Alert>();
        foreach (var face in seen.Faces)
        {
            if (NotSomebody(face, seen.Faces, options) is { } decision)
            {
                decided.Add(Describe(face, decision));
                continue;
            }

            var (visit, audit, alert) = See(visits.GetValueOrDefault(face.Person!), seen.Frame, face, options);
            visits = visit is null ? visits : visits.SetItem(face.Person!, visit);
            decided.Add(audit);
            if (alert is not null)
            {
                alerts.Add(alert);
            }
        }

        return new(state with { Visits = visits, NewestReceived = Later(state.NewestReceived, seen.ReceivedAt) }, decided, alerts);
    }

    /// <summary>
    /// Whether this is old video that comes again, as stream processors let it after a restart: what they saw in it was counted then.
    /// Told by the video service's clock. A fragment that a producer sends late is received late, and is no such thing.
    /// </summary>
    private static bool WasAnalysed(CameraState state, SeenFrame seen, MatcherOptions options) =>
        state.NewestReceived - seen.ReceivedAt > options.SightingWindow;

    /// <summary>Why a face counts for nobody; <see langword="null"/> when it counts.</summary>
    private static AuditDecision? NotSomebody(SeenFace face, IReadOnlyList<SeenFace> faces, MatcherOptions options) => face switch
    {
        { Similarity: null } => AuditDecision.Stranger,
        _ when face.Similarity < options.MinSimilarity => AuditDecision.NotSimilarEnough,
        { Person: null } => AuditDecision.UnknownPhoto,
        _ when faces.Where(other => other.Person == face.Person).MaxBy(other => other.Similarity) != face => AuditDecision.AnotherFaceIsMoreAlike,
        _ => null,
    };

    private static (VisitState? Visit, AuditFace Audit, Alert? Alert) See(VisitState? visit, Frame frame, SeenFace face, MatcherOptions options)
    {
        if (visit?.Id is not null)
        {
            var seenNow = visit with { LastSeen = Later(visit.LastSeen, frame.Time)!.Value };
            return (seenNow, Describe(face, AuditDecision.Visiting) with { VisitId = visit.Id }, null);
        }

        if (Math.Abs(face.Yaw) > options.MaxYaw)
        {
            return (visit, Describe(face, AuditDecision.TurnedAway), null);
        }

        return visit is not null && visit.Sightings.Contains(frame.Time)
            ? (visit, Describe(face, AuditDecision.SeenBefore) with { Sightings = visit.Sightings.Length }, null)
            : Count(visit ?? new() { LastSeen = frame.Time }, frame, face, options);
    }

    /// <summary>Counts a sighting of somebody who is not visiting yet: with enough of them close together, a visit begins.</summary>
    private static (VisitState Visit, AuditFace Audit, Alert? Alert) Count(VisitState visit, Frame frame, SeenFace face, MatcherOptions options)
    {
        var sightings = visit.Sightings.Add(frame.Time).Sort();
        sightings = sightings.RemoveAll(time => sightings[^1] - time > options.SightingWindow);
        var best = Better(visit.Best, frame, face, sightings);
        var lastSeen = Later(visit.LastSeen, frame.Time)!.Value;
        if (sightings.Length < options.MinSightings)
        {
            var waiting = visit with { LastSeen = lastSeen, Sightings = sightings, Best = best };
            return (waiting, Describe(face, AuditDecision.Sighting) with { Sightings = sightings.Length }, null);
        }

        var alert = ToAlert(frame.Camera, face.Person!, sightings, best);
        return (
            new VisitState { Id = alert.VisitId, LastSeen = lastSeen },
            Describe(face, AuditDecision.Alert) with { Sightings = sightings.Length, VisitId = alert.VisitId },
            alert);
    }

    private static BestFrame Better(BestFrame? best, Frame frame, SeenFace face, ImmutableArray<DateTimeOffset> sightings) =>
        best is not null && best.Similarity >= face.Similarity && sightings.Contains(best.Time)
            ? best
            : new(frame.Time, face.Similarity!.Value, face.Box, face.ExternalImageId!);

    private static Alert ToAlert(Camera camera, string person, ImmutableArray<DateTimeOffset> sightings, BestFrame best) => new()
    {
        VisitId = Visit.Id(new Frame(camera, sightings[0]), person),
        Camera = camera.Name,
        Person = person,
        Similarity = best.Similarity,
        SeenAt = best.Time,
        FirstSeenAt = sightings[0],
        Box = best.Box,
        Photo = new PhotoId(best.ExternalImageId).ToKey() ?? best.ExternalImageId,
    };

    /// <summary>
    /// Those who have not left. Somebody last seen a whole timeout after this frame is forgotten too: the camera's clock was set back,
    /// and what was seen by the old clock cannot be told apart from another visit.
    /// </summary>
    private static ImmutableSortedDictionary<string, VisitState> Present(
        ImmutableSortedDictionary<string, VisitState> visits, DateTimeOffset now, TimeSpan timeout) =>
        visits.RemoveRange(visits.Where(visit => (now - visit.Value.LastSeen).Duration() > timeout).Select(visit => visit.Key));

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left is null || right > left ? right : left;

    private static AuditFace Describe(SeenFace face, AuditDecision decision) => new()
    {
        Decision = decision,
        Person = face.Person,
        Similarity = face.Similarity,
        ExternalImageId = face.ExternalImageId,
    };
}
