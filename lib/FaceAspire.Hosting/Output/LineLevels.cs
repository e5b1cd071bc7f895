using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Output;

/// <summary>
/// Tells the level of each line of a console log: <c>warn: FaceAspire.Matcher.Visits[3] Text</c>, or the same with the text on the
/// next, indented line. A line of its own takes the level of its stream: nobody writes to the error stream for nothing.
/// </summary>
internal sealed partial class LineLevels
{
    private readonly LogLevel _unlabelled;
    private LogLevel _last;

    /// <param name="unlabelled">The level of a line that names none.</param>
    public LineLevels(LogLevel unlabelled) => _last = _unlabelled = unlabelled;

    /// <summary>The level of the next line.</summary>
    /// <returns>The level, and the text without level, category and indentation; an empty text is not worth showing.</returns>
    public (LogLevel Level, string Text) Next(string line)
    {
        var labelled = Labelled().Match(line);
        if (labelled.Success)
        {
            _last = LevelOf(labelled.Groups["level"].Value);
            return (_last, labelled.Groups["text"].Value.Trim());
        }

        if (!char.IsWhiteSpace(line.FirstOrDefault('x')))
        {
            _last = _unlabelled;
        }

        // frames of a stack trace are in the log; on the console the exception's own line says enough
        return line.StartsWith("   at ", StringComparison.Ordinal) ? (LogLevel.Trace, line.Trim()) : (_last, line.Trim());
    }

    private static LogLevel LevelOf(string label) => label switch
    {
        "trce" => LogLevel.Trace,
        "dbug" => LogLevel.Debug,
        "info" => LogLevel.Information,
        "warn" => LogLevel.Warning,
        "fail" => LogLevel.Error,
        _ => LogLevel.Critical,
    };

    [GeneratedRegex(@"^(?<level>trce|dbug|info|warn|fail|crit): ?([\w.`+<>]+\[-?\d+\])?(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();
}
