using System.Globalization;
using System.Net;
using FaceAspire.Emulator.Ses;
using MimeKit;

namespace FaceAspire.Emulator.Admin;

/// <summary>The mailbox as a page: newest first, each message as a mail program shows it.</summary>
internal static class MailboxPage
{
    /// <summary>The list.</summary>
    public static string List(IReadOnlyList<Mail> mails) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="5">
        <title>Mailbox ({{mails.Count}})</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 0 auto; max-width: 760px; padding: 24px; font: 15px/1.4 system-ui, sans-serif; }
        article { margin: 16px 0; border: 1px solid #8884; border-radius: 10px; overflow: hidden; }
        header { padding: 12px 16px; border-bottom: 1px solid #8884; }
        h2 { margin: 0; font-size: 17px; }
        small { opacity: .7; }
        iframe { width: 100%; height: 620px; border: 0; background: #fff; }
        </style>
        </head>
        <body>
        <h1>Mailbox</h1>
        {{(mails.Count == 0 ? "<p>Nothing has been sent yet.</p>" : string.Concat(mails.Reverse().Select(Article)))}}
        </body>
        </html>
        """;

    /// <summary>A message's HTML with its pictures inside; its text where it has no HTML.</summary>
    public static string Render(MimeMessage message)
    {
        var html = message.HtmlBody ?? $"<pre>{WebUtility.HtmlEncode(message.TextBody ?? "")}</pre>";
        foreach (var part in MailView.Parts(message).Where(part => part.ContentId is not null))
        {
            using var content = new MemoryStream();
            part.Content?.DecodeTo(content);
            html = html.Replace(
                $"cid:{part.ContentId}", $"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(content.ToArray())}", StringComparison.Ordinal);
        }

        return html;
    }

    private static string Article(Mail mail) => $"""
        <article>
        <header><h2>{Encode(mail.Subject)}</h2><small>{Encode(mail.From)} to {Encode(string.Join(", ", mail.To))}, {mail.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)} · <a href="/_faceaspire/emails/{mail.Id}/raw">raw</a></small></header>
        <iframe sandbox src="/_faceaspire/emails/{mail.Id}/html" title="{Encode(mail.Subject)}" loading="lazy"></iframe>
        </article>
        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
