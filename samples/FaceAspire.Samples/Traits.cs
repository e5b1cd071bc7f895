namespace FaceAspire.Samples;

/// <summary>How hair lies.</summary>
internal enum HairStyle
{
    /// <summary>To the shoulders, with a fringe.</summary>
    Bob,

    /// <summary>Short, parted at the side.</summary>
    Parted,

    /// <summary>Short and tightly curled.</summary>
    Curls,

    /// <summary>Gone on top, left at the sides.</summary>
    Receding,
}

/// <summary>What grows on a face.</summary>
internal enum Beard
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>From ear to ear, with a moustache.</summary>
    Full,

    /// <summary>Above the mouth alone, and much of it.</summary>
    Moustache,
}
