namespace FaceAspire.EndToEnd;

/// <summary>The demo, as it is after a clone.</summary>
[Collection(nameof(DemoRun))]
public sealed class DemoTests(DemoRun demo)
{
    [Fact]
    public void Run_DemoCamera_OneEmailPerPersonWithPictureAndNoneForTheStranger()
    {
        Assert.Equal(Samples.People.Select(person => $"{person} seen at door"), demo.Emails.Select(email => email.Subject).Order(StringComparer.Ordinal));
        Assert.All(demo.Emails, email =>
        {
            Assert.All([email.Text, email.Html], body => Assert.Contains("door", body, StringComparison.Ordinal));
            var picture = Assert.Single(email.Attachments, attachment => attachment.ContentType == "image/jpeg");
            Assert.True(picture.Size > 1000, $"The picture has {picture.Size} bytes.");
        });
    }

    [Fact]
    public void Run_LongerThanTheClip_EndsInTimeWithoutComplaintOrFurtherAlert()
    {
        Assert.Equal(0, demo.ExitCode);
        Assert.Equal(Samples.People.Select(person => new Alert(person, "door")), demo.Alerts.OrderBy(alert => alert.Person, StringComparer.Ordinal));
        Assert.Contains("Time is over; every part stayed healthy.", demo.Console);
        Assert.DoesNotContain(demo.Console, line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
    }
}
