namespace FaceAspire.Soak;

/// <summary>SES: messages, which must be in the mailbox, whole.</summary>
internal sealed class MailTraffic : ITraffic
{
    private const string Sender = "soak@example.org";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _acknowledged = []; // texts by ids, of what is not verified yet

    public Task PrepareAsync(SoakClient client) =>
        client.FormAsync(("Action", "VerifyEmailIdentity"), ("Version", "2010-12-01"), ("EmailAddress", Sender));

    public async Task StepAsync(SoakClient client, int worker)
    {
        var text = Guid.NewGuid().ToString();
        var answer = await client.FormAsync(
            ("Action", "SendEmail"), ("Version", "2010-12-01"), ("Source", Sender), ("Destination.ToAddresses.member.1", "you@example.org"),
            ("Message.Subject.Data", "soak"), ("Message.Body.Text.Data", text));
        var id = answer.Split("<MessageId>")[1].Split('<')[0];
        lock (_lock)
        {
            _acknowledged.Add(id, text);
        }
    }

    public async Task VerifyAsync(SoakClient client, bool isLast)
    {
        foreach (var (id, text) in _acknowledged.TakeLast(500)) // the mailbox lets go of the oldest
        {
            using var answer = await client.Http.GetAsync($"/_faceaspire/emails/{id}/raw");
            if (!answer.IsSuccessStatusCode || !(await answer.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal))
            {
                throw new SoakViolation($"Message {id} was acknowledged and is not there: {answer.StatusCode}.");
            }
        }

        _acknowledged.Clear();
    }
}
