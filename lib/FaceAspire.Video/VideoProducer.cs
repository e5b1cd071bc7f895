using System.Buffers;
using System.IO.Pipelines;
using FaceAspire.Matroska;
using FaceAspire.Video.Cutting;
using FaceAspire.Video.H264;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video;

/// <summary>
/// Sends H.264 video to one stream of Kinesis Video: cuts it into fragments, keeps each until it is stored, and sends again what a fault
/// left in doubt. Give it video from one thread at a time, either as streams or as frames.
/// </summary>
public sealed class VideoProducer : IAsyncDisposable
{
    private const int MagicLength = 4;
    private readonly SendingLoop _sending;
    private readonly FragmentCutter _cutter;
    private readonly MediaClock _clock;
    private readonly H264Input _h264;
    private readonly TimeProvider _time;

    private VideoProducer(string stream, VideoProducerOptions options, VideoProducerServices services)
    {
        _time = services.Time;
        _sending = new(stream, options, services);
        _cutter = new(stream, options.FragmentLength, FragmentTags.For(options.GenerateImages), _sending.Outbox, _sending.Meter, services.Logger);
        _h264 = new(_cutter, _sending.Meter);
        _clock = new(_sending.Outbox.Latest);
    }

    /// <summary>How it is doing. Any thread may ask.</summary>
    public VideoProducerStatus Status => _sending.Status;

    /// <summary>Starts a producer; it connects when there is something to send. What an earlier run left in the spool is read before this returns.</summary>
    /// <param name="stream">The stream's name, 1 to 256 of <c>a-z A-Z 0-9 _ . -</c>. While it does not exist, it is tried again.</param>
    /// <param name="options">How to send; <see langword="null"/> for the defaults.</param>
    /// <param name="services">What it shares with others; <see langword="null"/> for <see cref="VideoProducerServices.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each.</exception>
    public static VideoProducer Start(string stream, VideoProducerOptions? options = null, VideoProducerServices? services = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        options ??= new();
        return options.Faults() is [] ? new(stream, options, services ?? VideoProducerServices.Default)
            : throw new ArgumentException(string.Join(" ", options.Faults()), nameof(options));
    }

    /// <summary>
    /// Sends a stream to its end, as fast as it comes: Matroska (what <c>ffmpeg -c copy -f matroska</c> writes), timed as it says from the
    /// moment of its first frame on; or H.264 in Annex B without B frames, timed by its arrival. Another one may follow.
    /// </summary>
    /// <param name="video">The stream.</param>
    /// <param name="cancellationToken">Ends the reading; what was read is still sent.</param>
    /// <exception cref="VideoFormatException">It is neither, its codec is another, or it has no key frame for 20 seconds. What came before is sent.</exception>
    /// <exception cref="MatroskaException">It is damaged, or ends inside a frame. What came before is sent.</exception>
    public async Task SendAsync(Stream video, CancellationToken cancellationToken = default)
    {
        var pipe = PipeReader.Create(video, new(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            await SendAsync(pipe, cancellationToken);
        }
        finally
        {
            _cutter.Complete(); // however it ended: these frames were whole
            await pipe.CompleteAsync();
        }
    }

    /// <summary>Sends what an encoder gave at once: a frame, or the parameter sets before it.</summary>
    /// <param name="annexB">H.264 with start codes. It is not used after this returns.</param>
    /// <param name="time">When the frame is shown, to the millisecond. Where key frames' times run backwards, another connection is taken.</param>
    /// <exception cref="VideoFormatException">This is no H.264, the first key frame has no SPS and PPS, or there was no key frame for 20 seconds.</exception>
    public void Send(ReadOnlyMemory<byte> annexB, DateTimeOffset time) => _h264.Add(NalUnit.Split(annexB), time - DateTimeOffset.UnixEpoch);

    /// <summary>No more comes: waits until all of it is stored, however long that takes.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        _cutter.Complete();
        return _sending.CompleteAsync(cancellationToken);
    }

    /// <summary>Stops: waits at most 5 s for what can be stored; the rest goes to the spool, or is lost and counted.</summary>
    public async ValueTask DisposeAsync()
    {
        _cutter.Complete();
        await _sending.DisposeAsync();
    }

    private async Task SendAsync(PipeReader pipe, CancellationToken cancellationToken)
    {
        var read = await pipe.ReadAtLeastAsync(MagicLength, cancellationToken);
        var head = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, MagicLength)).ToArray();
        pipe.AdvanceTo(read.Buffer.Start);
        switch (head)
        {
            case [0x1A, 0x45, 0xDF, 0xA3]:
                await MkvReader.ReadAsync(pipe, new MatroskaInput(_cutter, _clock, _time), cancellationToken: cancellationToken);
                break;
            case [0, 0, 1, ..] or [0, 0, 0, 1]:
                await SendAnnexBAsync(pipe, cancellationToken);
                break;
            case []:
                throw new VideoFormatException("The stream is empty.");
            default:
                throw new VideoFormatException("The stream is neither Matroska nor H.264 (Annex B).");
        }
    }

    private async Task SendAnnexBAsync(PipeReader pipe, CancellationToken cancellationToken)
    {
        _h264.Restart();
        _clock.Restart();
        var began = _time.GetTimestamp();
        await foreach (var picture in AnnexBReader.ReadAsync(pipe, cancellationToken))
        {
            var time = _clock.At(_time.GetElapsedTime(began), picture.IsKey, _time.GetUtcNow());
            _h264.Add(picture.Units, time);
        }
    }
}
