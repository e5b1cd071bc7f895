using FaceAspire.Contracts;

namespace FaceAspire.Setup;

/// <summary>What to set up. Bound from <c>FaceAspire</c>; the same names as everywhere else.</summary>
internal sealed record SetupOptions
{
    /// <summary>The bucket that photos are uploaded to.</summary>
    public string FacesBucket { get; init; } = "";

    /// <summary>A folder with one folder per person, each holding JPEG or PNG photos. Default: nobody is enrolled.</summary>
    public string? People { get; init; }

    /// <summary>The address that alerts are sent from.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Who gets the alerts: addresses, separated by commas.</summary>
    public string Recipients { get; init; } = "";

    /// <summary>The cameras' names, with their settings, which are the Producer's business.</summary>
    public Dictionary<string, object> Cameras { get; init; } = [];

    /// <summary>Who looks for faces. Default: a stream processor per camera.</summary>
    public Recogniser Recogniser { get; init; } = Recogniser.StreamProcessor;

    /// <summary>A person not seen for so long has left. Default 5 minutes.</summary>
    public TimeSpan VisitTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Matching frames before an alert. Default 2.</summary>
    public int MinSightings { get; init; } = 2;

    /// <summary>The span in which those frames must lie. Default 5 seconds.</summary>
    public TimeSpan SightingWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How far a face may be turned to a side, in degrees, and still begin a visit. Default 60.</summary>
    public double MaxYaw { get; init; } = 60;
}
