namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's log.</summary>
/// <param name="LineNumber">From 1, of those that are kept.</param>
/// <param name="Content">The line, without secrets.</param>
/// <param name="IsErrorMessage">Whether it tells of an error.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
