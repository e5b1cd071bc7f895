using MimeKit;

namespace FaceAspire.Emulator.Ses;

/// <summary>Builds the message that SES builds from subject and body.</summary>
internal static class SimpleMail
{
    /// <summary>Builds it.</summary>
    public static byte[] Build(string from, Destination destination, IEnumerable<string> replyTo, SimpleMessage content)
    {
        using var message = new MimeMessage { Subject = content.Subject?.Data ?? "" };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.AddRange((destination.ToAddresses ?? []).Select(MailboxAddress.Parse));
        message.Cc.AddRange((destination.CcAddresses ?? []).Select(MailboxAddress.Parse));
        message.ReplyTo.AddRange(replyTo.Select(MailboxAddress.Parse));
        foreach (var header in content.Headers ?? [])
        {
            message.Headers.Add(header.Name!, header.Value!);
        }

        var body = new BodyBuilder { TextBody = content.Body?.Text?.Data, HtmlBody = content.Body?.Html?.Data };
        foreach (var attachment in content.Attachments ?? [])
        {
            Attach(body, attachment);
        }

        message.Body = body.ToMessageBody();
        using var raw = new MemoryStream();
        message.WriteTo(raw);
        return raw.ToArray();
    }

    private static void Attach(BodyBuilder body, MessageAttachment attachment)
    {
        var type = MimeKit.ContentType.TryParse(attachment.ContentType, out var parsed) ? parsed : new("application", "octet-stream");
        var list = attachment.ContentDisposition == "INLINE" ? body.LinkedResources : body.Attachments;
        var part = list.Add(attachment.FileName ?? "attachment", attachment.RawContent ?? [], type);
        part.ContentId = attachment.ContentId;
    }
}
