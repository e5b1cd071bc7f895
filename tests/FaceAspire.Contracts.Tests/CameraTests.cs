namespace FaceAspire.Contracts.Tests;

public class CameraTests
{
    [Theory]
    [InlineData("arn:aws:kinesisvideo:eu-west-1:111122223333:stream/cam-1/1585900000000", "cam-1")]
    [InlineData("arn:aws:kinesisvideo:eu-west-1:111122223333:stream/cam-1", "cam-1")]
    [InlineData("arn:aws-cn:kinesisvideo:cn-north-1:111122223333:stream/a_b.c-d/1", "a_b.c-d")]
    public void OfStream_Arn_StreamsName(string arn, string name) => Assert.Equal(name, Camera.OfStream(arn).Name);

    [Theory]
    [InlineData("")]
    [InlineData("cam-1")]
    [InlineData("arn:aws:kinesis:eu-west-1:111122223333:stream/cam-1")]
    [InlineData("arn:aws:kinesisvideo:eu-west-1:111122223333:channel/cam-1/1")]
    [InlineData("arn:aws:kinesisvideo:eu-west-1:111122223333:stream/")]
    [InlineData("arn:aws:kinesisvideo:eu-west-1:111122223333:stream/a b/1")]
    public void OfStream_SomethingElse_FormatException(string arn) => Assert.Throws<FormatException>(() => Camera.OfStream(arn));

    [Theory]
    [InlineData("")]
    [InlineData("door/../gate")]
    [InlineData("door\n")]
    [InlineData("tür")]
    public void Named_OutsideTheAlphabet_FormatException(string name) => Assert.Throws<FormatException>(() => Camera.Named(name));

    [Fact]
    public void Named_Length_1To64()
    {
        Assert.Equal(new string('a', 64), Camera.Named(new string('a', 64)).Name);
        Assert.Throws<FormatException>(() => Camera.Named(new string('a', 65)));
    }

    [Fact]
    public void DataStream_Camera_HasTheNameThatRekognitionsRoleWants() =>
        Assert.StartsWith("AmazonRekognition", Camera.Named("door").DataStream, StringComparison.Ordinal);
}
