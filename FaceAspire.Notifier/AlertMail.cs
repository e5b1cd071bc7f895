using System.Globalization;
using FaceAspire.Contracts;
using MimeKit;
using MimeKit.Text;

namespace FaceAspire.Notifier;

/// <summary>Writes the e-mail of an alert: HTML with the picture in it, and the same as text.</summary>
internal static class AlertMail
{
    /// <summary>
    /// Writes it. Its Message-ID follows from the visit, so that mailboxes can tell a repetition. Names go through MimeKit and HTML
    /// encoding: nothing in them can add a header or markup.
    /// </summary>
    public static MimeMessage Write(Alert alert, Snapshot snapshot, NotifierOptions options, DateTimeOffset writtenAt)
    {
        var message = new MimeMessage
        {
            Subject = $"{OneLine(alert.Person)} seen at {OneLine(alert.Camera)}",
            Date = TimeZoneInfo.ConvertTime(writtenAt, options.TimeZone),
            MessageId = $"{alert.VisitId}@{options.Sender.Domain}",
        };
        message.From.Add(options.Sender);
        message.To.AddRange(options.Recipients);
        var body = new BodyBuilder();
        var picture = snapshot.Jpeg is { } jpeg ? body.LinkedResources.Add($"{OneLine(alert.Camera)}.jpg", jpeg, new ContentType("image", "jpeg")) : null;
        if (picture is not null)
        {
            picture.ContentId = $"snapshot.{alert.VisitId}@{options.Sender.Domain}";
        }

        var facts = Facts(alert, options.TimeZone);
        body.TextBody = Text(alert, facts, snapshot);
        body.HtmlBody = Html(alert, facts, snapshot, picture?.ContentId);
        message.Body = body.ToMessageBody();
        return message;
    }

    private static (string Name, string Value)[] Facts(Alert alert, TimeZoneInfo zone) =>
    [
        ("Person", alert.Person),
        ("Camera", alert.Camera),
        ("Time", LocalTime(alert.SeenAt, zone)),
        ("Similarity", string.Create(CultureInfo.InvariantCulture, $"{alert.Similarity:F1} %")),
        ("Visit", alert.VisitId),
    ];

    private static string LocalTime(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:dddd, d MMMM yyyy, HH:mm:ss} ({zone.Id}, UTC{local:zzz})");
    }

    private static string Text(Alert alert, (string Name, string Value)[] facts, Snapshot snapshot) => string.Join('\n',
    [
        $"{OneLine(alert.Person)} was seen at {OneLine(alert.Camera)}.",
        "",
        .. facts.Select(fact => $"{fact.Name + ":",-12}{OneLine(fact.Value)}"),
        "",
        snapshot.Missing is null ? "The picture is in the HTML part of this message." : $"There is no picture: {snapshot.Missing}.",
        "",
    ]);

    private static string Html(Alert alert, (string Name, string Value)[] facts, Snapshot snapshot, string? picture)
    {
        var rows = string.Concat(facts.Select(fact =>
            $"""<tr><td style="padding:4px 16px 4px 0;color:#6b7280">{fact.Name}</td><td style="padding:4px 0">{Encode(fact.Value)}</td></tr>"""));
        var image = picture is null
            ? $"""<p style="color:#6b7280">There is no picture: {Encode(snapshot.Missing ?? "")}.</p>"""
            : $"""<img src="cid:{picture}" alt="{Encode(alert.Person)} at {Encode(alert.Camera)}" style="display:block;max-width:100%;border-radius:8px">""";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>{Encode(alert.Person)} seen at {Encode(alert.Camera)}</title></head>
            <body style="margin:0;padding:24px;font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.4">
            <div style="max-width:640px;margin:0 auto">
            <h1 style="margin:0 0 16px;font-size:22px">{Encode(alert.Person)} was seen at {Encode(alert.Camera)}</h1>
            {image}
            <table role="presentation" style="margin-top:16px;border-collapse:collapse">{rows}</table>
            </div>
            </body>
            </html>
            """;
    }

    private static string Encode(string text) => HtmlUtils.HtmlEncode(OneLine(text));

    /// <summary>A name is one line, whatever a tag held.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
