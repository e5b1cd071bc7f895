using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace FaceAspire.EndToEnd;

/// <summary>What the Matcher has written down, read out of the audit bucket.</summary>
internal sealed class Audit(Uri emulator) : IDisposable
{
    private const string Bucket = "faceaspire-audit-000000000000-us-east-1";
    private readonly HttpClient _http = new() { BaseAddress = emulator };

    /// <summary>Every frame of a camera, by its time since the camera's first fragment began: in the demo, its time in the clip.</summary>
    public async Task<IReadOnlyList<AuditedFrame>> ReadAsync(string camera, CancellationToken cancellationToken)
    {
        var start = await StartAsync(camera, cancellationToken);
        var frames = new List<AuditedFrame>();
        var list = XDocument.Parse(await _http.GetStringAsync($"/{Bucket}?list-type=2&prefix=records/camera={camera}/", cancellationToken));
        foreach (var key in list.Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value))
        {
            var lines = await _http.GetStringAsync($"/{Bucket}/{key}", cancellationToken);
            frames.AddRange(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Frame(JsonNode.Parse(line)!, start)));
        }

        return [.. frames.OrderBy(frame => frame.Time)];
    }

    public void Dispose() => _http.Dispose();

    private async Task<DateTimeOffset> StartAsync(string camera, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync("/listFragments", new { StreamName = camera, MaxResults = 1 }, JsonSerializerOptions.Default, cancellationToken);
        var fragments = await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(fragments!["Fragments"]![0]!["ProducerTimestamp"]!.GetValue<double>() * 1000));
    }

    private static AuditedFrame Frame(JsonNode line, DateTimeOffset start) => new(
        line["Camera"]!.GetValue<string>(),
        DateTimeOffset.Parse(line["FrameTime"]!.GetValue<string>(), CultureInfo.InvariantCulture) - start,
        [.. line["Faces"]!.AsArray().Select(face => face!["Person"]?.GetValue<string>() ?? "?").Order(StringComparer.Ordinal)]);
}

/// <summary>A frame in the audit.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Time">Its time since the camera's first fragment began.</param>
/// <param name="Persons">Whom its faces are taken for; <c>?</c> for nobody.</param>
internal sealed record AuditedFrame(string Camera, TimeSpan Time, IReadOnlyList<string> Persons);
