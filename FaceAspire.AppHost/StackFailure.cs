using System.Text.RegularExpressions;

namespace FaceAspire.AppHost;

/// <summary>Finds in a stack's log why it was not deployed.</summary>
internal static partial class StackFailure
{
    /// <summary>What the last error says, on one line: an exception's message, where it has one; <see langword="null"/> where there is no error.</summary>
    public static string? Reason(IEnumerable<LogLine> log)
    {
        var error = log.LastOrDefault(line => line.IsErrorMessage).Content;
        return error is null ? null
            : ExceptionMessage().Match(error) is { Success: true } exception ? exception.Groups[1].Value
            : Time().Replace(error, "").Split('\n')[0].TrimEnd();
    }

    /// <summary><c>Some.Exception: message</c>, the outermost.</summary>
    [GeneratedRegex(@"^[\w.]+Exception: (.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex ExceptionMessage();

    /// <summary>Aspire's host puts it before each line.</summary>
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\S+ ")]
    private static partial Regex Time();
}
