using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Tells who is on a photo, by the gallery records; remembers the answer for a short while, so that renaming takes effect soon.</summary>
internal sealed class PeopleDirectory(IObjectStore store, string bucket, TimeProvider time)
{
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(2); // the Enroller may be writing the record just now

    private readonly Dictionary<string, (string? Person, DateTimeOffset Until)> _remembered = [];

    /// <summary>The person on the photo with this id, or <see langword="null"/> when nothing is known of it.</summary>
    public async Task<string?> FindAsync(string externalImageId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_remembered.TryGetValue(externalImageId, out var known) && known.Until > now)
        {
            return known.Person;
        }

        var stored = await store.GetAsync(bucket, AuditKeys.Gallery(new(externalImageId)), cancellationToken);
        var person = stored is null ? null : JsonSerializer.Deserialize(stored.Content, ContractsJson.Default.GalleryRecord)?.Person;
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        _remembered[externalImageId] = (person, now + (person is null ? UnknownFor : KnownFor));
        return person;
    }
}
