using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.Sqs;

/// <summary>AddPermission and RemovePermission: statements of the queue's Policy, by label. Kept and shown, as any policy here; nothing is denied.</summary>
internal static class QueuePermissions
{
    private const int MaxActions = 7;

    private static readonly HashSet<string> Grantable = new(StringComparer.OrdinalIgnoreCase)
    {
        "*", "ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "ListDeadLetterSourceQueues", "PurgeQueue",
        "ReceiveMessage", "SendMessage",
    };

    /// <summary>The policy with a statement more.</summary>
    /// <exception cref="Protocol.AwsException">Naming the parameter; <c>OverLimit</c> for more than 7 actions.</exception>
    public static string Add(string? policy, string queueArn, string label, IReadOnlyList<string> accounts, IReadOnlyList<string> actions)
    {
        if (actions.FirstOrDefault(action => !Grantable.Contains(action)) is { } owned)
        {
            throw SqsErrors.Invalid("ActionName", $"SQS:{owned}", "Only the queue owner is allowed to invoke this action.");
        }

        if (accounts is [] || accounts.Any(account => account.Length != 12 || !account.All(char.IsAsciiDigit)))
        {
            throw SqsErrors.Invalid("PrincipalId", $"[{string.Join(", ", accounts)}]", "Unable to verify.");
        }

        if (actions.Count > MaxActions)
        {
            throw SqsErrors.TooManyActions(actions.Count, MaxActions);
        }

        var (document, statements) = Read(policy, queueArn);
        if (Find(statements, label) is not null)
        {
            throw SqsErrors.Invalid("Label", label, "Already exists.");
        }

        statements.Add(new JsonObject
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = OneOrMany(accounts.Select(account => $"arn:aws:iam::{account}:root")) },
            ["Action"] = OneOrMany(actions.Select(action => $"SQS:{action}")),
            ["Resource"] = queueArn,
        });
        return document.ToJsonString(Protocol.AwsJson.Options);
    }

    /// <summary>The policy without a statement.</summary>
    public static string Remove(string? policy, string queueArn, string label)
    {
        var (document, statements) = Read(policy, queueArn);
        statements.Remove(Find(statements, label) ?? throw SqsErrors.Invalid("Label", label, policy is null ? "can't find label." : "can't find label on existing policy."));
        return statements.Count > 0 ? document.ToJsonString(Protocol.AwsJson.Options) : ""; // which takes the policy away
    }

    private static (JsonObject Document, JsonArray Statements) Read(string? policy, string queueArn)
    {
        var document = policy is null
            ? new JsonObject { ["Version"] = "2008-10-17", ["Id"] = $"{queueArn}/SQSDefaultPolicy" }
            : JsonNode.Parse(policy)!.AsObject();
        if (document["Statement"] is not JsonArray statements)
        {
            statements = document["Statement"] is { } single ? [single.DeepClone()] : [];
            document["Statement"] = statements;
        }

        return (document, statements);
    }

    private static JsonNode? Find(JsonArray statements, string label) => statements.FirstOrDefault(statement => statement?["Sid"]?.ToString() == label);

    private static JsonNode OneOrMany(IEnumerable<string> values) =>
        values.ToArray() is [var only] ? JsonValue.Create(only) : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
}
