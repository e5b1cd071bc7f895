using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Aspire.Hosting.Dashboard;

/// <summary>Markup. What is put into <c>Html.Of($"…{value}…")</c> is encoded, unless it is markup itself.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Html(string Text)
{
    /// <summary>Nothing.</summary>
    public static readonly Html None = new("");

    /// <summary>Makes markup of an interpolated string.</summary>
    public static Html Of(Builder markup) => new(markup.ToString());

    /// <summary>Markup for each of many.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> markup) => new(string.Concat(items.Select(item => markup(item).Text)));

    public override string ToString() => Text;

    /// <summary>Collects the pieces of an interpolated string; the compiler calls it.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Builder(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(Html markup) => _text.Append(markup.Text);

        public void AppendFormatted<T>(T value, string? format = null) => _text.Append(HtmlEncoder.Default.Encode(
            value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : $"{value}"));

        public override string ToString() => _text.ToString();
    }
}
