using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>A member of a structure, or what a list or map holds.</summary>
internal sealed class Member(ServiceModel model, string name, JsonElement json)
{
    public string Name => name;

    public Shape Shape => model.Shape(json.Text("shape")!);

    /// <summary><c>uri</c>, <c>querystring</c>, <c>header</c>, <c>headers</c>, <c>statusCode</c>, or <see langword="null"/> for the body.</summary>
    public string? Location { get; } = json.Text("location");

    /// <summary>What it is called on the wire.</summary>
    public string LocationName => json.Text("locationName") ?? name;

    public bool HasLocationName { get; } = json.Text("locationName") is not null;

    public bool Flattened => json.Flag("flattened") || Shape.Flattened;

    public bool IsAttribute { get; } = json.Flag("xmlAttribute");

    public string? TimestampFormat => json.Text("timestampFormat") ?? Shape.TimestampFormat;
}
