namespace FaceAspire.Video.Sending;

/// <summary>What holds for one connection.</summary>
/// <param name="Header">The document's beginning that it has sent.</param>
/// <param name="RenewAt">When it is to be replaced by another.</param>
/// <param name="KeepsVideo">Whether the stream stores fragments; otherwise the service's last word on one is that it was received.</param>
internal sealed record SessionTerms(ReadOnlyMemory<byte> Header, DateTimeOffset RenewAt, bool KeepsVideo)
{
    /// <summary>The service breaks connections off after some 45 minutes; one that is renewed before loses nothing.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(38);

    /// <summary>A connection ends so long before the credentials that it was signed with.</summary>
    public static readonly TimeSpan BeforeExpiry = TimeSpan.FromMinutes(1);

    /// <summary>The terms of a connection that is opened now.</summary>
    /// <param name="header">The document's beginning.</param>
    /// <param name="now">The time, which clock changes do not touch.</param>
    /// <param name="signedFor">How long the credentials are still good; <see langword="null"/> for ever, or not known.</param>
    /// <param name="keepsVideo">Whether the stream stores fragments.</param>
    public static SessionTerms Of(ReadOnlyMemory<byte> header, DateTimeOffset now, TimeSpan? signedFor, bool keepsVideo) =>
        new(header, now + (signedFor - BeforeExpiry is { } shorter && shorter < MaxAge ? shorter : MaxAge), keepsVideo);
}
