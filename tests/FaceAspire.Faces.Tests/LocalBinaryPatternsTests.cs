using System.Numerics.Tensors;
using OpenCvSharp;

namespace FaceAspire.Faces.Tests;

public sealed class LocalBinaryPatternsTests
{
    [Fact]
    public void Describe_Any_HasLengthOneAndNoNegativeValue()
    {
        using var image = Pictures.Open(Pictures.Sample("stranger.png"));

        var vector = LocalBinaryPatterns.Describe(image.Pixels);

        Assert.Equal(8 * 8 * 59, vector.Length);
        Assert.Equal(1, TensorPrimitives.Dot<float>(vector, vector), 4);
        Assert.All(vector, value => Assert.True(value >= 0));
    }

    [Fact]
    public void Describe_OtherLightOrSize_ChangesLessThanAMirrorImage()
    {
        using var image = Pictures.Open(Pictures.Sample(Path.Combine("people", "Bruno Oakes", "1.png")));
        using var brighter = new Mat();
        image.Pixels.ConvertTo(brighter, -1, alpha: 0.8, beta: 30);
        using var smaller = image.Pixels.Resize(new Size(240, 280), interpolation: InterpolationFlags.Area);
        using var upsideDown = image.Pixels.Flip(FlipMode.X);
        var vector = LocalBinaryPatterns.Describe(image.Pixels);

        Assert.True(TensorPrimitives.Dot<float>(vector, LocalBinaryPatterns.Describe(brighter)) > 0.9);
        Assert.True(TensorPrimitives.Dot<float>(vector, LocalBinaryPatterns.Describe(smaller)) > 0.9);
        Assert.True(TensorPrimitives.Dot<float>(vector, LocalBinaryPatterns.Describe(upsideDown)) < 0.75);
    }
}
