using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Enroller;

/// <summary>What to do about a photo.</summary>
internal abstract record PhotoStep
{
    /// <summary>All is as it should be.</summary>
    public sealed record Nothing : PhotoStep;

    /// <summary>The photo is gone: so are its faces.</summary>
    public sealed record Forget : PhotoStep;

    /// <summary>The same face has another name now.</summary>
    public sealed record Rename(string Person) : PhotoStep;

    /// <summary>It cannot be used, as is clear without looking at it.</summary>
    public sealed record Refuse(string Reason) : PhotoStep;

    /// <summary>Its face is to be found.</summary>
    public sealed record Index(string Person) : PhotoStep;

    /// <summary>Decides by how things stand now, whatever the event said: events come twice and in any order.</summary>
    /// <param name="photo">The photo; <see langword="null"/> when it is gone.</param>
    /// <param name="person">Who is said to be on it.</param>
    /// <param name="record">What is known of it.</param>
    public static PhotoStep Decide(ObjectHead? photo, string? person, GalleryRecord? record)
    {
        if (photo is null)
        {
            return new Forget();
        }

        if (person is null)
        {
            return record is { Refusal: Refusal.Nameless } && record.ETag == photo.ETag ? new Nothing() : new Refuse(Refusal.Nameless);
        }

        var known = record?.ETag == photo.ETag;
        if (known && record!.Person == person)
        {
            return new Nothing();
        }

        return photo.Size switch
        {
            _ when known && record!.FaceIds.Count > 0 => new Rename(person),
            0 => new Refuse(Refusal.Empty),
            > Photos.MaxBytes => new Refuse(Refusal.TooLarge),
            _ => new Index(person),
        };
    }
}
