namespace FaceAspire.Video.Buffering;

/// <summary>So many fragments, and the frames in them.</summary>
/// <param name="Fragments">Fragments.</param>
/// <param name="Frames">Frames.</param>
internal readonly record struct FragmentCount(long Fragments, long Frames)
{
    /// <summary>One fragment.</summary>
    public static FragmentCount Of(BufferedFragment fragment) => new(1, fragment.Frames);

    /// <summary>Both together.</summary>
    public static FragmentCount operator +(FragmentCount a, FragmentCount b) => new(a.Fragments + b.Fragments, a.Frames + b.Frames);

    /// <summary>What came to it since.</summary>
    public static FragmentCount operator -(FragmentCount a, FragmentCount b) => new(a.Fragments - b.Fragments, a.Frames - b.Frames);
}
