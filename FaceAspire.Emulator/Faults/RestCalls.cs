using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Faults;

/// <summary>A call of a restJson service.</summary>
internal sealed record RestCall(string Service, string Operation, string? Resource);

/// <summary>Tells restJson operations by method and path.</summary>
internal static partial class RestCalls
{
    private static readonly (string Method, Regex Path, string Service, string Operation)[] Known =
    [
        .. Of("lambda", "/2015-03-31/functions", ("POST", "", "CreateFunction"), ("GET", "", "ListFunctions"), ("GET", "/*", "GetFunction"),
            ("DELETE", "/*", "DeleteFunction"), ("GET", "/*/configuration", "GetFunctionConfiguration"),
            ("PUT", "/*/configuration", "UpdateFunctionConfiguration"), ("PUT", "/*/code", "UpdateFunctionCode"), ("POST", "/*/invocations", "Invoke")),
        .. Of("lambda", "/2017-10-31/functions", ("PUT", "/*/concurrency", "PutFunctionConcurrency"), ("DELETE", "/*/concurrency", "DeleteFunctionConcurrency")),
        .. Of("lambda", "/2019-09-30/functions", ("GET", "/*/concurrency", "GetFunctionConcurrency")),
        .. Of("lambda", "/2015-03-31/event-source-mappings", ("POST", "", "CreateEventSourceMapping"), ("GET", "", "ListEventSourceMappings"),
            ("GET", "/*", "GetEventSourceMapping"), ("PUT", "/*", "UpdateEventSourceMapping"), ("DELETE", "/*", "DeleteEventSourceMapping")),
        .. Of("email", "/v2/email", ("POST", "/outbound-emails", "SendEmail"), ("POST", "/identities", "CreateEmailIdentity"),
            ("GET", "/identities", "ListEmailIdentities"), ("GET", "/identities/*", "GetEmailIdentity"), ("DELETE", "/identities/*", "DeleteEmailIdentity")),
    ];

    /// <summary>The call, or <see langword="null"/> when the path is none of these services'.</summary>
    public static RestCall? Find(string method, string path)
    {
        // Kinesis Video: /putMedia, and the HLS session's /hls/v1/getTSFragment.ts. No bucket's name has capitals.
        if ((method == "POST" && OneWord().Match(path) is { Success: true } word) || (word = Playback().Match(path)) is { Success: true })
        {
            var name = word.Groups[1].Value;
            return new(CallNames.KinesisVideo, char.ToUpperInvariant(name[0]) + name[1..], null);
        }

        foreach (var known in Known)
        {
            if (known.Method == method && known.Path.Match(path) is { Success: true } match)
            {
                return new(known.Service, known.Operation, match.Groups[1] is { Success: true } named ? Uri.UnescapeDataString(named.Value) : null);
            }
        }

        return null;
    }

    private static IEnumerable<(string Method, Regex Path, string Service, string Operation)> Of(
        string service, string root, params (string Method, string Path, string Operation)[] operations) =>
        operations.Select(one => (one.Method, new Regex($"^{root}{one.Path.Replace("*", "([^/]+)", StringComparison.Ordinal)}/?$"), service, one.Operation));

    [GeneratedRegex("^/([a-zA-Z]*[a-z][A-Z][a-zA-Z]*)$")]
    private static partial Regex OneWord();

    [GeneratedRegex(@"^/hls/v1/(\w+)\.\w+$")]
    private static partial Regex Playback();
}
