using Amazon.CDK.AWS.IAM;

namespace FaceAspire.Infra.Resources;

/// <summary>Policy statements, in one line each.</summary>
internal static class Allow
{
    /// <summary>Allows actions on resources.</summary>
    public static PolicyStatement Actions(string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources });

    /// <summary>Allows actions on resources, under a condition.</summary>
    public static PolicyStatement When(string test, string key, string value, string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources, Conditions = Condition(test, key, value) });

    /// <summary>Lets a service assume the role.</summary>
    public static PolicyDocument Assume(string service) => Document(new PolicyStatement(new PolicyStatementProps
    {
        Actions = ["sts:AssumeRole"],
        Principals = [new ServicePrincipal(service)],
    }));

    /// <summary>Lets nobody reach the resources without TLS, whoever they are.</summary>
    public static PolicyStatement OnlyTls(string service, params string[] resources) => new(new PolicyStatementProps
    {
        Sid = "OnlyTls",
        Effect = Effect.DENY,
        Principals = [new AnyPrincipal()],
        Actions = [$"{service}:*"],
        Resources = resources,
        Conditions = Condition("Bool", "aws:SecureTransport", "false"),
    });

    /// <summary>A document of statements.</summary>
    public static PolicyDocument Document(params PolicyStatement[] statements) => new(new PolicyDocumentProps { Statements = statements });

    private static Dictionary<string, object> Condition(string test, string key, string value) =>
        new() { [test] = new Dictionary<string, object> { [key] = value } };
}
