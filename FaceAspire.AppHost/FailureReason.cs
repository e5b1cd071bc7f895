using System.Text.RegularExpressions;

namespace FaceAspire.AppHost;

/// <summary>Finds in the log of a part or a stack why it failed.</summary>
internal static partial class FailureReason
{
    /// <summary>What the last error says, on one line: an exception's message, where it has one; <see langword="null"/> where there is no error.</summary>
    public static string? In(IEnumerable<LogLine> log)
    {
        var error = log.Where(line => line.IsErrorMessage).Select(line => Before().Replace(line.Content, "")).LastOrDefault(text => !IsInside(text));
        return error is null ? null
            : ExceptionMessage().Match(error) is { Success: true } exception ? exception.Groups[1].Value
            : error.Split('\n')[0].TrimEnd();
    }

    /// <summary>Where a part's log comes line by line, an exception's stack trace follows its message.</summary>
    private static bool IsInside(string text) => text.Length == 0 || char.IsWhiteSpace(text[0]);

    /// <summary><c>Some.Exception: message</c>, the outermost.</summary>
    [GeneratedRegex(@"^(?:Unhandled exception\. )?[\w.]+Exception: (.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex ExceptionMessage();

    /// <summary>Aspire's host puts the time before each line, and a part the level.</summary>
    [GeneratedRegex(@"\A(?:\d{4}-\d\d-\d\dT\S+ )?(?:(?:fail|crit): )?")]
    private static partial Regex Before();
}
