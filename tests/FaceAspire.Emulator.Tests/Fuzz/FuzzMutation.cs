using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Tests.Fuzz;

/// <summary>Spoils requests: the same seed spoils them in the same way.</summary>
internal sealed partial class FuzzMutation(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A seed, with one to four things changed.</summary>
    public byte[] Next()
    {
        var (head, body) = Encoding.Latin1.GetString(Any(FuzzSeeds.Requests)).Split("\r\n\r\n", 2) is [var before, var after] ? (before, after) : ("", "");
        for (var changes = Any([1, 1, 1, 2, 4]); changes > 0; changes--)
        {
            (head, body) = _random.Next(2) == 0 ? (Head(head), body) : (head, Body(body));
        }

        if (_random.Next(5) > 0) // else the length is wrong
        {
            head = TrueLength().Replace(head, $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}", 1);
        }

        return Encoding.Latin1.GetBytes($"{head}\r\n\r\n{body}");
    }

    /// <summary>Where to cut a request into packets.</summary>
    public int PacketOf(byte[] request) => _random.Next(10) == 0 ? (request.Length / 7) + 1 : request.Length;

    private string Head(string head) => _random.Next(8) switch
    {
        0 => AddHeader(head, Any(FuzzSeeds.Headers)),
        1 => Insert(head, Any(FuzzSeeds.Tokens)),
        2 => Replace(head),
        3 => Path(head),
        4 => head.Replace("HTTP/1.1", Any(["HTTP/1.0", "HTTP/2.0", "HTTP/9", "FTP/1.1"]), StringComparison.Ordinal),
        5 => head.Replace("Host: localhost\r\n", Any(["", "Host: \r\n", "Host: fuzzb.localhost\r\n", "Host: ..localhost\r\n", "Host: a b\r\n"]), StringComparison.Ordinal),
        6 => Any(["DELETE", "HEAD", "PATCH", "OPTIONS", "get", "TRACE", "PUT", "POST", "GET"]) + head[Math.Max(head.IndexOf(' ', StringComparison.Ordinal), 0)..],
        _ => head.Replace("fuzz", Any(FuzzSeeds.Tokens), StringComparison.Ordinal),
    };

    private string Body(string body) => _random.Next(6) switch
    {
        0 => Replace(body),
        1 => Insert(body, Any(FuzzSeeds.Tokens)),
        2 => body[.._random.Next(body.Length + 1)],
        3 => string.Concat(Enumerable.Repeat(body, Any([2, 50]))),
        4 => Noise(),
        _ => Swap(body),
    };

    private string Path(string head)
    {
        var parts = head.Split(' ', 3);
        return parts.Length < 3 ? head : string.Join(' ', parts[0], Any(
        [
            parts[1] + Any(FuzzSeeds.Tokens), $"/{Any(FuzzSeeds.Tokens)}{parts[1]}", $"http://other{parts[1]}", "*", "/..", "//",
            $"{parts[1]}?{string.Join('&', Enumerable.Range(0, 1500).Select(i => $"a{i}={i}"))}",
        ]), parts[2]);
    }

    private string Swap(string body)
    {
        var tokens = Token().Matches(body);
        return tokens.Count == 0 ? body : tokens[_random.Next(tokens.Count)] is var token
            ? body[..token.Index] + Any(["null", "-1", "[]", "{}", "1e999", "true", Any(FuzzSeeds.Tokens), $"\"{Any(FuzzSeeds.Tokens)}\""]) + body[(token.Index + token.Length)..]
            : body;
    }

    private static string AddHeader(string head, string header) => head.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var at ? head[..at] + "\r\n" + header + head[at..] : head;

    private string Insert(string text, string token) => text.Insert(_random.Next(text.Length + 1), token);

    private string Replace(string text) =>
        text.Length == 0 ? text : _random.Next(text.Length) is var at ? text[..at] + (char)_random.Next(256) + text[(at + 1)..] : text;

    private string Noise()
    {
        var bytes = new byte[_random.Next(300)];
        _random.NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private T Any<T>(T[] from) => from[_random.Next(from.Length)];

    [GeneratedRegex(@"Content-Length: \d{1,6}(?=\r\n|$)")]
    private static partial Regex TrueLength();

    [GeneratedRegex("\"[^\"]*\"|[0-9]+|[A-Za-z]+")]
    private static partial Regex Token();
}
