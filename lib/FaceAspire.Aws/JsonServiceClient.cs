using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FaceAspire.Aws;

/// <summary>Calls in JSON: awsJson, told by a target header, and restJson1, told by a path.</summary>
public abstract class JsonServiceClient(AwsServiceDescription service, AwsClientOptions? options) : AwsServiceClient(service, options)
{
    /// <summary>Calls an awsJson operation.</summary>
    /// <param name="target">Such as <c>RekognitionService.IndexFaces</c>.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="requestType">How it is written.</param>
    /// <param name="responseType">How the answer is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected Task<TResponse> InvokeAsync<TRequest, TResponse>(
        string target, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken) =>
        SendAsync(
            new AwsCall("/", JsonSerializer.SerializeToUtf8Bytes(request, requestType), new Dictionary<string, string>
            {
                ["content-type"] = "application/x-amz-json-1.1",
                ["x-amz-target"] = target,
            }),
            responseType, cancellationToken);

    /// <summary>Calls a restJson1 operation.</summary>
    /// <param name="path">Such as <c>/getImages</c>.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="requestType">How it is written.</param>
    /// <param name="responseType">How the answer is read.</param>
    /// <param name="endpoint">Another address than the service's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected Task<TResponse> PostAsync<TRequest, TResponse>(
        string path, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResponse> responseType, Uri? endpoint,
        CancellationToken cancellationToken) =>
        SendAsync(
            new AwsCall(path, JsonSerializer.SerializeToUtf8Bytes(request, requestType), new Dictionary<string, string>
            {
                ["content-type"] = "application/json",
            })
            { Endpoint = endpoint },
            responseType, cancellationToken);

    private async Task<TResponse> SendAsync<TResponse>(AwsCall call, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken)
    {
        var body = await CallAsync(call, cancellationToken);
        return JsonSerializer.Deserialize(body.Length == 0 ? "{}"u8 : body, responseType)!;
    }
}
