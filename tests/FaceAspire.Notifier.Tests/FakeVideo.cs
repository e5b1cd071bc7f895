using Amazon.KinesisVideoArchivedMedia;
using Amazon.KinesisVideoArchivedMedia.Model;

namespace FaceAspire.Notifier.Tests;

/// <summary>Stored video that answers as it is told, one answer after the other and the last for ever.</summary>
internal sealed class FakeVideo(params Func<CancellationToken, Task<GetImagesResponse>>[] answers) : IAmazonKinesisVideoArchivedMedia
{
    public List<GetImagesRequest> Asked { get; } = [];

    public static Func<CancellationToken, Task<GetImagesResponse>> Picture(byte[] jpeg) =>
        _ => Task.FromResult(new GetImagesResponse { Images = [new() { ImageContent = Convert.ToBase64String(jpeg) }] });

    public static Func<CancellationToken, Task<GetImagesResponse>> NoMedia() =>
        _ => Task.FromResult(new GetImagesResponse { Images = [new() { Error = "NO_MEDIA" }] });

    public static Func<CancellationToken, Task<GetImagesResponse>> Refusal(string code) => _ => Task.FromException<GetImagesResponse>(
        new AmazonKinesisVideoArchivedMediaException(code, null, code, null, System.Net.HttpStatusCode.BadRequest));

    public Task<GetImagesResponse> GetImagesAsync(GetImagesRequest request, CancellationToken cancellationToken = default)
    {
        Asked.Add(request);
        return answers[Math.Min(Asked.Count, answers.Length) - 1](cancellationToken);
    }

    public Task<ListFragmentsResponse> ListFragmentsAsync(ListFragmentsRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
