using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace FaceAspire.Emulator.Protocol;

/// <summary>XML on the wire: compact, and with carriage returns written as <c>&amp;#xD;</c>, since readers turn bare ones into line feeds.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>The element as text. What XML cannot hold, a zero in an operation's name say, becomes U+FFFD.</summary>
    public static string Write(XElement element)
    {
        try
        {
            return Render(element);
        }
        catch (ArgumentException) // rare, so that nobody else pays for it
        {
            foreach (var text in element.DescendantNodes().OfType<XText>())
            {
                text.Value = Printable(text.Value);
            }

            return Render(element);
        }
    }

    /// <summary>The text without what XML cannot hold.</summary>
    public static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));

    private static string Render(XElement element)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            element.WriteTo(writer);
        }

        return text.ToString();
    }
}
