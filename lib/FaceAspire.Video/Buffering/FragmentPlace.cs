namespace FaceAspire.Video.Buffering;

/// <summary>Where a fragment is.</summary>
internal enum FragmentPlace
{
    /// <summary>In memory alone.</summary>
    Memory,

    /// <summary>In memory, and being written to disk.</summary>
    Writing,

    /// <summary>On disk.</summary>
    Disk,

    /// <summary>Nowhere: it is stored, or was given up.</summary>
    Gone,
}
