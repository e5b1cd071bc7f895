using System.Runtime.InteropServices;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>The parts of an ONNX file that are used here: nodes in their order, and weights (onnx.proto3: ModelProto, GraphProto, NodeProto, TensorProto).</summary>
/// <param name="Nodes">In an order in which they can be computed.</param>
/// <param name="Weights">By name.</param>
internal sealed record OnnxModel(IReadOnlyList<OnnxNode> Nodes, IReadOnlyDictionary<string, Weights> Weights)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is none, or has weights of another kind.</exception>
    public static OnnxModel Read(byte[] file)
    {
        var (nodes, weights) = (new List<OnnxNode>(), new Dictionary<string, Weights>());
        for (var model = new ProtobufReader(file); model.Next();)
        {
            for (var graph = new ProtobufReader(model.Field == 7 ? model.Bytes : []); graph.Next();)
            {
                switch (graph.Field)
                {
                    case 1: nodes.Add(ReadNode(graph.Bytes)); break;
                    case 5: ReadWeights(graph.Bytes, weights); break;
                }
            }
        }

        return new(nodes, weights);
    }

    private static OnnxNode ReadNode(ReadOnlySpan<byte> bytes)
    {
        var (inputs, outputs, kind) = (new List<string>(), new List<string>(), "");
        for (var node = new ProtobufReader(bytes); node.Next();)
        {
            switch (node.Field)
            {
                case 1: inputs.Add(node.Text); break;
                case 2: outputs.Add(node.Text); break;
                case 4: kind = node.Text; break;
            }
        }

        return new(kind, inputs, outputs is [var one] ? one : throw new FormatException($"A node {kind} has {outputs.Count} outputs."));
    }

    private static void ReadWeights(ReadOnlySpan<byte> bytes, Dictionary<string, Weights> weights)
    {
        const ulong Float = 1;
        var (shape, name, kind) = (new List<int>(), "", 0ul);
        ReadOnlySpan<byte> raw = [];
        for (var tensor = new ProtobufReader(bytes); tensor.Next();)
        {
            switch (tensor.Field)
            {
                case 1: shape.Add((int)tensor.Number); break; // not packed, as the exporter writes it
                case 2: kind = tensor.Number; break;
                case 8: name = tensor.Text; break;
                case 9: raw = tensor.Bytes; break;
            }
        }

        if (kind != Float)
        {
            return; // shapes of outputs, which are not needed
        }

        var values = MemoryMarshal.Cast<byte, float>(raw).ToArray();
        weights[name] = values.Length == shape.Aggregate(1, (product, side) => product * side) && BitConverter.IsLittleEndian
            ? new(values, shape)
            : throw new FormatException($"The weights {name} are not as many as their shape says.");
    }
}

/// <summary>A step.</summary>
/// <param name="Kind">What it does: <c>Conv</c>, …</param>
/// <param name="Inputs">Names of values or weights.</param>
/// <param name="Output">The name of what it makes.</param>
internal sealed record OnnxNode(string Kind, IReadOnlyList<string> Inputs, string Output);

/// <summary>Weights.</summary>
/// <param name="Values">All of them.</param>
/// <param name="Shape">For a convolution: channels made, channels each is made of, rows, columns.</param>
internal sealed record Weights(float[] Values, IReadOnlyList<int> Shape);
