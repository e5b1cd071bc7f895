namespace FaceAspire.Notifier.Tests;

public class NotifierFunctionTests
{
    [Fact]
    public async Task HandleAsync_Alert_OneEmailAndAMarker()
    {
        var rig = new NotifierRig();
        Assert.Empty(await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert())));
        var (request, message) = Assert.Single(rig.Email.Taken);
        Assert.Equal("alerts@example.org", request.FromEmailAddress);
        Assert.Equal(["you@example.org", "me@example.org"], request.Destination!.ToAddresses);
        Assert.Equal("Ann Lee seen at door", message.Subject);
        Assert.Contains("ses-1", rig.Store.Text("audit", "alerts/v1.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleAsync_SameAlertAgain_NoSecondEmail()
    {
        var rig = new NotifierRig();
        await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert()));
        Assert.Empty(await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert()), NotifierRig.Message(NotifierRig.Alert(), "another")));
        Assert.Single(rig.Email.Taken);
    }

    [Theory]
    [InlineData("head alerts/v1.json", 1)]
    [InlineData("send", 1)]
    [InlineData("after send", 2)] // the one moment in which it can be sent twice
    [InlineData("put alerts/v1.json", 2)]
    [InlineData("after put alerts/v1.json", 1)]
    public async Task HandleAsync_CutOff_ComesAgain(string at, int emails)
    {
        var rig = new NotifierRig();
        rig.Faults.At = point => _ = point == at ? throw new IOException(point) : 0;
        Assert.Equal(["m-v1"], await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert())));
        rig.Faults.Heal();
        Assert.Empty(await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert())));
        Assert.Equal(emails, rig.Email.Taken.Count);
        Assert.Single(rig.Email.Taken.Select(taken => taken.Message.MessageId).Distinct()); // so a mailbox can tell
    }

    [Fact]
    public async Task HandleAsync_AnotherDeliveryWritesTheMarkerFirst_IsDone()
    {
        var rig = new NotifierRig();
        rig.Faults.At = point =>
        {
            if (point == "after send")
            {
                rig.Store.Set("audit", "alerts/v1.json", "{}");
            }
        };
        Assert.Empty(await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert())));
        Assert.Equal("{}", rig.Store.Text("audit", "alerts/v1.json"));
    }

    [Theory]
    [InlineData("TooManyRequestsException", 429)] // passes: sent later
    [InlineData("MessageRejected", 400)] // does not: the queue gives it up to its dead letters
    public async Task HandleAsync_SesRefuses_AlertStaysInTheQueue(string code, int status)
    {
        var rig = new NotifierRig();
        rig.Faults.At = point => _ = point == "send" ? throw FakeEmail.Refusal(code, status) : 0;
        Assert.Equal(["m-v1"], await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert())));
        Assert.Empty(rig.Store.Keys("audit"));
        rig.Faults.Heal();
        Assert.Empty(await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert())));
        Assert.Single(rig.Email.Taken);
    }

    [Fact]
    public async Task HandleAsync_OneFails_ThoseBehindItInItsGroupWait()
    {
        var rig = new NotifierRig();
        Assert.Equal(["bad", "m-v3"], await rig.HandleAsync(
            NotifierRig.Message(NotifierRig.Alert(visit: "v1")),
            NotifierRig.Raw("no JSON", "bad"),
            NotifierRig.Message(NotifierRig.Alert("Bob", "v2"), group: "another"),
            NotifierRig.Message(NotifierRig.Alert(visit: "v3"))));
        Assert.Equal(["v1@example.org", "v2@example.org"], rig.Email.Taken.Select(taken => taken.Message.MessageId));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"VisitId":null,"Camera":"door","Person":"Ann","Similarity":1,"SeenAt":"2026-11-23T12:00:00Z","FirstSeenAt":"2026-11-23T12:00:00Z"}""")]
    public async Task HandleAsync_MessageThatIsNoAlert_Fails(string body) =>
        Assert.Equal(["bad"], await new NotifierRig().HandleAsync(NotifierRig.Raw(body, "bad")));
}
