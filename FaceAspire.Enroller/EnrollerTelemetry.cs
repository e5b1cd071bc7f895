using System.Diagnostics;
using System.Diagnostics.Metrics;
using FaceAspire.Contracts;

namespace FaceAspire.Enroller;

/// <summary>The Enroller's spans and counters. A photo's key names its person, so it is in none of them.</summary>
internal static class EnrollerTelemetry
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "FaceAspire.Enroller";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Photos = Meter.CreateCounter<long>("faceaspire.photos", "{photo}", "Photos, by what was done.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("faceaspire.failures", "{failure}", "Messages that come again.");

    /// <summary>Begins the span of a photo.</summary>
    public static Activity? StartPhoto() => Spans.StartActivity("reconcile photo");

    /// <summary>Counts a photo.</summary>
    public static void Count(PhotoStep step)
    {
        var outcome = step.GetType().Name;
        Activity.Current?.SetTag(TelemetryNames.Outcome, outcome);
        Photos.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Outcome, outcome));
    }

    /// <summary>Counts a message that failed and comes again.</summary>
    public static void CountFailure() => Failures.Add(1);
}
