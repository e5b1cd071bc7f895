using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>The parameters of the shared stack. An account's options are their defaults; without options, the two addresses have none.</summary>
internal sealed class SharedParameters(Construct scope, InfraOptions? options)
{
    private static readonly InfraOptions Defaults = new() { Sender = "", AlertRecipients = [] };

    private readonly CfnParameter _retentionDays = Number(
        scope, "RetentionDays", (options ?? Defaults).RetentionDays, 1, 3650, "How long the audit is kept.");

    private readonly CfnParameter _minSightings = Number(
        scope, "MinSightings", (options ?? Defaults).MinSightings, 1, 20, "Matching frames before an alert.");

    private readonly CfnParameter _maxYaw = Number(
        scope, "MaxYaw", (options ?? Defaults).MaxYaw, 0, 180, "How far a face may be turned to a side, in degrees, and still begin a visit.");

    private readonly CfnParameter _faceGate = Number(
        scope, "FaceGate", (options ?? Defaults).FaceGate, 0, 100, "How sure of a face the Analyzer's own detector has to be; 0 for none. Only for Images.");

    private readonly CfnParameter _minSimilarity = Number(
        scope, "MinSimilarity", (options ?? Defaults).MinSimilarity, 80, 100, "Lowest similarity of a match.");

    /// <summary>The address that alerts are sent from.</summary>
    public string Sender { get; } = Text(
        scope, "Sender", options?.Sender, "The address that alerts are sent from; SES has to have verified it.");

    /// <summary>Who gets the alerts.</summary>
    public string Recipients { get; } = Text(
        scope, "Recipients", options is null ? null : string.Join(',', options.AlertRecipients), "Who gets the alerts: addresses, separated by commas.");

    /// <summary>The zone that alerts state times in.</summary>
    public string TimeZone { get; } = Text(
        scope, "TimeZone", (options ?? Defaults).TimeZone, "IANA name of the zone that alerts state times in.");

    /// <summary>When a person has left.</summary>
    public string VisitTimeout { get; } = Text(
        scope, "VisitTimeout", Spell((options ?? Defaults).VisitTimeout), "A person not seen for so long has left: the next sighting is a new visit.");

    /// <summary>The span in which sightings must lie.</summary>
    public string SightingWindow { get; } = Text(
        scope, "SightingWindow", Spell((options ?? Defaults).SightingWindow), "The span in which those frames must lie.");

    /// <summary>Where the code is.</summary>
    public CodeParameters Code { get; } = new(scope, options);

    /// <summary>Who looks for faces.</summary>
    public RecogniserParameter Recogniser { get; } = new(scope, options);

    /// <summary>Matching frames before an alert.</summary>
    public string MinSightings => _minSightings.ValueAsString;

    /// <summary>How far a face may be turned.</summary>
    public string MaxYaw => _maxYaw.ValueAsString;

    /// <summary>How sure of a face the Analyzer's own detector has to be.</summary>
    public string FaceGate => _faceGate.ValueAsString;

    /// <summary>Lowest similarity of a match.</summary>
    public string MinSimilarity => _minSimilarity.ValueAsString;

    /// <summary>How long the audit is kept.</summary>
    public double RetentionDays => _retentionDays.ValueAsNumber;

    private static string Spell(TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture);

    private static string Text(Construct scope, string name, string? value, string description) =>
        new CfnParameter(scope, name, new CfnParameterProps { Type = "String", Default = value, Description = description }).ValueAsString;

    private static CfnParameter Number(Construct scope, string name, int value, int least, int most, string description) =>
        new(scope, name, new CfnParameterProps { Type = "Number", Default = value, MinValue = least, MaxValue = most, Description = description });
}
