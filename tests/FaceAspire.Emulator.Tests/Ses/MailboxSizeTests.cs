using Microsoft.Extensions.Configuration;

namespace FaceAspire.Emulator.Tests.Ses;

public sealed class MailboxSizeTests
{
    [Theory]
    [InlineData("MailboxMessages", "3", 0, 5, "2 3 4")]
    [InlineData("MailboxBytes", "25000", 10_000, 5, "3 4")]
    [InlineData("MailboxBytes", "1", 10_000, 2, "1")] // the newest is kept, however large
    [InlineData("MailboxBytes", "1000000", 10_000, 4, "0 1 2 3")]
    public async Task Send_MoreThanTheMailboxHolds_OldestGoFirst(string setting, string value, int size, int sent, string kept)
    {
        using var folder = new TemporaryFolder();
        await using var ses = new SesFixture(await RunningEmulator.StartAsync(builder =>
        {
            folder.Use(builder.Configuration);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [$"Emulator:{setting}"] = value });
        }));
        await ses.CallAsync(HttpMethod.Post, "/v2/email/identities", new { EmailIdentity = "a@example.org" });

        for (var i = 0; i < sent; i++)
        {
            await ses.SendAsync(new
            {
                FromEmailAddress = "a@example.org",
                Destination = new { ToAddresses = new[] { "b@example.org" } },
                Content = new { Simple = new { Subject = new { Data = $"{i}" }, Body = new { Text = new { Data = new string('x', size + 1) } } } },
            });
        }

        Assert.Equal(kept, string.Join(' ', (await ses.MailsAsync()).Select(mail => mail.GetProperty("subject").GetString())));
        Assert.Equal(kept.Split(' ').Length, Directory.GetFiles(Path.Combine(folder.Path, "mail")).Length);
    }
}
