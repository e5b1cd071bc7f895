using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MimeKit;

namespace FaceAspire.Emulator.Admin;

/// <summary>The mailbox as a page: newest first, each message as a mail program shows it.</summary>
internal static partial class MailboxPage
{
    /// <summary>The list, which shows itself anew when a message comes.</summary>
    /// <param name="mails">The messages, newest last.</param>
    /// <param name="nonce">Marks the page's own script.</param>
    public static string List(IReadOnlyList<MailView> mails, string nonce) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Mailbox ({{mails.Count}})</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 0 auto; max-width: 760px; padding: 24px; font: 15px/1.4 system-ui, sans-serif; }
        article { margin: 16px 0; border: 1px solid #8884; border-radius: 10px; overflow: hidden; }
        header { padding: 12px 16px; border-bottom: 1px solid #8884; }
        h2 { margin: 0; font-size: 17px; }
        small { opacity: .7; }
        iframe { display: block; width: 100%; height: 620px; border: 0; background: #fff; color-scheme: light; }
        iframe.text { height: 160px; }
        </style>
        </head>
        <body>
        <h1>Mailbox</h1>
        {{(mails.Count == 0 ? "<p>Nothing has been sent yet.</p>" : string.Concat(mails.Reverse().Select(Article)))}}
        <script nonce="{{nonce}}">
        (async function watch() {
          try {
            const answer = await fetch('/_faceaspire/emails?wait=20&after={{(mails.Count > 0 ? mails[^1].Id : "")}}');
            if ((await answer.json()).length > 0) { location.reload(); return; }
          } catch { await new Promise(resolve => setTimeout(resolve, 2000)); }
          watch();
        })();
        </script>
        </body>
        </html>
        """;

    /// <summary>A message's HTML with its pictures inside; its text where it has no HTML.</summary>
    public static string Render(MimeMessage message)
    {
        if (message.HtmlBody is not { } html)
        {
            return $"<pre style=\"white-space: pre-wrap\">{Encode(message.TextBody ?? "")}</pre>";
        }

        var pictures = MailView.Parts(message).Where(part => part.ContentId is not null).DistinctBy(part => part.ContentId).ToDictionary(part => part.ContentId!);
        return ContentIdPattern().Replace(
            html, match => pictures.TryGetValue(Uri.UnescapeDataString(match.Groups[1].Value), out var part) ? DataUri(part) : match.Value);
    }

    private static string DataUri(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return $"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(content.GetBuffer(), 0, (int)content.Length)}";
    }

    private static string Article(MailView mail) => $"""
        <article>
        <header><h2>{Encode(mail.Subject.Length > 0 ? mail.Subject : "(no subject)")}</h2><small>{Encode(mail.From)} to {Encode(string.Join(", ", mail.To))}, {mail.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)} · <a href="/_faceaspire/emails/{mail.Id}/raw">raw</a>{string.Concat(mail.Attachments.Select((attachment, n) => Link(mail, attachment, n)))}</small></header>
        <iframe{(mail.Html is null ? " class=\"text\"" : "")} sandbox src="/_faceaspire/emails/{mail.Id}/html" title="{Encode(mail.Subject)}" loading="lazy"></iframe>
        </article>
        """;

    private static string Link(MailView mail, AttachmentView attachment, int n) =>
        $" · <a href=\"/_faceaspire/emails/{mail.Id}/attachments/{n}\">{Encode(attachment.Name)}</a>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("""cid:([^"'\s)>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex ContentIdPattern();
}
