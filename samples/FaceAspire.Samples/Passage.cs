namespace FaceAspire.Samples;

/// <summary>Somebody walks in, stands before the camera, and walks on. Times are seconds of the clip; places are pixels from the left.</summary>
/// <param name="Person">Who.</param>
/// <param name="Start">When they come into the picture.</param>
/// <param name="End">When they are gone.</param>
/// <param name="From">Where they come from.</param>
/// <param name="Stand">Where they stand.</param>
/// <param name="To">Where they go.</param>
internal sealed record Passage(Person Person, double Start, double End, float From, float Stand, float To)
{
    private const double Walk = 1.2; // seconds in, and seconds out
    private const double BlinkEvery = 2.6;
    private const double BlinkLength = 0.16;
    private const float HeadMiddle = 168;
    private const float HeadHeight = 176;

    /// <summary>How they look at a time; <see langword="null"/> while they are not there.</summary>
    public Look? At(double time)
    {
        if (time < Start || time >= End)
        {
            return null;
        }

        var walking = Math.Max(Math.Max(0, 1 - ((time - Start) / Walk)), Math.Max(0, 1 - ((End - time) / Walk)));
        var far = time - Start < Walk ? From : To;
        var share = (float)(walking * walking * (3 - (2 * walking)) * 0.5 + (walking * 0.5));
        var step = (float)Math.Sin(time * 9) * Math.Min(1, (float)walking * 3);
        var breath = (float)Math.Sin(time * 1.7);
        return new(Stand + ((far - Stand) * share), HeadMiddle + (step * 4) + breath, HeadHeight)
        {
            Tilt = (step * 2) + (breath * 1.5f),
            Blink = (time - Start) % BlinkEvery > BlinkEvery - BlinkLength ? 0.85f : 0,
            Smile = walking > 0 ? 0.3f : 0.7f,
            Gaze = Math.Sign(far - Stand) * (time - Start < Walk ? -share : share),
        };
    }
}
