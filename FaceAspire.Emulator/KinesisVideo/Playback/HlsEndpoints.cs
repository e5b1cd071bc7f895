using System.Globalization;
using System.Text;
using FaceAspire.Emulator.KinesisVideo.Mp4;
using FaceAspire.Emulator.KinesisVideo.MpegTs;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>What players call, with the session's token: playlists, initialisation and media. Any page may play them, as on AWS.</summary>
internal sealed class HlsEndpoints(HlsSessions sessions, FragmentStore fragments)
{
    private const string PlaylistType = "application/x-mpegURL";

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        Get(app, "getHLSMasterPlaylist.m3u8", MasterAsync);
        Get(app, "getHLSMediaPlaylist.m3u8", MediaAsync);
        Get(app, "getMP4InitFragment.mp4", InitialisationAsync);
        Get(app, "getMP4MediaFragment.mp4", FragmentAsync);
        Get(app, "getTSFragment.ts", TransportStreamAsync);
    }

    private void Get(IEndpointRouteBuilder app, string name, Func<HttpContext, HlsSession, string, Task> handler) =>
        app.MapMethods($"/hls/v1/{name}", [HttpMethods.Get, HttpMethods.Head], RestJson.Guard(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            var token = context.Request.Query["SessionToken"].ToString();
            return handler(context, sessions.Find(token), token);
        }));

    private static async Task MasterAsync(HttpContext context, HlsSession session, string token)
    {
        var window = await session.WindowAsync(context.RequestAborted);
        await WriteAsync(context, PlaylistType, Encoding.UTF8.GetBytes(HlsPlaylists.Master(session.Settings, window.Entries[^1], token)));
    }

    private static async Task MediaAsync(HttpContext context, HlsSession session, string token)
    {
        var window = await session.WindowAsync(context.RequestAborted);
        var text = HlsPlaylists.Media(session.Settings, window, token, TrackIn(context, window.Entries[^1].Tracks).Id);
        await WriteAsync(context, PlaylistType, Encoding.UTF8.GetBytes(text));
    }

    private static async Task InitialisationAsync(HttpContext context, HlsSession session, string token)
    {
        var number = Number(context, "SequenceNumber");
        _ = await session.WindowAsync(context.RequestAborted);
        var entry = session.Find(one => one.Initialisation == number) ?? throw KinesisVideoErrors.Invalid($"SequenceNumber {number} is not in the playlist.");
        await WriteAsync(context, "video/mp4", FragmentedMp4.Initialisation(TrackIn(context, entry.Tracks)));
    }

    private async Task FragmentAsync(HttpContext context, HlsSession session, string token)
    {
        var (entry, fragment) = await ReadAsync(context, session);
        var track = TrackIn(context, fragment.Tracks);
        var at = (long)(entry.Start - session.Origin).TotalMilliseconds;
        await WriteAsync(context, "video/mp4", FragmentedMp4.Fragment(track.Id, entry.Sequence + 1, at, fragment.Samples(track)));
    }

    private async Task TransportStreamAsync(HttpContext context, HlsSession session, string token)
    {
        var (entry, fragment) = await ReadAsync(context, session);
        await WriteAsync(context, "video/MP2T", TransportStream.Write(fragment, entry.Start - session.Origin));
    }

    /// <summary>A fragment that is, or lately was, in the playlist: a player may be behind.</summary>
    private async Task<(HlsEntry Entry, PlayableFragment Fragment)> ReadAsync(HttpContext context, HlsSession session)
    {
        var number = context.Request.Query["FragmentNumber"].ToString();
        var entry = session.Find(one => one.Fragment.Number == number) ?? throw KinesisVideoErrors.NoSuchFragment(number, session.Stream.Name);
        return await fragments.ReadAsync(session.Stream, entry.Fragment, context.RequestAborted) is { } document
            ? (entry, PlayableFragment.Read(entry.Fragment, document))
            : throw KinesisVideoErrors.NoSuchFragment(number, session.Stream.Name);
    }

    private static Mp4Track TrackIn(HttpContext context, IReadOnlyList<Mp4Track> tracks) =>
        Number(context, "TrackNumber") is var number && tracks.FirstOrDefault(track => track.Id == number) is { } track
            ? track
            : throw KinesisVideoErrors.Invalid($"TrackNumber {number} is none of this session's.");

    private static int Number(HttpContext context, string name) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw KinesisVideoErrors.Invalid($"{name} '{context.Request.Query[name]}' must be a number.");

    private static async Task WriteAsync(HttpContext context, string type, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
