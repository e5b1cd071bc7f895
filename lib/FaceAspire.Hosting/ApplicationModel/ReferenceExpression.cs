using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known once the application starts: <c>$"{endpoint}/health"</c>.</summary>
public sealed class ReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    private ReferenceExpression(string format, IReadOnlyList<IValueProvider> valueProviders)
    {
        Format = format;
        ValueProviders = valueProviders;
    }

    /// <summary>The text as a composite format: <c>{0}/health</c>.</summary>
    public string Format { get; }

    /// <summary>The values, by their place in <see cref="Format"/>.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <inheritdoc />
    public string ValueExpression => string.Format(
        CultureInfo.InvariantCulture, Format, [.. ValueProviders.Select(value => (value as IManifestExpressionProvider)?.ValueExpression)]);

    /// <summary>Makes an expression of an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Expression();

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await ValueProviders[i].GetValueAsync(cancellationToken);
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Collects the pieces of an interpolated string; the compiler calls it.</summary>
    /// <param name="literalLength">Characters of plain text.</param>
    /// <param name="formattedCount">Number of values.</param>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _format = new(literalLength + (formattedCount * 4));
        private readonly List<IValueProvider> _values = new(formattedCount);

        /// <summary>Adds plain text.</summary>
        public readonly void AppendLiteral(string value) => _format.Append(value.Replace("{", "{{").Replace("}", "}}"));

        /// <summary>Adds plain text.</summary>
        public readonly void AppendFormatted(string? value) => AppendLiteral(value ?? "");

        /// <summary>Adds a value.</summary>
        public readonly void AppendFormatted<T>(T value)
            where T : IValueProvider, IManifestExpressionProvider
        {
            _format.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
            _values.Add(value);
        }

        /// <summary>Adds a resource's value.</summary>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> value)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(value.Resource);

        internal readonly ReferenceExpression Expression() => new(_format.ToString(), [.. _values]);
    }
}
