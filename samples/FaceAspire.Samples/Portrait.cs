using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>A picture of one person.</summary>
/// <param name="Path">Its file, from the folder of the samples.</param>
/// <param name="Person">Who.</param>
/// <param name="Look">How they look on it.</param>
/// <param name="Wall">What is behind them.</param>
internal sealed record Portrait(string Path, Person Person, Look Look, SKColor Wall)
{
    /// <summary>Two of each whom we know, and one of the stranger. None is as the clip shows them.</summary>
    public static IReadOnlyList<Portrait> All { get; } =
    [
        .. Cast.Known.SelectMany(person => new Portrait[]
        {
            new($"people/{person.Name}/1.png", person, new(240, 250, 290) { Tilt = 1.5f, Smile = 0.8f, Light = -0.6f }, new(0x8F, 0xA8, 0xB8)),
            new($"people/{person.Name}/2.png", person, new(228, 262, 240) { Tilt = -3, Smile = 0.4f, Light = 0.5f, Gaze = 0.2f }, new(0xB9, 0xA6, 0x8C)),
        }),
        new("stranger.png", Cast.Stranger, new(240, 250, 285) { Tilt = -1.5f, Smile = 0.5f }, new(0x9A, 0xA8, 0x90)),
    ];
}
