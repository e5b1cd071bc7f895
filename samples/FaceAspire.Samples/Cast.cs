namespace FaceAspire.Samples;

/// <summary>Who is drawn. All are invented, and as unlike each other as four people can be.</summary>
internal static class Cast
{
    /// <summary>Red hair with a fringe, freckles, green eyes.</summary>
    public static Person Ada { get; } = new()
    {
        Name = "Ada Brightwell",
        Skin = new(0xF6, 0xD3, 0xBC),
        Hair = new(0xA6, 0x45, 0x22),
        Iris = new(0x4C, 0x8A, 0x5A),
        LipColour = new(0xB8, 0x3F, 0x4C),
        Clothes = new(0x2E, 0x6F, 0x73),
        HairStyle = HairStyle.Bob,
        HasFreckles = true,
        Cheek = 77,
        Jaw = 56,
        Chin = 99,
        EyeSpacing = 37,
        EyeOpening = 9,
        Brow = 3.5f,
        BrowSlant = 11,
        Nose = 11,
        NoseTip = 35,
        Mouth = 32,
        Lips = 61,
        LipThickness = 8,
    };

    /// <summary>Black hair, a full beard, heavy brows, glasses.</summary>
    public static Person Bruno { get; } = new()
    {
        Name = "Bruno Oakes",
        Skin = new(0xDD, 0xA9, 0x80),
        Hair = new(0x2A, 0x20, 0x1B),
        Iris = new(0x5A, 0x3A, 0x22),
        LipColour = new(0xA8, 0x5B, 0x50),
        Clothes = new(0x8C, 0x2F, 0x39),
        HairStyle = HairStyle.Parted,
        Beard = Beard.Full,
        HasGlasses = true,
        Cheek = 83,
        Jaw = 70,
        Chin = 106,
        EyeSpacing = 36,
        EyeOpening = 7,
        Brow = 8.5f,
        BrowSlant = -3,
        Nose = 20.5f,
        NoseTip = 36.5f,
        Mouth = 21,
        Lips = 64,
        LipThickness = 5,
    };

    /// <summary>Dark skin, tight curls, a broad smile.</summary>
    public static Person Chidi { get; } = new()
    {
        Name = "Chidi Marlowe",
        Skin = new(0x8A, 0x57, 0x3A),
        Hair = new(0x1A, 0x14, 0x13),
        Iris = new(0x35, 0x1F, 0x14),
        LipColour = new(0x84, 0x40, 0x42),
        Clothes = new(0xE0, 0xA8, 0x2E),
        HairStyle = HairStyle.Curls,
        ShowsTeeth = true,
        Cheek = 70,
        Jaw = 55,
        Chin = 123,
        EyeSpacing = 34,
        EyeOpening = 9,
        Brow = 3.5f,
        BrowSlant = -1.5f,
        Nose = 27,
        NoseTip = 26,
        Mouth = 32.5f,
        Lips = 72,
        LipThickness = 6.5f,
    };

    /// <summary>Nobody knows him: white hair, a moustache, years in his face.</summary>
    public static Person Stranger { get; } = new()
    {
        Name = "Stranger",
        Skin = new(0xEC, 0xBD, 0xA6),
        Hair = new(0xD9, 0xD6, 0xD0),
        Iris = new(0x6B, 0x8F, 0xB5),
        LipColour = new(0xB0, 0x6A, 0x62),
        Clothes = new(0x4B, 0x50, 0x66),
        HairStyle = HairStyle.Receding,
        Beard = Beard.Moustache,
        HasWrinkles = true,
        Cheek = 71,
        Jaw = 66,
        Chin = 119,
        EyeSpacing = 28,
        EyeOpening = 5,
        Brow = 3.5f,
        BrowSlant = 11,
        Nose = 20.5f,
        NoseTip = 44,
        Mouth = 35,
        Lips = 73.5f,
        LipThickness = 4,
    };

    /// <summary>Those whose portraits are enrolled.</summary>
    public static IReadOnlyList<Person> Known { get; } = [Ada, Bruno, Chidi];
}
