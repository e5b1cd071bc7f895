using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace FaceAspire.Aws;

/// <summary>Signs, sends and repeats the calls of one service. The base of every client here.</summary>
public abstract class AwsServiceClient : IDisposable
{
    private static readonly SocketsHttpHandler SharedHandler = new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };

    private readonly AwsServiceDescription _service;
    private readonly AwsClientOptions _options;
    private readonly Lazy<AWSCredentials> _credentials;
    private readonly Lazy<string> _region;
    private readonly HttpClient _http;
    private long _clockOffset; // ticks by which the service's clock is ahead, once it has refused a signature for its time

    /// <summary>Creates a client; nothing is looked up before the first call.</summary>
    protected AwsServiceClient(AwsServiceDescription service, AwsClientOptions? options)
    {
        _service = service;
        _options = options ?? new();
        _credentials = new(() => _options.Credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials());
        _region = new(() => _options.Region ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw new AmazonClientException("No AWS region is configured. Set AWS_REGION, or a region in the AWS profile."));
        _http = new(_options.Handler ?? SharedHandler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The region in use.</summary>
    protected string Region => _region.Value;

    /// <summary>The clock in use.</summary>
    protected TimeProvider Time => _options.Time;

    /// <summary>The service's address.</summary>
    protected Uri Endpoint => _options.Endpoint ?? _service.Endpoint(Region, Environment.GetEnvironmentVariable);

    /// <summary>How long one try may take. Default 20 seconds.</summary>
    protected virtual TimeSpan AttemptTimeout => TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Calls the service, trying again what may pass: no connection, throttling, server errors, a wrong clock here.</summary>
    /// <returns>The body of a successful answer.</returns>
    /// <exception cref="AmazonServiceException">The service refused, or kept failing.</exception>
    protected async Task<byte[]> CallAsync(AwsCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var clockOffset = Volatile.Read(ref _clockOffset);
            try
            {
                return await TryAsync(call, cancellationToken);
            }
            catch (AmazonServiceException e) when (attempt < _options.MaxAttempts
                && (RetryPolicy.MayPass(e) || clockOffset != Volatile.Read(ref _clockOffset)))
            {
                await Task.Delay(RetryPolicy.Delay(attempt, Random.Shared), _options.Time, cancellationToken);
            }
        }
    }

    /// <summary>Turns a refusal into this service's exception.</summary>
    protected abstract AmazonServiceException ToException(AwsErrorResponse error);

    private async Task<byte[]> TryAsync(AwsCall call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(AttemptTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = await SignAsync(call);
            using var response = await _http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode ? body : throw ToException(Refused(response, body));
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw ToException(AwsErrorResponse.NotReached(call.Endpoint ?? Endpoint, e));
        }
    }

    private AwsErrorResponse Refused(HttpResponseMessage response, byte[] body)
    {
        var error = AwsErrorResponse.Read(response, body);
        if (RetryPolicy.MayBeTheClock(error.Code) && response.Headers.Date is { } serviceTime)
        {
            var offset = serviceTime - _options.Time.GetUtcNow();
            if ((offset - new TimeSpan(Volatile.Read(ref _clockOffset))).Duration() > RetryPolicy.MostClockSkew)
            {
                Volatile.Write(ref _clockOffset, offset.Ticks);
            }
        }

        return error;
    }

    private async Task<HttpRequestMessage> SignAsync(AwsCall call)
    {
        var uri = new Uri(call.Endpoint ?? Endpoint, call.Path);
        var now = _options.Time.GetUtcNow().AddTicks(Volatile.Read(ref _clockOffset));
        var credentials = await _credentials.Value.GetCredentialsAsync();
        var hash = SigV4.Hash(call.Body);
        var headers = new Dictionary<string, string>(call.Headers)
        {
            ["host"] = uri.IsDefaultPort ? uri.Host : uri.Authority,
            ["x-amz-date"] = SigV4.AmzDate(now),
            ["x-amz-content-sha256"] = hash,
        };
        if (credentials.UseToken)
        {
            headers["x-amz-security-token"] = credentials.Token;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Version = HttpVersion.Version11, Content = new ByteArrayContent(call.Body) };
        var key = new SigningKey(credentials.AccessKey, credentials.SecretKey, Region, _service.SigningName);
        headers["authorization"] = SigV4.Authorization(key, "POST", uri, headers, hash, now);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
