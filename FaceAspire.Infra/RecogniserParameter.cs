using Amazon.CDK;
using Constructs;

namespace FaceAspire.Infra;

/// <summary>The parameter that chooses the recogniser, and the conditions that hang on it; a condition is there once something does.</summary>
internal sealed class RecogniserParameter(Construct scope, InfraOptions? options)
{
    private readonly CfnParameter _parameter = new(scope, "RecogniserKind", new CfnParameterProps
    {
        Type = "String",
        Default = (options?.Recogniser ?? Recogniser.StreamProcessor).ToString(),
        AllowedValues = Enum.GetNames<Recogniser>(),
        Description = "Who looks for faces: a Rekognition stream processor per camera, or pictures and Rekognition's image API.",
    });

    /// <summary>Holds with <see cref="Recogniser.Images"/>.</summary>
    public CfnCondition Images => field ??= Is(nameof(Recogniser.Images));

    /// <summary>Holds with <see cref="Recogniser.StreamProcessor"/>.</summary>
    public CfnCondition StreamProcessor => field ??= Is(nameof(Recogniser.StreamProcessor));

    private CfnCondition Is(string kind) =>
        new(scope, kind, new CfnConditionProps { Expression = Fn.ConditionEquals(_parameter.ValueAsString, kind) });
}
