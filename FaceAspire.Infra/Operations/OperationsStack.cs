using Constructs;

namespace FaceAspire.Infra.Operations;

/// <summary>
/// What only an account needs, and nothing of which a program relies on: alarms, a dashboard, queries over the audit, a budget, and
/// the recipients' confirmation. It is a stack of its own so that the other two templates are exactly what runs locally.
/// </summary>
internal sealed class OperationsStack : TemplateStack
{
    private const string Name = "FaceAspire-Operations";

    /// <param name="scope">The application.</param>
    /// <param name="options">An account's options; <see langword="null"/> for the template as it is checked in.</param>
    public OperationsStack(Construct scope, InfraOptions? options)
        : base(scope, options is null ? "Operations" : Name, Name, "FaceAspire: alarms, dashboard, queries over the audit, budget. Only in an account.")
    {
        var parameters = new OperationsParameters(this, options);
        _ = new AlarmTopic(this, options?.AlarmRecipients ?? []);
        _ = new SystemAlarms(this, parameters);
        _ = new Dashboard(this);
        _ = new AuditQueries(this, parameters);
        _ = new MonthlyBudget(this, parameters);
        _ = new RecipientIdentities(this, options);
    }
}
