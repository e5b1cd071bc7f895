namespace FaceAspire.Emulator.Ses;

/// <summary>What an account may send, as one out of the sandbox begins (SES developer guide, "Service quotas"); nothing is held to it here.</summary>
internal sealed class SendQuota(MailStore mails, TimeProvider time)
{
    /// <summary>Recipients in 24 hours.</summary>
    public const double Max24HourSend = 50_000;

    /// <summary>Recipients a second.</summary>
    public const double MaxSendRate = 14;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    /// <summary>Recipients of the last 24 hours.</summary>
    public double SentLast24Hours => mails.Sent(time.GetUtcNow() - Day).Sum(quarter => quarter.Recipients);

    /// <summary>The last two weeks, by quarters of an hour.</summary>
    public List<(long BeginsMs, long Recipients)> Statistics => mails.Sent(time.GetUtcNow() - Fortnight);
}
