namespace FaceAspire.Aws.Lambda;

/// <summary>A Lambda's log: a line per entry to standard output, which Lambda sends to CloudWatch. Small, so that it starts fast.</summary>
public sealed class LambdaLog(TextWriter output)
{
    /// <summary>The log of this process.</summary>
    public static LambdaLog Console { get; } = new(System.Console.Out);

    /// <summary>What happened, as expected.</summary>
    public void Information(string message) => Write("info", message);

    /// <summary>What went wrong and was dealt with.</summary>
    public void Warning(string message) => Write("warn", message);

    /// <summary>What went wrong and somebody should look at.</summary>
    public void Error(string message) => Write("fail", message);

    // A line break inside would make two entries of one.
    private void Write(string level, string message) => output.WriteLine($"{level}: {message.ReplaceLineEndings(" | ")}");
}
