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

    /// <summary>The element as text.</summary>
    public static string Write(XElement element)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            element.WriteTo(writer);
        }

        return text.ToString();
    }
}
