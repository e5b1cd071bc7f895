using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

/// <summary>Which items of a batch failed. None means that all succeeded.</summary>
/// <param name="BatchItemFailures">The failed items: message ids, or the sequence number to go on from.</param>
public sealed record BatchResponse([property: JsonPropertyName("batchItemFailures")] IReadOnlyList<BatchItemFailure> BatchItemFailures)
{
    /// <summary>All succeeded.</summary>
    public static BatchResponse Success { get; } = new([]);

    /// <summary>These failed.</summary>
    public static BatchResponse Failed(IEnumerable<string> identifiers) => new([.. identifiers.Select(id => new BatchItemFailure(id))]);
}

/// <summary>An item that failed.</summary>
/// <param name="ItemIdentifier">A message id, or a sequence number.</param>
public sealed record BatchItemFailure([property: JsonPropertyName("itemIdentifier")] string ItemIdentifier);
