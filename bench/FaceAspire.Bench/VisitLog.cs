using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FaceAspire.Bench;

/// <summary>Reads the times of visits out of a running system: from the mailbox, and from the audit in S3.</summary>
internal static partial class VisitLog
{
    private const string Bucket = "faceaspire-audit-000000000000-us-east-1";

    /// <summary>Waits for so many e-mails and gives the times of their visits.</summary>
    public static async Task<IReadOnlyList<VisitTimes>> ReadAsync(Uri emulator, int visits)
    {
        using var http = new HttpClient { BaseAddress = emulator };
        var mailed = await MailedAsync(http, visits);
        var lines = await AuditAsync(http);
        return [.. mailed.Select(mail => Times(mail.Key, mail.Value, lines)).OfType<VisitTimes>()];
    }

    private static async Task<Dictionary<string, DateTimeOffset>> MailedAsync(HttpClient http, int visits)
    {
        var mails = new Dictionary<string, DateTimeOffset>();
        for (var last = ""; mails.Count < visits;)
        {
            foreach (var mail in (await http.GetFromJsonAsync<JsonArray>($"/_faceaspire/emails?after={last}&wait=20"))!)
            {
                last = (string)mail!["id"]!;
                mails[VisitId().Match((string)mail["text"]!).Groups[1].Value] = (DateTimeOffset)mail["receivedAt"]!;
            }
        }

        return mails;
    }

    private static async Task<List<JsonNode>> AuditAsync(HttpClient http)
    {
        var listing = XDocument.Parse(await http.GetStringAsync($"/{Bucket}?list-type=2&prefix=records/"));
        List<JsonNode> lines = [];
        foreach (var key in listing.Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value))
        {
            var text = await http.GetStringAsync($"/{Bucket}/{key}");
            lines.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!));
        }

        return lines;
    }

    /// <summary>The alert's line has the visit's id; the sightings that led to it come just before.</summary>
    private static VisitTimes? Times(string visit, DateTimeOffset mailedAt, List<JsonNode> lines)
    {
        var alert = lines.Find(line => Faces(line).Any(face => (string?)face["VisitId"] == visit && (string?)face["Decision"] == "Alert"));
        if (alert is null)
        {
            return null;
        }

        var alerted = Faces(alert).First(face => (string?)face["VisitId"] == visit);
        var frame = (DateTimeOffset)alert["FrameTime"]!;
        var first = lines
            .Where(line => Faces(line).Any(face => (string?)face["Person"] == (string?)alerted["Person"] && (string?)face["Decision"] == "Sighting"))
            .Select(line => (DateTimeOffset)line["FrameTime"]!)
            .Where(time => time < frame && frame - time < TimeSpan.FromSeconds(5))
            .DefaultIfEmpty(frame)
            .Min();
        return new(first, frame, (DateTimeOffset)alert["ArrivedAt"]!, mailedAt);
    }

    private static IEnumerable<JsonNode> Faces(JsonNode line) => line["Faces"]?.AsArray().OfType<JsonNode>() ?? [];

    [GeneratedRegex(@"Visit:\s+(\S+)")]
    private static partial Regex VisitId();
}
