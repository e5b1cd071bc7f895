using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>What a signed form allows (API reference, "POST policy"): until when, which fields with which values, and how many bytes.</summary>
internal sealed class PostPolicy
{
    private readonly List<(string Operator, string Field, string Value)> _conditions = [];

    private PostPolicy(DateTimeOffset expiration) => Expiration = expiration;

    /// <summary>Until when it holds.</summary>
    public DateTimeOffset Expiration { get; }

    /// <summary>The fewest bytes.</summary>
    public long MinBytes { get; private set; }

    /// <summary>The most bytes.</summary>
    public long MaxBytes { get; private set; } = ObjectWrites.MaxBytes;

    /// <summary>Reads the form's <c>policy</c>: JSON in base64.</summary>
    /// <exception cref="AwsException"><c>InvalidPolicyDocument</c>.</exception>
    public static PostPolicy Parse(string base64)
    {
        try
        {
            var root = JsonNode.Parse(Convert.FromBase64String(base64)) as JsonObject ?? throw new FormatException("it is no object");
            var policy = new PostPolicy(DateTimeOffset.Parse($"{root["expiration"]}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            foreach (var condition in root["conditions"] as JsonArray ?? throw new FormatException("it has no conditions"))
            {
                policy.Add(condition);
            }

            return policy;
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException)
        {
            throw new AwsException(400, "InvalidPolicyDocument", $"Invalid Policy: {e.Message}");
        }
    }

    /// <summary>Checks a form's fields.</summary>
    /// <param name="fields">All fields before the file, with <c>bucket</c>.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public void Check(IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
    {
        if (Expiration <= now)
        {
            throw Denied("Policy expired.");
        }

        foreach (var (name, field, value) in _conditions)
        {
            var given = fields.GetValueOrDefault(field, "");
            if (name == "eq" ? given != value : !given.StartsWith(value, StringComparison.Ordinal))
            {
                throw Denied($"Policy Condition failed: [\"{name}\", \"${field}\", \"{value}\"]");
            }
        }

        var named = _conditions.Select(condition => condition.Field).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (fields.Keys.FirstOrDefault(field => !named.Contains(field) && !IsFree(field)) is { } extra)
        {
            throw Denied($"Extra input fields: {extra}");
        }
    }

    private void Add(JsonNode? condition)
    {
        switch (condition)
        {
            case JsonObject { Count: 1 } equal:
                _conditions.Add(("eq", equal.Single().Key.ToLowerInvariant(), $"{equal.Single().Value}"));
                break;
            case JsonArray { Count: 3 } range when $"{range[0]}" == "content-length-range":
                (MinBytes, MaxBytes) = (Bytes(range[1]), Math.Min(Bytes(range[2]), ObjectWrites.MaxBytes));
                break;
            case JsonArray { Count: 3 } match when $"{match[0]}" is "eq" or "starts-with":
                _conditions.Add(($"{match[0]}", $"{match[1]}".TrimStart('$').ToLowerInvariant(), $"{match[2]}"));
                break;
            default:
                throw new FormatException($"{condition?.ToJsonString()} is no condition");
        }
    }

    private static long Bytes(JsonNode? number) => long.Parse($"{number}", NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What every form may have.</summary>
    private static bool IsFree(string field) => field is "policy" or "bucket" or "file" or "awsaccesskeyid" or "signature" or "x-amz-signature"
        || field.StartsWith("x-ignore-", StringComparison.Ordinal);

    private static AwsException Denied(string reason) => new(403, "AccessDenied", $"Invalid according to Policy: {reason}");
}
