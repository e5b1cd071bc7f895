namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>
/// How sure the YuNet detector is that a picture shows a face, computed here: OpenCV alone is five times what a function's package may hold.
/// Boxes and landmarks are not computed.
/// </summary>
internal sealed class FaceScore
{
    /// <summary>The sides of a picture have to be multiples of this.</summary>
    public const int Step = 32;

    private static readonly string[] Scales = ["8", "16", "32"];

    private readonly OnnxModel _model;
    private readonly List<OnnxNode> _steps;
    private readonly ILookup<int, string> _over; // after which step which values are no longer needed

    /// <summary>Takes the detector.</summary>
    /// <param name="model"><c>face_detection_yunet_2023mar.onnx</c>, from OpenCV Zoo.</param>
    /// <exception cref="FormatException">It is no such model.</exception>
    public FaceScore(OnnxModel model)
    {
        _model = model;
        var needed = Scales.SelectMany(scale => (string[])[$"cls_{scale}", $"obj_{scale}"]).ToHashSet(StringComparer.Ordinal);
        _steps = [.. model.Nodes.Reverse().Where(node => Needs(needed, node)).Reverse()];
        _over = _steps.SelectMany((step, place) => step.Inputs.Select(input => (input, place))).GroupBy(use => use.input, use => use.place)
            .ToLookup(uses => uses.Max(), uses => uses.Key);
        if (Scales.Any(scale => _steps.TrueForAll(step => step.Output != $"cls_{scale}" && step.Output != $"obj_{scale}")))
        {
            throw new FormatException("The model has not the outputs of YuNet.");
        }
    }

    /// <summary>The surest face.</summary>
    /// <param name="picture">Blue, green, red, 0 to 255. It is used up.</param>
    /// <returns>0 to 1.</returns>
    public double Of(Planes picture)
    {
        var values = new Dictionary<string, Planes>(StringComparer.Ordinal) { [_steps[0].Inputs[0]] = picture };
        try
        {
            for (var place = 0; place < _steps.Count; place++)
            {
                var made = values[_steps[place].Output] = Compute(_steps[place], values);
                foreach (var input in _over[place])
                {
                    if (values.Remove(input, out var planes) && planes != made)
                    {
                        planes.Dispose();
                    }
                }
            }

            return Scales.Max(scale => Surest(values[$"cls_{scale}"].Values, values[$"obj_{scale}"].Values));
        }
        finally
        {
            foreach (var planes in values.Values)
            {
                planes.Dispose();
            }
        }
    }

    private static double Surest(ReadOnlySpan<float> faces, ReadOnlySpan<float> there)
    {
        var most = 0f;
        for (var i = 0; i < faces.Length; i++)
        {
            most = Math.Max(most, faces[i] * there[i]);
        }

        return Math.Sqrt(most);
    }

    private Planes Compute(OnnxNode step, Dictionary<string, Planes> values)
    {
        var given = values[step.Inputs[0]];
        return step.Kind switch
        {
            "Conv" => Convolve(given, _model.Weights[step.Inputs[1]], _model.Weights[step.Inputs[2]]),
            "Relu" => Layers.Rectify(given),
            "MaxPool" => Layers.Halve(given),
            "Resize" => Layers.Double(given),
            "Add" => Layers.Sum(given, values[step.Inputs[1]]),
            "Sigmoid" => Layers.Sigmoid(given),
            "Transpose" or "Reshape" => given, // of a single channel, so that its values stay where they are
            _ => throw new FormatException($"The model has a step {step.Kind}, which YuNet has not."),
        };
    }

    private static Planes Convolve(Planes given, Weights weights, Weights bias) => weights.Shape is [_, _, 1, 1]
        ? PointwiseLayer.Apply(given, weights, bias)
        : SquareLayer.Apply(given, weights, bias, stride: weights.Shape[1] == 3 ? 2 : 1); // the first one alone takes colours, and halves the picture

    private static bool Needs(HashSet<string> needed, OnnxNode node)
    {
        var isNeeded = needed.Contains(node.Output);
        if (isNeeded)
        {
            needed.UnionWith(node.Inputs);
        }

        return isNeeded;
    }
}
