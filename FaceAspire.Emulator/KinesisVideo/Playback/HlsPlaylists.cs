using System.Globalization;
using System.Text;
using FaceAspire.Emulator.KinesisVideo.Mp4;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>Writes playlists (RFC 8216) as the service's look. Addresses in them are relative, and carry the session's token.</summary>
internal static class HlsPlaylists
{
    /// <summary>The master playlist: the one variant there is, its sound apart where it has any.</summary>
    public static string Master(HlsSettings settings, HlsEntry newest, string token)
    {
        var text = new StringBuilder("#EXTM3U\n").Append(settings.IsTransportStream ? "#EXT-X-VERSION:3\n" : "#EXT-X-VERSION:7\n");
        var (first, sound) = (newest.Tracks[0], settings.IsTransportStream ? null : newest.Tracks.Skip(1).FirstOrDefault(track => !track.IsVideo));
        var codecs = string.Join(",", newest.Tracks.Select(track => track.CodecString));
        var length = Math.Max(0.001, newest.Fragment.Length.TotalSeconds);
        var bandwidth = (long)(newest.Fragment.Size * 8 / length);
        if (sound is not null)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"audio\",DEFAULT=YES,AUTOSELECT=YES,URI=\"{MediaUri(token, sound)}\"\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={bandwidth},CODECS=\"{codecs}\"");
        text.Append(first.Width > 0 ? $",RESOLUTION={first.Width}x{first.Height}" : "").Append(sound is null ? "" : ",AUDIO=\"audio\"");
        return text.Append('\n').Append(MediaUri(token, first)).Append('\n').ToString();
    }

    /// <summary>The media playlist of a track.</summary>
    public static string Media(HlsSettings settings, HlsWindow window, string token, int track)
    {
        var longest = window.Entries.Select(entry => entry.Fragment.Length.TotalSeconds).DefaultIfEmpty(1).Max();
        var text = new StringBuilder("#EXTM3U\n").Append(settings.IsTransportStream ? "#EXT-X-VERSION:3\n" : "#EXT-X-VERSION:7\n");
        text.Append(settings.Mode == HlsMode.OnDemand ? "#EXT-X-PLAYLIST-TYPE:VOD\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Ceiling(longest)}\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA-SEQUENCE:{(window.Entries is [var oldest, ..] ? oldest.Sequence : 0)}\n");
        text.Append(window.DiscontinuitiesBefore > 0 ? $"#EXT-X-DISCONTINUITY-SEQUENCE:{window.DiscontinuitiesBefore}\n" : "");
        text.Append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        var initialisation = -1;
        foreach (var entry in window.Entries)
        {
            text.Append(entry.IsDiscontinuous ? "#EXT-X-DISCONTINUITY\n" : "");
            if (!settings.IsTransportStream && entry.Initialisation != initialisation)
            {
                initialisation = entry.Initialisation;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"#EXT-X-MAP:URI=\"getMP4InitFragment.mp4?SessionToken={token}&TrackNumber={track}&SequenceNumber={initialisation}\"\n");
            }

            text.Append(settings.ShowsTimes ? $"#EXT-X-PROGRAM-DATE-TIME:{entry.Start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n" : "");
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{entry.Fragment.Length.TotalSeconds:0.###},\n");
            var file = settings.IsTransportStream ? "getTSFragment.ts" : "getMP4MediaFragment.mp4";
            text.Append(CultureInfo.InvariantCulture, $"{file}?FragmentNumber={entry.Fragment.Number}&SessionToken={token}&TrackNumber={track}\n");
        }

        return text.Append(window.IsOver ? "#EXT-X-ENDLIST\n" : "").ToString();
    }

    private static string MediaUri(string token, Mp4Track track) =>
        string.Create(CultureInfo.InvariantCulture, $"getHLSMediaPlaylist.m3u8?SessionToken={token}&TrackNumber={track.Id}");
}
