using MimeKit;

namespace FaceAspire.Notifier.Tests;

public class AlertMailTests
{
    private static readonly DateTimeOffset Written = new(2026, 11, 23, 12, 0, 30, TimeSpan.Zero);

    [Fact]
    public void Write_Alert_SaysWhoWhereWhenAndHowSure()
    {
        var message = Write(NotifierRig.Alert());
        Assert.Equal("Ann Lee seen at door", message.Subject);
        Assert.Equal("you@example.org, me@example.org", message.To.ToString());
        Assert.Equal("v1@example.org", message.MessageId);
        Assert.Equal(Written, message.Date);
        foreach (var body in (string?[])[message.TextBody, message.HtmlBody])
        {
            Assert.Contains("Ann Lee", body, StringComparison.Ordinal);
            Assert.Contains("door", body, StringComparison.Ordinal);
            Assert.Contains("Monday, 23 November 2026, 13:00:05 (Europe/Vienna, UTC+01:00)", body?.Replace("&#43;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("97.5 %", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_Picture_ShownInsideTheHtml()
    {
        var message = Write(NotifierRig.Alert());
        var picture = Assert.IsType<MimePart>(Assert.Single(message.BodyParts, part => part.ContentType.IsMimeType("image", "jpeg")));
        Assert.Contains($"src=\"cid:{picture.ContentId}\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.False(picture.IsAttachment);
        Assert.Equal(new(64, 36), NotifierRig.Size(picture));
    }

    [Fact]
    public void Write_NoPicture_SaysWhy()
    {
        var message = Write(NotifierRig.Alert(), new(null, "the <camera> slept"));
        Assert.Contains("There is no picture: the <camera> slept.", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("There is no picture: the &lt;camera&gt; slept.", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MarkupInAName_IsText()
    {
        var message = Write(NotifierRig.Alert("<img src=x onerror=\"alert('1')\">&"));
        Assert.DoesNotContain("<img src=x", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror=\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", message.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann\r\nBcc: thief@example.org", "door")]
    [InlineData("Ann\nX: y\n\n<b>", "door")]
    [InlineData("Ann", "door\r\nBcc: thief@example.org")]
    [InlineData("Ann\u0000\u000B", "door")]
    public void Write_LineBreaksInNames_AddNeitherHeaderNorLine(string person, string camera)
    {
        var expected = Write(NotifierRig.Alert()).Headers.Select(header => header.Field);
        var message = Write(NotifierRig.Alert(person) with { Camera = camera });
        Assert.Equal(expected, message.Headers.Select(header => header.Field));
        Assert.Equal(3, message.BodyParts.Count());
        Assert.StartsWith("Ann", message.Subject, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^(Bcc|X):", message.TextBody!);
    }

    [Fact]
    public void Write_UnicodeName_Arrives() => Assert.Equal("Zoë 李 seen at door", Write(NotifierRig.Alert("Zoë 李")).Subject);

    /// <summary>As the other end reads it: written out and parsed again.</summary>
    private static MimeMessage Write(Contracts.Alert alert, Snapshot? snapshot = null)
    {
        using var written = AlertMail.Write(alert, snapshot ?? new(NotifierRig.Jpeg(64, 36)), NotifierRig.Options, Written);
        var bytes = new MemoryStream();
        written.WriteTo(bytes, TestContext.Current.CancellationToken);
        bytes.Position = 0;
        return MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
    }
}
