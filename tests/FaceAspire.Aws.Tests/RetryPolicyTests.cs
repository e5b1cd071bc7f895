using System.Net;
using Amazon.Rekognition;

namespace FaceAspire.Aws.Tests;

public class RetryPolicyTests
{
    [Fact]
    public void MayPass_EveryCodeThatBotocoreTriesAgain_DoesSo()
    {
        const string Script = """
            from botocore.retries import standard as s
            print(' '.join(s.ThrottledRetryableChecker._THROTTLED_ERROR_CODES + s.TransientRetryableChecker._TRANSIENT_ERROR_CODES))
            """;
        var codes = Botocore.Run(Script).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(codes.Length, 10, 50);
        Assert.All(codes, code => Assert.True(RetryPolicy.MayPass(Failure(HttpStatusCode.BadRequest, code)), code));
    }

    [Fact]
    public void Delay_Attempts_JitterUpToTheDoubledWaitAndNoMoreThanFiveSeconds()
    {
        var most = new Random(0);
        for (var attempt = 1; attempt < 40; attempt++)
        {
            var limit = Math.Min(5_000, 100 * Math.Pow(2, attempt));
            Assert.InRange(RetryPolicy.Delay(attempt, most).TotalMilliseconds, 0, limit);
        }
    }

    private static AmazonRekognitionException Failure(HttpStatusCode status, string code) => new(code, null, code, null, status);
}
