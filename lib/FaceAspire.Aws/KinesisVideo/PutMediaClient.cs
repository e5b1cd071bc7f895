using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.KinesisVideo;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace FaceAspire.Aws.KinesisVideo;

/// <summary>
/// Opens PutMedia connections over a socket of their own: HttpClient hands a response over only when the whole request is sent, and
/// here the acknowledgements come while video goes out.
/// </summary>
public sealed partial class PutMediaClient(AwsClientOptions? options = null)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5); // as the official producers
    private readonly AwsClientOptions _options = options ?? new();

    /// <summary>Connects and sends the request's head; the answer is read by <see cref="PutMediaConnection.ReadAcksAsync"/>.</summary>
    /// <param name="endpoint">The stream's data endpoint for <c>PUT_MEDIA</c>.</param>
    /// <param name="stream">The stream's name.</param>
    /// <param name="start">When the producer began. Timecodes are absolute, so the service only checks it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AmazonKinesisVideoException">The endpoint was not reached.</exception>
    public async Task<PutMediaConnection> OpenAsync(Uri endpoint, string stream, DateTimeOffset start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!StreamName().IsMatch(stream))
        {
            throw new ArgumentException($"'{stream}' is no stream name: 1 to 256 of a-z, A-Z, 0-9, '_', '.' and '-'.", nameof(stream));
        }

        var source = _options.Credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials();
        var head = await HeadAsync(await source.GetCredentialsAsync(), new(endpoint, "/putMedia"), stream, start);
        using var deadline = new CancellationTokenSource(ConnectTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var connection = new PutMediaConnection(await ConnectAsync(endpoint, either.Token), _options.Time) { Expiry = ExpiryOf(source) };
            await connection.SendHeadAsync(head, either.Token);
            return connection;
        }
        catch (Exception e) when (e is SocketException or IOException or System.Security.Authentication.AuthenticationException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw ToException(AwsErrorResponse.NotReached(endpoint, e));
        }
    }

    /// <summary>The service's exception for a refusal.</summary>
    internal static AmazonKinesisVideoException ToException(AwsErrorResponse error) =>
        new(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode);

    private static async Task<Stream> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(endpoint.DnsSafeHost, endpoint.Port, cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (endpoint.Scheme == Uri.UriSchemeHttps)
            {
                var secure = new SslStream(stream);
                stream = secure;
                await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = endpoint.DnsSafeHost }, cancellationToken);
            }

            return stream;
        }
        catch
        {
            stream?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>When credentials that were just asked for expire.</summary>
    private static DateTimeOffset? ExpiryOf(AWSCredentials source) => source.Expiration switch
    {
        null => null,
        { Kind: DateTimeKind.Local } expiry => expiry,
        { } expiry => new(DateTime.SpecifyKind(expiry, DateTimeKind.Utc)), // as the SDK has it, though it does not always say so
    };

    private async Task<byte[]> HeadAsync(ImmutableCredentials credentials, Uri uri, string stream, DateTimeOffset start)
    {
        var now = _options.Time.GetUtcNow();
        var headers = new Dictionary<string, string>
        {
            ["host"] = uri.IsDefaultPort ? uri.Host : uri.Authority,
            ["x-amz-date"] = SigV4.AmzDate(now),
            ["x-amz-content-sha256"] = SigV4.UnsignedPayload,
            ["x-amzn-stream-name"] = stream,
            ["x-amzn-fragment-timecode-type"] = "ABSOLUTE",
            ["x-amzn-producer-start-timestamp"] = (start.ToUnixTimeMilliseconds() / 1000m).ToString("F3", CultureInfo.InvariantCulture),
        };
        if (credentials.UseToken)
        {
            headers["x-amz-security-token"] = credentials.Token;
        }

        var region = _options.Region ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw new AmazonClientException("No AWS region is configured. Set AWS_REGION, or a region in the AWS profile.");
        var key = new SigningKey(credentials.AccessKey, credentials.SecretKey, region, "kinesisvideo");
        headers["authorization"] = SigV4.Authorization(key, "POST", uri, headers, SigV4.UnsignedPayload, now);
        headers["user-agent"] = "FaceAspire";
        headers["connection"] = "keep-alive";
        headers["transfer-encoding"] = "chunked";
        var lines = string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n"));
        return Encoding.Latin1.GetBytes($"POST {uri.PathAndQuery} HTTP/1.1\r\n{lines}\r\n");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,256}\z")]
    private static partial Regex StreamName();
}
