using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Somebody who can be drawn. Lengths are in the units of <see cref="PersonPainter"/>: a head is about 210 high.</summary>
internal sealed record Person
{
    /// <summary>The name, which is the folder of the portraits too.</summary>
    public required string Name { get; init; }

    /// <summary>The skin, where light falls on it.</summary>
    public required SKColor Skin { get; init; }

    /// <summary>The hair, brows and beard.</summary>
    public required SKColor Hair { get; init; }

    /// <summary>The eyes.</summary>
    public required SKColor Iris { get; init; }

    /// <summary>The lips.</summary>
    public required SKColor Lips { get; init; }

    /// <summary>The clothes.</summary>
    public required SKColor Clothes { get; init; }

    /// <summary>How the hair lies.</summary>
    public required HairStyle HairStyle { get; init; }

    /// <summary>What grows on the face.</summary>
    public Beard Beard { get; init; }

    /// <summary>Whether they wear glasses.</summary>
    public bool HasGlasses { get; init; }

    /// <summary>Whether they have freckles.</summary>
    public bool HasFreckles { get; init; }

    /// <summary>Whether age shows on forehead and cheeks.</summary>
    public bool HasWrinkles { get; init; }

    /// <summary>Half the width at the cheekbones.</summary>
    public float Cheek { get; init; } = 76;

    /// <summary>Half the width at the jaw.</summary>
    public float Jaw { get; init; } = 58;

    /// <summary>How far the chin is below the middle.</summary>
    public float Chin { get; init; } = 108;

    /// <summary>From the middle to the middle of an eye.</summary>
    public float EyeSpacing { get; init; } = 33;

    /// <summary>Half an eye's height when it is open.</summary>
    public float EyeOpening { get; init; } = 8;

    /// <summary>A brow's thickness.</summary>
    public float Brow { get; init; } = 6;

    /// <summary>How much a brow's outer end is below its inner one.</summary>
    public float BrowSlant { get; init; } = 2;

    /// <summary>Half the nose's width.</summary>
    public float Nose { get; init; } = 15;

    /// <summary>Half the mouth's width.</summary>
    public float Mouth { get; init; } = 27;

    /// <summary>The lips' thickness.</summary>
    public float LipThickness { get; init; } = 7;
}
