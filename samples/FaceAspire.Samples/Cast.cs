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
        Lips = new(0xB8, 0x3F, 0x4C),
        Clothes = new(0x2E, 0x6F, 0x73),
        HairStyle = HairStyle.Bob,
        HasFreckles = true,
        Cheek = 73,
        Jaw = 50,
        Chin = 106,
        EyeOpening = 10.5f,
        Brow = 4.5f,
        BrowSlant = 5,
        Nose = 12,
        Mouth = 25,
        LipThickness = 9,
    };

    /// <summary>Black hair, a full beard, heavy brows, glasses.</summary>
    public static Person Bruno { get; } = new()
    {
        Name = "Bruno Oakes",
        Skin = new(0xDD, 0xA9, 0x80),
        Hair = new(0x2A, 0x20, 0x1B),
        Iris = new(0x5A, 0x3A, 0x22),
        Lips = new(0xA8, 0x5B, 0x50),
        Clothes = new(0x8C, 0x2F, 0x39),
        HairStyle = HairStyle.Parted,
        Beard = Beard.Full,
        HasGlasses = true,
        Cheek = 82,
        Jaw = 70,
        Chin = 110,
        EyeSpacing = 34,
        EyeOpening = 7,
        Brow = 10,
        BrowSlant = -1,
        Nose = 18,
        Mouth = 28,
    };

    /// <summary>Dark skin, tight curls, a slim face with a goatee.</summary>
    public static Person Chidi { get; } = new()
    {
        Name = "Chidi Marlowe",
        Skin = new(0x8A, 0x57, 0x3A),
        Hair = new(0x1A, 0x14, 0x13),
        Iris = new(0x35, 0x1F, 0x14),
        Lips = new(0x84, 0x40, 0x42),
        Clothes = new(0xE0, 0xA8, 0x2E),
        HairStyle = HairStyle.Curls,
        Beard = Beard.Goatee,
        Cheek = 71,
        Jaw = 55,
        Chin = 113,
        EyeOpening = 9,
        Brow = 7,
        BrowSlant = 3,
        Nose = 22,
        Mouth = 31,
        LipThickness = 12,
    };

    /// <summary>Nobody knows him: white hair, a moustache, years in his face.</summary>
    public static Person Stranger { get; } = new()
    {
        Name = "Stranger",
        Skin = new(0xEC, 0xBD, 0xA6),
        Hair = new(0xD9, 0xD6, 0xD0),
        Iris = new(0x6B, 0x8F, 0xB5),
        Lips = new(0xB0, 0x6A, 0x62),
        Clothes = new(0x4B, 0x50, 0x66),
        HairStyle = HairStyle.Receding,
        Beard = Beard.Moustache,
        HasWrinkles = true,
        Cheek = 78,
        Jaw = 66,
        Chin = 116,
        EyeSpacing = 31,
        EyeOpening = 6,
        Brow = 8,
        BrowSlant = 9,
        Nose = 19,
        Mouth = 25,
        LipThickness = 5,
    };

    /// <summary>Those whose portraits are enrolled.</summary>
    public static IReadOnlyList<Person> Known { get; } = [Ada, Bruno, Chidi];
}
