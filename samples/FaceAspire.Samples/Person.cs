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
    public required SKColor LipColour { get; init; }

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
    public required float Cheek { get; init; }

    /// <summary>Half the width at the jaw.</summary>
    public required float Jaw { get; init; }

    /// <summary>How far the chin is below the middle.</summary>
    public required float Chin { get; init; }

    /// <summary>From the middle to the middle of an eye.</summary>
    public required float EyeSpacing { get; init; }

    /// <summary>Half an eye's height when it is open.</summary>
    public required float EyeOpening { get; init; }

    /// <summary>A brow's thickness.</summary>
    public required float Brow { get; init; }

    /// <summary>How much a brow's outer end is below its inner one.</summary>
    public required float BrowSlant { get; init; }

    /// <summary>Half the nose's width.</summary>
    public required float Nose { get; init; }

    /// <summary>Half the mouth's width.</summary>
    public required float Mouth { get; init; }

    /// <summary>The lips' thickness.</summary>
    public required float LipThickness { get; init; }

    /// <summary>Whether teeth show.</summary>
    public bool ShowsTeeth { get; init; }

    /// <summary>Where the nose ends, below the middle.</summary>
    public required float NoseTip { get; init; }

    /// <summary>Where the lips meet, below the middle.</summary>
    public required float Lips { get; init; }
}
