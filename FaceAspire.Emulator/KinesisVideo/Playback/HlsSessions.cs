using System.Collections.Concurrent;
using System.Security.Cryptography;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>The HLS sessions that are open, by their tokens. In memory: they end with the process.</summary>
internal sealed class HlsSessions(VideoStreamOperations streams, FragmentStore fragments, TimeProvider time)
{
    private static readonly TimeSpan LiveWindow = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, HlsSession> _open = new(StringComparer.Ordinal);

    /// <summary>GetHLSStreamingSessionURL.</summary>
    public async Task<object?> OpenAsync(HlsSessionRequest request, HttpContext context)
    {
        var stream = streams.Kept(request.StreamName, request.StreamARN);
        var session = new HlsSession(stream, HlsSettings.Of(request, time.GetUtcNow()), fragments, time);
        if (session.Settings.Mode == HlsMode.Live && !(fragments.Newest(stream)?.ServerTime > time.GetUtcNow() - LiveWindow))
        {
            throw KinesisVideoErrors.NoFragments(stream.Name);
        }

        var window = await session.WindowAsync(context.RequestAborted); // media that cannot be played are told here
        _ = window.Entries is [_, ..] ? window : throw KinesisVideoErrors.NoFragments(stream.Name);
        foreach (var (old, _) in _open.Where(open => open.Value.IsExpired))
        {
            _open.TryRemove(old, out _);
        }

        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _open[token] = session;
        return new { HLSStreamingSessionURL = $"{context.Request.Scheme}://{context.Request.Host}/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken={token}" };
    }

    /// <summary>The session of a token.</summary>
    /// <exception cref="AwsException"><c>NotAuthorizedException</c>: there is none, or it is over.</exception>
    public HlsSession Find(string token) => _open.TryGetValue(token, out var session) && !session.IsExpired && streams.Find(session.Stream.Name)?.Arn == session.Stream.Arn
        ? session
        : throw KinesisVideoErrors.SessionOver();
}
