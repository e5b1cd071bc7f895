using Amazon.CDK;
using Constructs;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Operations;

/// <summary>The parameters of the operations stack. An account's options are their defaults.</summary>
internal sealed class OperationsParameters
{
    private const int LongestParameter = 4096;

    /// <param name="scope">The stack.</param>
    /// <param name="options">An account's options.</param>
    public OperationsParameters(Construct scope, InfraOptions? options)
    {
        options ??= new() { Sender = "", AlertRecipients = [] };
        Cameras = new CfnParameter(scope, "Cameras", new CfnParameterProps
        {
            Type = "String",
            Default = ListOf(options.Cameras),
            Description = "The cameras that queries find by themselves; __unreadable__ stands for records that name none. Empty: each query names its camera.",
        }).ValueAsString;
        ListsCameras = new CfnCondition(scope, "ListsCameras", new CfnConditionProps
        {
            Expression = Fn.ConditionNot(Fn.ConditionEquals(Cameras, "")),
        });
        RetentionDays = Number(scope, "RetentionDays", options.RetentionDays, 1, 3650, "How long the audit is kept.").ValueAsString;
        BehindMilliseconds = Number(
            scope, "BehindMilliseconds", 60_000 + (int)options.BatchingWindow.TotalMilliseconds, 60_000, 360_000,
            "The age of records at which the Matcher is behind: a minute, and the time for which they are gathered into a batch.").ValueAsNumber;
        var budget = Number(scope, "Budget", options.Budget, 0, 1_000_000, "US dollars a month at which alarms are sent; 0 for no budget.");
        Budget = budget.ValueAsNumber;
        HasBudget = new CfnCondition(scope, "HasBudget", new CfnConditionProps
        {
            Expression = Fn.ConditionNot(Fn.ConditionEquals(budget.ValueAsString, "0")),
        });
        Recogniser = new(scope, options);
    }

    /// <summary>The cameras that queries find, separated by commas.</summary>
    public string Cameras { get; }

    /// <summary>Holds when there is such a list.</summary>
    public CfnCondition ListsCameras { get; }

    /// <summary>How long the audit is kept.</summary>
    public string RetentionDays { get; }

    /// <summary>The age of records at which the Matcher is behind.</summary>
    public double BehindMilliseconds { get; }

    /// <summary>US dollars a month.</summary>
    public double Budget { get; }

    /// <summary>Holds when there is a budget.</summary>
    public CfnCondition HasBudget { get; }

    /// <summary>Who looks for faces.</summary>
    public RecogniserParameter Recogniser { get; }

    /// <summary>The list; empty when it is longer than a parameter may be.</summary>
    internal static string ListOf(IReadOnlyList<Camera> cameras)
    {
        var list = string.Join(',', ["__unreadable__", .. cameras.Select(camera => camera.Name)]);
        return list.Length <= LongestParameter ? list : "";
    }

    private static CfnParameter Number(Construct scope, string name, int value, int least, int most, string description) =>
        new(scope, name, new CfnParameterProps { Type = "Number", Default = value, MinValue = least, MaxValue = most, Description = description });
}
