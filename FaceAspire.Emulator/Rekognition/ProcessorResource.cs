using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Rekognition;

/// <summary><c>AWS::Rekognition::StreamProcessor</c>, for face search. It only exists then; somebody has to start it.</summary>
internal sealed class ProcessorResource(ProcessorOperations processors, ProcessorStore store) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Rekognition::StreamProcessor";

    /// <inheritdoc/>
    public async Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var search = request.Properties["FaceSearchSettings"];
        var processor = await processors.AddAsync(
            new(
                request.Text("Name") ?? request.GenerateName(),
                new(new(request.Properties["KinesisVideoStream"]?["Arn"]?.ToString())),
                new(new(request.Properties["KinesisDataStream"]?["Arn"]?.ToString()), null),
                request.Text("RoleArn"),
                new(search is null ? null : new(search["CollectionId"]?.ToString(), Threshold(search["FaceMatchThreshold"]?.ToString())), null),
                MaxResults: null, NextToken: null, NotificationChannel: null),
            cancellationToken);
        return new(processor.Name, new Dictionary<string, string>
        {
            ["Arn"] = store.ArnOf(processor.Name),
            ["Status"] = processor.Status,
            ["StatusMessage"] = "",
        });
    }

    /// <summary>Every property but the tags replaces the processor, and both cannot exist at once on the same streams.</summary>
    public async Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        await processors.RemoveAsync(physicalId, cancellationToken);
        return await CreateAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken) => processors.RemoveAsync(physicalId, cancellationToken);

    private static double? Threshold(string? text) => text is null
        ? null
        : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : throw RekognitionErrors.Invalid($"FaceMatchThreshold '{text}' is no number.");
}
