using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <inheritdoc cref="IResourceCollection" />
internal sealed class ResourceCollection : Collection<IResource>, IResourceCollection
{
    private const int MaxNameLength = 64;

    protected override void InsertItem(int index, IResource item)
    {
        if (!IsValid(item.Name))
        {
            throw new DistributedApplicationException(
                $"'{item.Name}' cannot name a resource: take 1 to {MaxNameLength} letters, digits and single hyphens, a letter first.");
        }

        if (this.Any(other => other.Name.Equals(item.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"There are two resources named {item.Name}.");
        }

        base.InsertItem(index, item);
    }

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && !name.Contains("--", StringComparison.Ordinal)
        && !name.EndsWith('-');
}
