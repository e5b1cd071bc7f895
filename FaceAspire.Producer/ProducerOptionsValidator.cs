using FaceAspire.Contracts;
using FaceAspire.Producer.Sources;
using Microsoft.Extensions.Options;

namespace FaceAspire.Producer;

/// <summary>Finds every fault of the options at once, each naming its key.</summary>
internal sealed class ProducerOptionsValidator : IValidateOptions<ProducerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ProducerOptions options)
    {
        var faults = options.Cameras.SelectMany(camera => Faults(camera.Key, camera.Value))
            .Concat(Faults(options.Recogniser)).Concat(Faults(options.IdleStop)).Concat(Faults(options.Producer)).Concat(SharedInput(options)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> SharedInput(ProducerOptions options)
    {
        var cameras = options.Cameras.Where(camera => camera.Value.Source == VideoSource.StandardInput).Select(camera => camera.Key).ToList();
        return cameras.Count > 1 ? [$"FaceAspire:Cameras: {string.Join(" and ", cameras)} all read standard input (-); one can."] : [];
    }

    private static IEnumerable<string> Faults(string camera, CameraOptions options)
    {
        if (NameFault(camera) is { } fault)
        {
            yield return $"FaceAspire:Cameras:{camera}: {fault}";
        }

        if (string.IsNullOrWhiteSpace(options.Source))
        {
            yield return $"FaceAspire:Cameras:{camera}:Source is missing. Give a video file, rtsp://…, {VideoSource.Camera}, testsrc or - (standard input).";
        }
    }

    private static IEnumerable<string> Faults(Recogniser recogniser) => Enum.IsDefined(recogniser)
        ? []
        : [$"FaceAspire:Recogniser is {recogniser}; it must be {string.Join(" or ", Enum.GetNames<Recogniser>())}."];

    private static IEnumerable<string> Faults(TimeSpan idleStop) =>
        idleStop == TimeSpan.Zero || (idleStop >= TimeSpan.FromMinutes(1) && idleStop <= TimeSpan.FromDays(1))
            ? []
            : [$"FaceAspire:IdleStop is {idleStop}; it must be 00:01:00 to 1.00:00:00, or 00:00:00 to let stream processors run."];

    private static IEnumerable<string> Faults(SendingOptions options) =>
        options.Of(camera: "", images: false).Faults().Select(fault => $"FaceAspire:Producer:{fault}");

    private static string? NameFault(string name)
    {
        try
        {
            Camera.Named(name);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
