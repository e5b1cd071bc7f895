using System.Globalization;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>A request in which one member is not as AWS's model demands.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Member">The member.</param>
/// <param name="Value">Its value; <see langword="null"/> to leave it out.</param>
internal sealed record BrokenRequest(Operation Operation, string Member, object? Value)
{
    /// <summary>The member, as errors name it.</summary>
    public string Path => char.ToLowerInvariant(Member[0]) + Member[1..];

    /// <summary>Requests that break what the model demands of an operation's own members, one thing each.</summary>
    public static IEnumerable<BrokenRequest> Of(Operation operation) => operation.Input is not { } input ? [] : input.Members.Values.SelectMany(member =>
    {
        IEnumerable<object?> values = input.Required.Contains(member.Name) ? [null] : [];
        return values.Concat(Broken(member.Shape)).Select(value => new BrokenRequest(operation, member.Name, value));
    });

    /// <summary>Sends it.</summary>
    public async Task<(int Status, string? Code, string Message)> SendAsync(AwsWire wire)
    {
        if (Operation.Model.Protocol is "json" or "rest-json")
        {
            var request = Value is null ? [] : new Dictionary<string, object> { [Member] = Value };
            var answer = Operation.Model.Protocol == "json"
                ? await wire.CallAsync($"{Operation.Model.TargetPrefix}.{Operation.Name}", request)
                : await wire.PostAsync('/' + string.Join('/', Operation.Path), request);
            return (answer.Status, answer.Error, answer.Body.TryGetProperty("message", out var message) ? message.GetString()! : "");
        }

        (string, string)[] fields = Value is null ? [] : [(Member, Convert.ToString(Value, CultureInfo.InvariantCulture)!)];
        var (status, body) = await wire.Http.QueryAsync(Operation.Model.Version, Operation.Name, fields);
        return ((int)status, body.Text("Code"), body.Text("Message") ?? "");
    }

    private static IEnumerable<object?> Broken(Shape shape) => shape.Type switch
    {
        "string" when shape.Enum.Count > 0 => ["no-such-value"],
        "string" => [.. shape.Min > 0 ? new[] { "" } : [], .. shape.Max is { } max and < 10_000 ? new[] { new string('x', (int)max + 1) } : []],
        "integer" or "long" => [.. shape.Min is { } least ? new object[] { (long)least - 1 } : [], .. shape.Max is { } most ? new object[] { (long)most + 1 } : []],
        _ => [],
    };
}
