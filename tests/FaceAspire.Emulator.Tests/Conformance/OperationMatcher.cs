using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Tells from AWS's models alone what operation a request is, so that the emulator's own routing can be judged by it.</summary>
internal static partial class OperationMatcher
{
    /// <returns><see langword="null"/> for what is no operation of these services.</returns>
    public static Operation? Match(Exchange exchange)
    {
        if (exchange.RequestHeaders["X-Amz-Target"].ToString().Split('.') is [var prefix, var name])
        {
            return ServiceModel.All.FirstOrDefault(model => model.TargetPrefix == prefix)?.Operations.GetValueOrDefault(name);
        }

        if (exchange.Form is { } form && form["Action"].ToString() is { Length: > 0 } action)
        {
            return ServiceModel.All.FirstOrDefault(model => model.Version == form["Version"] && model.Protocol is "query" or "json" && model.Operations.ContainsKey(action))
                ?.Operations[action];
        }

        return exchange.SignedFor is { } signed
            ? Best(ServiceModel.All.Where(model => model.SigningName == signed), exchange)
            : Best(ServiceModel.All.Where(model => model.SigningName != "s3"), exchange) ?? Best([ServiceModel.Of("s3")], exchange);
    }

    private static Operation? Best(IEnumerable<ServiceModel> models, Exchange exchange) => models
        .Where(model => model.Protocol.StartsWith("rest", StringComparison.Ordinal))
        .SelectMany(model => model.Operations.Values)
        .Select(operation => (operation, score: Score(operation, exchange)))
        .Where(candidate => candidate.score >= 0)
        .OrderByDescending(candidate => candidate.score)
        .Select(candidate => candidate.operation)
        .FirstOrDefault();

    /// <summary>How much of the request the operation explains; -1 when it is not that operation.</summary>
    private static int Score(Operation operation, Exchange exchange)
    {
        if (operation.Method != exchange.Method || !PathMatches(operation, exchange)
            || !operation.Query.All(literal => exchange.Query.TryGetValue(literal.Name, out var value) && (literal.Value is null || value == literal.Value)))
        {
            return -1;
        }

        var required = operation.Input?.Required.Select(name => operation.Input.Members[name]).ToArray() ?? [];
        var asked = required.Where(member => member.Location is "querystring" or "header").ToArray();
        return asked.All(member => member.Location == "header"
            ? exchange.RequestHeaders.ContainsKey(member.LocationName)
            : exchange.Query.ContainsKey(member.LocationName))
            ? (2 * (operation.Query.Length + asked.Length)) + operation.Path.Count(segment => segment[..Math.Min(1, segment.Length)] != "{")
            : -1;
    }

    private static bool PathMatches(Operation operation, Exchange exchange)
    {
        var path = exchange.Path.TrimStart('/');
        if (operation.Model.Service == "s3" && BucketHost().Match(exchange.Host) is { Success: true } host)
        {
            path = $"{host.Groups["bucket"].Value}/{path}";
        }

        var (template, segments) = (operation.Path, path.TrimEnd('/').Split('/'));
        var greedy = template[^1].EndsWith("+}", StringComparison.Ordinal);
        return (greedy ? segments.Length >= template.Length : segments.Length == template.Length)
            && template.Zip(segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 || greedy : pair.First == pair.Second);
    }

    [GeneratedRegex(@"^(?<bucket>(?!s3\.).+?)\.(s3[.-].*|localhost)$")]
    private static partial Regex BucketHost();
}
