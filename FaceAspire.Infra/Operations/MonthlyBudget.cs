using Amazon.CDK.AWS.Budgets;
using Constructs;

namespace FaceAspire.Infra.Operations;

/// <summary>Tells the alarm topic when the account's month gets dear: at 80 % spent, and when all of it is forecast to be.</summary>
internal sealed class MonthlyBudget
{
    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    public MonthlyBudget(Construct scope, OperationsParameters parameters)
    {
        var budget = new CfnBudget(scope, "MonthlyBudget", new CfnBudgetProps
        {
            Budget = new CfnBudget.BudgetDataProperty
            {
                BudgetName = Names.Prefix,
                BudgetType = "COST",
                TimeUnit = "MONTHLY",
                BudgetLimit = new CfnBudget.SpendProperty { Amount = parameters.Budget, Unit = "USD" },
            },
            NotificationsWithSubscribers = new[] { At("ACTUAL", 80), At("FORECASTED", 100) },
        });
        budget.CfnOptions.Condition = parameters.HasBudget;
    }

    private static CfnBudget.NotificationWithSubscribersProperty At(string kind, double percent) => new()
    {
        Notification = new CfnBudget.NotificationProperty
        {
            NotificationType = kind,
            ComparisonOperator = "GREATER_THAN",
            Threshold = percent,
            ThresholdType = "PERCENTAGE",
        },
        Subscribers = new[]
        {
            new CfnBudget.SubscriberProperty { SubscriptionType = "SNS", Address = Names.Arn("sns", Names.AlarmTopic) },
        },
    };
}
