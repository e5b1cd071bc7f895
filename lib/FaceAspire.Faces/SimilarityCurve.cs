namespace FaceAspire.Faces;

/// <summary>
/// Maps a cosine onto 0 to 100: a logistic curve through two points that were measured for an embedder. At 80 two faces count as the
/// same person, at 99 there is hardly a doubt.
/// </summary>
/// <param name="At80">The cosine that maps to 80.</param>
/// <param name="At99">The cosine that maps to 99; higher than the other.</param>
public sealed record SimilarityCurve(double At80, double At99)
{
    private static readonly double Logit80 = Math.Log(0.80 / 0.20);
    private static readonly double Logit99 = Math.Log(0.99 / 0.01);

    private double Steepness => (Logit99 - Logit80) / (At99 - At80);

    /// <summary>The similarity, 0 to 100.</summary>
    public double Map(double cosine) => 100 / (1 + Math.Exp(-(Logit80 + (Steepness * (cosine - At80)))));

    /// <summary>The cosine that maps to a similarity; -1 where every one maps to more, 1 where every one maps to less.</summary>
    public double CosineOf(double similarity) => similarity switch
    {
        <= 0 => -1,
        >= 100 => 1,
        _ => Math.Clamp(At80 + ((Math.Log(similarity / (100 - similarity)) - Logit80) / Steepness), -1, 1),
    };
}
