using System.Buffers;
using System.IO.Pipelines;
using FaceAspire.Matroska;
using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Sources;

/// <summary>Plays one camera's source through ffmpeg and cuts it into fragments.</summary>
internal sealed partial class SourceReader(
    CameraStatus camera, VideoSource source, bool loop, TimeSpan fragmentLength, SourceProbe probe, Outbox outbox, FragmentCoding coding,
    TimeProvider time, ILogger logger)
{
    private readonly CameraClock _clock = new(outbox.Latest);
    private bool _mustEncode; // what the beginning of the source promised, the rest did not keep

    /// <summary>Plays the source once; a file that loops, and a camera, have no end.</summary>
    /// <param name="progressed">Called when a fragment was made.</param>
    /// <param name="cancellationToken">Stops ffmpeg.</param>
    /// <exception cref="SourceException">The source gives no video, or no more.</exception>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        var copy = await probe.CanCopyAsync(source, cancellationToken) && !_mustEncode;
        var input = source.Kind == SourceKind.StandardInput ? await StandardInput.OpenAsync(cancellationToken) : null;
        await using var ffmpeg = MediaProcess.Start("ffmpeg", FfmpegArguments.Play(source, loop, copy, fragmentLength, input?.Format), input?.Video);
        Log.Playing(logger, camera.Name, source.Name, copy ? "as it is" : "encoded as H.264");
        _clock.Restart();
        try
        {
            await CutAsync(ffmpeg.Output, progressed, cancellationToken);
        }
        catch (MatroskaException e)
        {
            throw new SourceException($"{source.Name}: ffmpeg's output is damaged. {e.Message}", e);
        }

        await ffmpeg.EndAsync(cancellationToken);
        if (source.Kind is not (SourceKind.File or SourceKind.StandardInput) || (source.Kind == SourceKind.File && loop))
        {
            throw new SourceException($"{source.Name} ended.");
        }

        camera.End();
        Log.Ended(logger, camera.Name, source.Name);
    }

    private async Task CutAsync(Stream output, Action progressed, CancellationToken cancellationToken)
    {
        Fragmenter? fragmenter = null;
        ReadOnlyMemory<byte> header = default;
        try
        {
            await foreach (var met in MkvReader.ReadAsync(PipeReader.Create(output), cancellationToken: cancellationToken))
            {
                if (met is MkvEvent.TracksRead(var tracks))
                {
                    var video = tracks.First(track => track.Type == MkvTrackType.Video); // the only one that ffmpeg was asked for
                    CheckCodec(video);
                    header = Header(video);
                    fragmenter = new(fragmentLength, video.Number);
                }
                else if (met is MkvEvent.FrameRead(var frame) && Add(fragmenter!, frame) is { } fragment)
                {
                    Send(coding.Code(header, fragment));
                    progressed();
                }
            }
        }
        finally
        {
            if (fragmenter?.Complete() is { } last && last.Duration >= Fragmenter.MinLength) // a shorter rest would be refused
            {
                Send(coding.Code(header, last)); // however it ended: these frames were whole
            }
        }
    }

    private void Send(OutgoingFragment fragment)
    {
        if (outbox.Add(fragment) is > 0 and var lost)
        {
            Log.Lost(logger, camera.Name, lost);
        }
    }

    private Fragment? Add(Fragmenter fragmenter, MkvFrame frame)
    {
        try
        {
            return fragmenter.Add(frame with { Time = _clock.At(frame.Time, time.GetUtcNow()) });
        }
        catch (MatroskaException e)
        {
            _mustEncode = true; // gives it key frames and times that do
            throw new SourceException($"{source.Name} cannot be cut into fragments as it is and is encoded from now on. {e.Message}", e);
        }
    }

    private void CheckCodec(MkvTrack video)
    {
        if (video.CodecId != "V_MPEG4/ISO/AVC")
        {
            throw new SourceException($"{source.Name} holds {video.CodecId}, which cannot be sent as it is. Encode it as H.264 before.");
        }
    }

    private static ReadOnlyMemory<byte> Header(MkvTrack video)
    {
        var header = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(header, [video]);
        return header.WrittenMemory;
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Information, "Camera {Camera}: playing {Source}, {How}.")]
        public static partial void Playing(ILogger logger, string camera, string source, string how);

        [LoggerMessage(11, LogLevel.Information, "Camera {Camera}: {Source} has been played to its end.")]
        public static partial void Ended(ILogger logger, string camera, string source);

        [LoggerMessage(12, LogLevel.Warning, "Camera {Camera}: {Count} fragment(s) were dropped; the buffer is full.")]
        public static partial void Lost(ILogger logger, string camera, long count);
    }
}
