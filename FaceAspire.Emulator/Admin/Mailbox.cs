using FaceAspire.Emulator.Ses;

namespace FaceAspire.Emulator.Admin;

/// <summary>Reads the messages that were sent.</summary>
internal sealed class Mailbox(MailStore mails, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const int MostListed = 1000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>The newest messages, or the oldest of those after one, newest last.</summary>
    /// <param name="after">A message's id; <see langword="null"/> or empty for none.</param>
    /// <param name="wait">How long to wait for the first one, at most 20 s; zero for not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<MailView>> ListAsync(string? after, TimeSpan wait, CancellationToken cancellationToken)
    {
        var arrival = mails.Arrival;
        var found = Find(after);
        if (found.Count == 0 && wait > TimeSpan.Zero)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
            await arrival.WaitAsync(wait < LongestWait ? wait : LongestWait, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            found = Find(after);
        }

        return await ViewAsync(found, cancellationToken);
    }

    /// <summary>The newest messages, newest last.</summary>
    public Task<IReadOnlyList<MailView>> NewestAsync(int limit, CancellationToken cancellationToken) => ViewAsync(mails.Newest(limit), cancellationToken);

    /// <summary>A message as it was sent, or <see langword="null"/>.</summary>
    public Task<byte[]?> RawAsync(string id, CancellationToken cancellationToken) => mails.RawAsync(id, cancellationToken);

    private List<Mail> Find(string? after) => after is { Length: > 0 } ? mails.After(after, MostListed) : mails.Newest(MostListed);

    private async Task<IReadOnlyList<MailView>> ViewAsync(List<Mail> found, CancellationToken cancellationToken)
    {
        var views = new List<MailView>();
        foreach (var mail in found)
        {
            if (await mails.RawAsync(mail.Id, cancellationToken) is { } raw)
            {
                using var message = await MailStore.ParseAsync(raw, cancellationToken);
                views.Add(MailView.Of(mail, message));
            }
        }

        return views;
    }
}
