using System.Globalization;

namespace Aspire.Hosting.Telemetry;

/// <summary>An instrument's latest value.</summary>
/// <param name="Service">Whose instrument it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it counts in; may be empty.</param>
/// <param name="Labels">What its values are divided by: <c>camera=door</c>.</param>
/// <param name="Value">The value; of a histogram, the number of measurements and their mean.</param>
internal sealed record MetricEntry(string Service, string Name, string Unit, string Labels, string Value)
{
    private const int SumField = 7;
    private const int HistogramField = 9;

    /// <summary>
    /// Reads <c>Metric { name = 1; unit = 3; gauge = 5; sum = 7; histogram = 9 }</c>, each of the last three holding points in its field 1.
    /// Other kinds of metrics are passed over.
    /// </summary>
    public static List<MetricEntry> Read(string service, ReadOnlySpan<byte> metric)
    {
        List<MetricEntry> entries = [];
        var (name, unit) = ("", "");
        for (var reader = new ProtobufReader(metric); reader.Next();)
        {
            switch (reader.Field)
            {
                case 1: name = reader.Text; break;
                case 3: unit = reader.Text; break;
                case 5 or SumField or HistogramField: ReadPoints(reader.Bytes, reader.Field == HistogramField, entries); break;
            }
        }

        return [.. entries.Select(entry => entry with { Service = service, Name = name, Unit = unit })];
    }

    private static void ReadPoints(ReadOnlySpan<byte> data, bool isHistogram, List<MetricEntry> entries)
    {
        for (var reader = new ProtobufReader(data); reader.Next();)
        {
            if (reader.Field == 1)
            {
                entries.Add(isHistogram ? Histogram(reader.Bytes) : Number(reader.Bytes));
            }
        }
    }

    /// <summary><c>NumberDataPoint { as_double = 4; as_int = 6; attributes = 7 }</c>.</summary>
    private static MetricEntry Number(ReadOnlySpan<byte> point)
    {
        List<string> labels = [];
        var value = "0";
        for (var reader = new ProtobufReader(point); reader.Next();)
        {
            switch (reader.Field)
            {
                case 4: value = Show(reader.Double); break;
                case 6: value = ((long)reader.Number).ToString(CultureInfo.InvariantCulture); break;
                case 7: labels.Add(Label(reader.Bytes)); break;
            }
        }

        return new("", "", "", string.Join(", ", labels), value);
    }

    /// <summary><c>HistogramDataPoint { count = 4; sum = 5; attributes = 9 }</c>.</summary>
    private static MetricEntry Histogram(ReadOnlySpan<byte> point)
    {
        List<string> labels = [];
        var (count, sum) = (0UL, 0.0);
        for (var reader = new ProtobufReader(point); reader.Next();)
        {
            switch (reader.Field)
            {
                case 4: count = reader.Number; break;
                case 5: sum = reader.Double; break;
                case 9: labels.Add(Label(reader.Bytes)); break;
            }
        }

        return new("", "", "", string.Join(", ", labels), count == 0 ? "none" : $"{count} × {Show(sum / count)}");
    }

    private static string Label(ReadOnlySpan<byte> bytes) => Attributes.Read(bytes) is var (key, value) ? $"{key}={value}" : "";

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
