namespace FaceAspire.Aws.Tests;

public class EndpointTests
{
    private static readonly AwsServiceDescription KinesisVideo = new("KINESIS_VIDEO", "kinesisvideo", "kinesisvideo");

    [Theory]
    [InlineData("", "eu-west-1", "https://kinesisvideo.eu-west-1.amazonaws.com/")]
    [InlineData("", "cn-north-1", "https://kinesisvideo.cn-north-1.amazonaws.com.cn/")]
    [InlineData("AWS_ENDPOINT_URL=http://all:1", "eu-west-1", "http://all:1/")]
    [InlineData("AWS_ENDPOINT_URL_KINESIS_VIDEO=http://own:2", "eu-west-1", "http://own:2/")]
    [InlineData("AWS_ENDPOINT_URL=http://all:1 AWS_ENDPOINT_URL_KINESIS_VIDEO=http://own:2", "eu-west-1", "http://own:2/")]
    [InlineData("AWS_ENDPOINT_URL=http://all:1 AWS_ENDPOINT_URL_KINESIS=http://other:3", "eu-west-1", "http://all:1/")]
    [InlineData("AWS_ENDPOINT_URL=http://all:1 AWS_ENDPOINT_URL_KINESIS_VIDEO=", "eu-west-1", "http://all:1/")]
    [InlineData("AWS_ENDPOINT_URL=http://all:1 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true", "eu-west-1", "https://kinesisvideo.eu-west-1.amazonaws.com/")]
    public void Endpoint_Environment_MostSpecificWins(string environment, string region, string endpoint)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(endpoint, KinesisVideo.Endpoint(region, variables.GetValueOrDefault).AbsoluteUri);
    }
}
