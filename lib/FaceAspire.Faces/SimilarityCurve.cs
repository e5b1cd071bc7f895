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

    /// <summary>The similarity, 0 to 100.</summary>
    public double Map(double cosine)
    {
        var steepness = (Logit99 - Logit80) / (At99 - At80);
        return 100 / (1 + Math.Exp(-(Logit80 + (steepness * (cosine - At80)))));
    }
}
