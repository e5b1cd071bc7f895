using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>An operation of a service's model.</summary>
internal sealed class Operation
{
    public Operation(ServiceModel model, string name, JsonElement json)
    {
        (Model, Name) = (model, name);
        var http = json.GetProperty("http");
        Method = http.Text("method")!;
        var uri = http.Text("requestUri")!.Split('?', 2);
        Path = uri[0].Trim('/').Split('/');
        Query = uri.Length < 2 ? [] : [.. uri[1].Split('&').Select(part => part.Split('=', 2)).Select(part => (part[0], part.Length > 1 ? part[1] : null))];
        Status = (int?)http.Number("responseCode");
        Input = ShapeOf(model, json, "input");
        Output = ShapeOf(model, json, "output");
        ResultWrapper = json.TryGetProperty("output", out var output) ? output.Text("resultWrapper") : null;
        Errors = json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => model.Shape(error.Text("shape")!))] : [];
    }

    public ServiceModel Model { get; }

    public string Name { get; }

    /// <summary>HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path's segments, such as <c>{Bucket}</c> and <c>{Key+}</c>.</summary>
    public string[] Path { get; }

    /// <summary>What the query always holds, such as <c>list-type=2</c>.</summary>
    public (string Name, string? Value)[] Query { get; }

    /// <summary>HTTP status of success, where the model says one.</summary>
    public int? Status { get; }

    public Shape? Input { get; }

    public Shape? Output { get; }

    public string? ResultWrapper { get; }

    public IReadOnlyList<Shape> Errors { get; }

    public override string ToString() => $"{Model.Service} {Name}";

    private static Shape? ShapeOf(ServiceModel model, JsonElement json, string direction) =>
        json.TryGetProperty(direction, out var reference) ? model.Shape(reference.Text("shape")!) : null;
}
