using Microsoft.Extensions.Logging;

namespace FaceAspire.Aws.Lambda;

/// <summary>A Lambda's log: a line per entry to standard output, which Lambda sends to CloudWatch. Small, so that it starts fast.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="collector">Where entries go besides; <see langword="null"/> for nowhere.</param>
public sealed class LambdaLog(TextWriter output, ILogger? collector = null)
{
    /// <summary>The log of this process.</summary>
    public static LambdaLog Console { get; } = new(System.Console.Out);

    /// <summary>What happened, as expected.</summary>
    public void Information(string message) => Write(LogLevel.Information, "info", message);

    /// <summary>What went wrong and was dealt with.</summary>
    public void Warning(string message) => Write(LogLevel.Warning, "warn", message);

    /// <summary>What went wrong and somebody should look at.</summary>
    public void Error(string message) => Write(LogLevel.Error, "fail", message);

    private void Write(LogLevel level, string word, string message)
    {
        output.WriteLine($"{word}: {message.ReplaceLineEndings(" | ")}"); // a line break inside would make two entries of one
        collector?.Log(level, default, message, null, static (text, _) => text);
    }
}
