namespace FaceAspire.Faces.Tests;

public sealed class ClassicFaceEngineTests : EngineTests
{
    [Fact]
    public void Name_Always_IsHaarAndLbp() => Assert.Equal("haar+lbp", Engine.Name);

    private protected override IFaceEngine Create() => new ClassicFaceEngine();
}
