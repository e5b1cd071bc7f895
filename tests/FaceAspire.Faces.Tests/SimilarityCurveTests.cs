namespace FaceAspire.Faces.Tests;

public sealed class SimilarityCurveTests
{
    public static TheoryData<SimilarityCurve> Curves => [ModelManifest.Default.Embedder.Curve, new SimilarityCurve(0.45, 0.65), new SimilarityCurve(0.80, 0.90)];

    [Theory]
    [MemberData(nameof(Curves))]
    public void Map_StatedPoints_Are80And99(SimilarityCurve curve)
    {
        Assert.Equal(80, curve.Map(curve.At80), 6);
        Assert.Equal(99, curve.Map(curve.At99), 6);
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Map_HigherCosine_IsNeverLessSimilar(SimilarityCurve curve)
    {
        var similarities = Enumerable.Range(-100, 201).Select(i => curve.Map(i / 100.0)).ToList();

        Assert.Equal(similarities.Order(), similarities);
        Assert.All(similarities, similarity => Assert.InRange(similarity, 0, 100));
        Assert.True(similarities[100] < 10, "faces that have nothing in common are not similar");
        Assert.True(similarities[^1] > 99);
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void CosineOf_AnySimilarity_IsWhatMapsToIt(SimilarityCurve curve)
    {
        Assert.All(Enumerable.Range(20, 79), similarity => Assert.Equal(similarity, curve.Map(curve.CosineOf(similarity)), 6));
        Assert.Equal((-1, 1), (curve.CosineOf(0), curve.CosineOf(100)));
    }

    [Fact]
    public void Default_Sface_LiesAboveOpenCvsOwnThreshold() => Assert.True(ModelManifest.Default.Embedder.Curve.Map(0.363) < 80);

    [Fact]
    public void Classic_Similarity_Is80AtTheMeasuredCosine()
    {
        using var engine = new ClassicFaceEngine();

        Assert.Equal(80, engine.Similarity(0.80), 6);
        Assert.Equal(99, engine.Similarity(0.90), 6);
    }
}
