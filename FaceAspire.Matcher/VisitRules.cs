using System.Collections.Immutable;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>What a frame means. A pure function of the state before it: the same records give the same visits, whoever replays them.</summary>
internal static class VisitRules
{
    /// <summary>Decides what each face of a frame is, and whether somebody has come.</summary>
    public static FrameDecision Decide(CameraState state, Frame frame, IReadOnlyList<SeenFace> faces, MatcherOptions options)
    {
        var visits = Present(state.Visits, frame.Time, options.VisitTimeout);
        var decided = new List<AuditFace>();
        var alerts = new List<Alert>();
        foreach (var face in faces)
        {
            if (NotSomebody(face, faces, options.MinSimilarity) is { } decision)
            {
                decided.Add(Describe(face, decision));
                continue;
            }

            var (visit, audit, alert) = See(visits.GetValueOrDefault(face.Person!), frame, face, options);
            visits = visits.SetItem(face.Person!, visit);
            decided.Add(audit);
            if (alert is not null)
            {
                alerts.Add(alert);
            }
        }

        return new(new(visits), decided, alerts);
    }

    /// <summary>Why a face counts for nobody; <see langword="null"/> when it counts.</summary>
    private static AuditDecision? NotSomebody(SeenFace face, IReadOnlyList<SeenFace> faces, double minSimilarity) => face switch
    {
        { Similarity: null } => AuditDecision.Stranger,
        _ when face.Similarity < minSimilarity => AuditDecision.NotSimilarEnough,
        { Person: null } => AuditDecision.UnknownPhoto,
        _ when faces.Where(other => other.Person == face.Person).MaxBy(other => other.Similarity) != face => AuditDecision.AnotherFaceIsMoreAlike,
        _ => null,
    };

    private static (VisitState Visit, AuditFace Audit, Alert? Alert) See(VisitState? visit, Frame frame, SeenFace face, MatcherOptions options)
    {
        visit ??= new() { LastSeen = frame.Time };
        var lastSeen = visit.LastSeen > frame.Time ? visit.LastSeen : frame.Time;
        if (visit.Id is not null)
        {
            return (visit with { LastSeen = lastSeen }, Describe(face, AuditDecision.Visiting) with { VisitId = visit.Id }, null);
        }

        if (visit.Sightings.Contains(frame.Time))
        {
            return (visit, Describe(face, AuditDecision.SeenBefore) with { Sightings = visit.Sightings.Length }, null);
        }

        var sightings = visit.Sightings.Add(frame.Time).Sort();
        sightings = sightings.RemoveAll(time => sightings[^1] - time > options.SightingWindow);
        var best = Better(visit.Best, frame, face, sightings);
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

    private static AuditFace Describe(SeenFace face, AuditDecision decision) => new()
    {
        Decision = decision,
        Person = face.Person,
        Similarity = face.Similarity,
        ExternalImageId = face.ExternalImageId,
    };
}
