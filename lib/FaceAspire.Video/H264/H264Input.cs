using FaceAspire.Video.Cutting;
using FaceAspire.Video.Metrics;

namespace FaceAspire.Video.H264;

/// <summary>Takes an encoder's pictures, and begins another track whenever their parameter sets change. One thread at a time.</summary>
internal sealed class H264Input(FragmentCutter cutter, CameraMeter meter)
{
    private readonly List<NalUnit> _before = []; // units that came without a picture, the parameter sets of many encoders
    private ParameterSets? _sets;

    /// <summary>What comes next has parameter sets of its own.</summary>
    public void Restart()
    {
        _before.Clear();
        _sets = null;
    }

    /// <summary>Takes what an encoder gave at once.</summary>
    /// <exception cref="VideoFormatException">It holds no H.264, its first key frame has no parameter sets, or there was none for 20 seconds.</exception>
    public void Add(List<NalUnit> units, TimeSpan time)
    {
        var picture = new AccessUnit(units.Count > 0 ? [.. _before, .. units] : throw new VideoFormatException("This is no H.264 in Annex B: no start code (00 00 01) is in it."));
        _before.Clear();
        if (!picture.HasPicture)
        {
            _before.AddRange(picture.Units.Select(unit => new NalUnit(unit.Data.ToArray()))); // the caller's memory is the caller's
            return;
        }

        if (picture.IsKey)
        {
            Begin(picture);
        }

        if (_sets is not null)
        {
            cutter.Add(new(Track: 1, time, picture.IsKey, picture.ToFrame()));
            return;
        }

        meter.TakeFrame(); // before the first key frame
        meter.DropFrames(1, DropReason.Undecodable);
    }

    private void Begin(AccessUnit picture)
    {
        if (ParameterSets.In(picture.Units) is { } sets)
        {
            if (!sets.IsSameAs(_sets))
            {
                cutter.Begin(sets.ToTrack());
                _sets = sets;
            }
        }
        else if (_sets is null)
        {
            meter.TakeFrame();
            meter.DropFrames(1, DropReason.Undecodable);
            throw new VideoFormatException(
                "A key frame comes without parameter sets (SPS and PPS). Have the encoder repeat them with key frames; x264 calls that repeat-headers.");
        }
    }
}
