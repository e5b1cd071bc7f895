using System.Text.Json;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Sts;

/// <summary>The session policies and tags of AssumeRole: checked, not applied.</summary>
internal static class SessionPolicies
{
    private const int MostCharacters = 2048; // of inline and managed policies together
    private const int MostPolicyArns = 10;

    /// <summary>Checks them.</summary>
    /// <returns>Percent of what they may take; <see langword="null"/> without any.</returns>
    /// <exception cref="AwsException">They are not as STS wants them.</exception>
    public static int? PackedSize(QueryForm form)
    {
        string[] arns = [.. form.Structures("PolicyArns.member").Select(item => form[item + ".arn"] ?? "")];
        string[] tags = [.. form.Structures("Tags.member").Select(item => form[item + ".Key"] ?? "")];
        CheckTags(tags, form.List("TransitiveTagKeys.member"));
        CheckArns(arns);
        CheckPolicy(form["Policy"]);
        var characters = (form["Policy"]?.Length ?? 0) + arns.Sum(arn => arn.Length);
        return characters > MostCharacters
            ? throw new AwsException(400, "PackedPolicyTooLarge", $"Packed policy consumes {Percent(characters)}% of allotted space, please use smaller policy.")
            : characters + tags.Length == 0 ? null
            : Percent(characters + tags.Sum(tag => tag.Length));
    }

    private static int Percent(int characters) => (int)Math.Ceiling(characters * 100.0 / MostCharacters);

    private static void CheckTags(string[] tags, IEnumerable<string> transitive)
    {
        if (tags.Distinct(StringComparer.OrdinalIgnoreCase).Count() < tags.Length)
        {
            throw new AwsException(400, "InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (transitive.Except(tags, StringComparer.OrdinalIgnoreCase).Any())
        {
            throw new AwsException(400, "InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.");
        }
    }

    private static void CheckArns(string[] arns)
    {
        if (arns.Length > MostPolicyArns)
        {
            throw new AwsException(400, "ValidationError", $"PolicyArns may hold {MostPolicyArns} ARNs at most.");
        }

        if (Array.Find(arns, arn => !arn.StartsWith("arn:", StringComparison.Ordinal)) is { } wrong)
        {
            throw new AwsException(400, "ValidationError", $"Invalid ARN: '{wrong}' in PolicyArns.");
        }
    }

    private static void CheckPolicy(string? policy)
    {
        try
        {
            using var json = policy is null ? null : JsonDocument.Parse(policy);
            if (json is not null && !(json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("Statement", out _)))
            {
                throw new AwsException(400, "MalformedPolicyDocument", "Syntax errors in policy.");
            }
        }
        catch (JsonException)
        {
            throw new AwsException(400, "MalformedPolicyDocument", "The policy is not in the valid JSON format.");
        }
    }
}
