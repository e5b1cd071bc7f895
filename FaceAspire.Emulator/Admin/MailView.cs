using FaceAspire.Emulator.Ses;
using MimeKit;

namespace FaceAspire.Emulator.Admin;

/// <summary>A message as the mailbox lists it.</summary>
internal sealed record MailView(
    string Id, string From, IReadOnlyList<string> To, string Subject, string? Text, string? Html, DateTimeOffset ReceivedAt, IReadOnlyList<AttachmentView> Attachments)
{
    /// <summary>Looks into a message.</summary>
    public static MailView Of(Mail mail, MimeMessage message) => new(
        mail.Id, mail.From, mail.To, mail.Subject, message.TextBody, message.HtmlBody, mail.ReceivedAt, [.. Parts(message).Select(AttachmentView.Of)]);

    /// <summary>The parts that are not the message's text: attachments, and pictures shown within the HTML.</summary>
    public static IEnumerable<MimePart> Parts(MimeMessage message) =>
        message.BodyParts.OfType<MimePart>().Where(part => part is not TextPart || part.IsAttachment);
}
