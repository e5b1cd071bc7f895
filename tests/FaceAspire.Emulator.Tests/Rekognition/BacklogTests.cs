using FaceAspire.Emulator.Rekognition;

namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class BacklogTests
{
    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 6)]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(5, 1.5)]
    [InlineData(6, 1.2)]
    [InlineData(100, 1.2)]
    public void FramesPerSecond_MoreWait_FewerAreAnalysed(int waiting, double expected) =>
        Assert.Equal(expected, Backlog.FramesPerSecond(waiting, 6), 9);
}
