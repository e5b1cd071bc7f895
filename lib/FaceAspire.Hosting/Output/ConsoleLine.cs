using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Output;

/// <summary>A line that a part wrote.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Level">What it is worth.</param>
/// <param name="Text">The line, without secrets.</param>
internal sealed record ConsoleLine(DateTimeOffset At, LogLevel Level, string Text);
