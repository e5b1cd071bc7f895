using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>
/// One CloudFormation resource type, such as <c>AWS::SQS::Queue</c>; written in the folder of its service and registered as a singleton.
/// Intrinsic functions are resolved before a call. Errors are thrown as <see cref="Protocol.AwsException"/> and roll the stack back.
/// </summary>
internal interface IResourceType
{
    /// <summary>The type's name.</summary>
    string Name { get; }

    /// <summary>Creates the resource.</summary>
    Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Changes the resource to the new properties, in place or, where a replacing property changed, by a new one.</summary>
    /// <returns>The resource; a changed physical id means that it was replaced, and the old one is deleted afterwards.</returns>
    Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes the resource; one that is gone already is no error.</summary>
    Task DeleteAsync(string physicalId, CancellationToken cancellationToken);
}

/// <summary>What a template asks for.</summary>
/// <param name="StackName">The stack.</param>
/// <param name="LogicalId">The resource's name in the template.</param>
/// <param name="Properties">Its properties, resolved.</param>
internal sealed record ResourceRequest(string StackName, string LogicalId, JsonObject Properties)
{
    /// <summary>A property as text; numbers and booleans are spelled out.</summary>
    public string? Text(string property) => Properties[property] is JsonValue value ? value.ToString() : null;

    /// <summary>A property as a whole number, which templates may also write as text.</summary>
    /// <exception cref="Protocol.AwsException">It is none.</exception>
    public int? Integer(string property) => Text(property) is not { } text
        ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new Protocol.AwsException(400, "ValidationError", $"{LogicalId}: {property} is '{text}', which is no whole number.");

    /// <summary>The name CloudFormation would generate: <c>Stack-LogicalId-1A2B3C4D5E6F</c>.</summary>
    public string GenerateName() => $"{StackName}-{LogicalId}-{Convert.ToHexString(Guid.NewGuid().ToByteArray()[..6])}";
}

/// <summary>A resource that exists.</summary>
/// <param name="PhysicalId">What <c>Ref</c> gives.</param>
/// <param name="Attributes">What <c>Fn::GetAtt</c> gives, such as <c>Arn</c>.</param>
internal sealed record Resource(string PhysicalId, IReadOnlyDictionary<string, string> Attributes);
