using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace FaceAspire.Infra.Resources;

/// <summary>An alarm on one metric; it tells the alarm topic when it goes off and when all is well again.</summary>
/// <param name="Name">Its name, after <c>faceaspire-</c>. May hold <c>${Parameter}</c>.</param>
/// <param name="Why">What it means, for who gets it. docs/operations.md says what to do.</param>
/// <param name="Namespace">The metric's namespace.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Dimension">What it is of.</param>
internal sealed record Alarm(string Name, string Why, string Namespace, string Metric, (string Name, string Value) Dimension)
{
    /// <summary>How it is summed up over a period.</summary>
    public string Statistic { get; init; } = "Sum";

    /// <summary>The period, in seconds.</summary>
    public double Period { get; init; } = 300;

    /// <summary>How many periods in a row.</summary>
    public double Periods { get; init; } = 1;

    /// <summary>Goes off above this; with <see cref="OnSilence"/>, below.</summary>
    public double Threshold { get; init; }

    /// <summary>Goes off when too little is seen, or nothing.</summary>
    public bool OnSilence { get; init; }

    /// <summary>Adds it to a stack.</summary>
    public CfnAlarm AddTo(Construct scope, string id, CfnCondition? condition = null)
    {
        var topic = new[] { Names.Arn("sns", Names.AlarmTopic) };
        var alarm = new CfnAlarm(scope, id, new CfnAlarmProps
        {
            AlarmName = Name.Contains("${", StringComparison.Ordinal) ? Fn.Sub($"{Names.Prefix}-{Name}") : $"{Names.Prefix}-{Name}",
            AlarmDescription = Why,
            Namespace = Namespace,
            MetricName = Metric,
            Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = Dimension.Name, Value = Dimension.Value } },
            Statistic = Statistic,
            Period = Period,
            EvaluationPeriods = Periods,
            Threshold = Threshold,
            ComparisonOperator = OnSilence ? "LessThanThreshold" : "GreaterThanThreshold",
            TreatMissingData = OnSilence ? "breaching" : "notBreaching",
            AlarmActions = topic,
            OkActions = topic,
        });
        alarm.CfnOptions.Condition = condition;
        return alarm;
    }
}
