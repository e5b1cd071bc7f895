using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.Output;

/// <summary>Reads lines of bounded length: a process that never ends its line must not fill the memory.</summary>
internal static class BoundedLines
{
    /// <summary>What is longer is cut; the rest up to the line's end is skipped.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Yields each line without its end, the last one also when it has none.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(
        TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return Take(line);
                }
                else if (line.Length < MaxLength)
                {
                    line.Append(buffer[i]);
                }
            }
        }

        if (line.Length > 0)
        {
            yield return Take(line);
        }
    }

    private static string Take(StringBuilder line)
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        return text;
    }
}
