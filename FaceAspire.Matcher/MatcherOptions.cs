using FaceAspire.Aws.Lambda;

namespace FaceAspire.Matcher;

/// <summary>How sightings become visits. Environment variables <c>FaceAspire__…</c>.</summary>
internal sealed record MatcherOptions
{
    /// <summary>The bucket of audit, gallery records and state.</summary>
    public required string AuditBucket { get; init; }

    /// <summary>The FIFO queue that alerts go to.</summary>
    public required string AlertsQueueUrl { get; init; }

    /// <summary>A person not seen for so long has left; the next sighting is a new visit. 1 second to 1 day. Default 5 minutes.</summary>
    public TimeSpan VisitTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Matching frames before an alert, 1 to 20. Default 2: one frame may err, two seldom do within a few seconds.</summary>
    public int MinSightings { get; init; } = 2;

    /// <summary>The span in which those frames must lie, so that single errors do not add up. 1 second to 1 minute. Default 5 seconds.</summary>
    public TimeSpan SightingWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How far a face may be turned to a side, in degrees, and still begin a visit. 0 to 180. Default 60: a profile resembles other
    /// profiles more than faces resemble each other. It does keep up a visit that has begun.
    /// </summary>
    public double MaxYaw { get; init; } = 60;

    /// <summary>Lowest similarity of a match, 0 to 100. Default 80, the lowest that stream processors report.</summary>
    public double MinSimilarity { get; init; } = 80;

    /// <summary>Reads the options.</summary>
    /// <exception cref="LambdaSettingException">One is missing or out of range.</exception>
    public static MatcherOptions From(LambdaSettings settings)
    {
        var defaults = new MatcherOptions { AuditBucket = settings.Required("AuditBucket"), AlertsQueueUrl = settings.Required("AlertsQueueUrl") };
        return defaults with
        {
            VisitTimeout = settings.Duration("VisitTimeout", defaults.VisitTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
            MinSightings = settings.Count("MinSightings", defaults.MinSightings, 1, 20),
            SightingWindow = settings.Duration("SightingWindow", defaults.SightingWindow, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            MaxYaw = settings.Number("MaxYaw", defaults.MaxYaw, 0, 180),
            MinSimilarity = settings.Number("MinSimilarity", defaults.MinSimilarity, 0, 100),
        };
    }
}
