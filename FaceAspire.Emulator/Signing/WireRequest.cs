using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace FaceAspire.Emulator.Signing;

/// <summary>What a signature covers of a request, as it stands on the wire.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Percent-encoded, as sent.</param>
/// <param name="Query">Without the question mark, as sent.</param>
/// <param name="Headers">Names in any case.</param>
internal sealed record WireRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers)
{
    private readonly (string Name, string Value)[] _parameters = [.. Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Canonical(pair[0]), Value: Canonical(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)];

    /// <summary>The query's parameters, encoded and sorted as they are signed.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters => _parameters;

    public static WireRequest Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            target = absolute.PathAndQuery;
        }

        var parts = target.Split('?', 2);
        return new(
            context.Request.Method, parts[0], parts.ElementAtOrDefault(1) ?? "",
            context.Request.Headers.ToDictionary(
                header => header.Key, header => (IReadOnlyList<string>)[.. header.Value.Select(value => value ?? "")], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A header, or <see langword="null"/>.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(',', values) : null;

    /// <summary>A query parameter, decoded, or <see langword="null"/>.</summary>
    public string? Parameter(string name) =>
        Array.Find(_parameters, one => one.Name == name) is { Name: not null } found ? Encoding.UTF8.GetString(UriText.Decode(found.Value)) : null;

    private static string Canonical(string text) => UriText.Encode(UriText.Decode(text, plusIsSpace: true), keepSlash: false);
}
