using FaceAspire.Contracts;
using FaceAspire.Matroska;
using FaceAspire.Producer.Sources;
using Microsoft.Extensions.Options;

namespace FaceAspire.Producer;

/// <summary>Finds every fault of the options at once, each naming its key.</summary>
internal sealed class ProducerOptionsValidator : IValidateOptions<ProducerOptions>
{
    private static readonly TimeSpan MaxFragmentLength = TimeSpan.FromSeconds(10);

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
            yield return $"FaceAspire:Cameras:{camera}:Source is missing. Give a video file, rtsp://…, /dev/videoN, testsrc or - (standard input).";
        }
    }

    private static IEnumerable<string> Faults(Recogniser recogniser) => Enum.IsDefined(recogniser)
        ? []
        : [$"FaceAspire:Recogniser is {recogniser}; it must be {string.Join(" or ", Enum.GetNames<Recogniser>())}."];

    private static IEnumerable<string> Faults(TimeSpan idleStop) =>
        idleStop == TimeSpan.Zero || (idleStop >= TimeSpan.FromMinutes(1) && idleStop <= TimeSpan.FromDays(1))
            ? []
            : [$"FaceAspire:IdleStop is {idleStop}; it must be 00:01:00 to 1.00:00:00, or 00:00:00 to let stream processors run."];

    private static IEnumerable<string> Faults(SendingOptions options)
    {
        if (options.FragmentLength < Fragmenter.MinLength || options.FragmentLength > MaxFragmentLength)
        {
            yield return $"FaceAspire:Producer:FragmentLength is {options.FragmentLength}; it must be 00:00:01 to 00:00:10.";
        }

        if (options.MaxBufferBytes is < 1_000_000 or > 1_000_000_000)
        {
            yield return $"FaceAspire:Producer:MaxBufferBytes is {options.MaxBufferBytes}; it must be 1000000 to 1000000000.";
        }

        if (options.MaxBufferTime < TimeSpan.FromSeconds(10) || options.MaxBufferTime > TimeSpan.FromHours(1))
        {
            yield return $"FaceAspire:Producer:MaxBufferTime is {options.MaxBufferTime}; it must be 00:00:10 to 01:00:00.";
        }

        if (options.SpoolMaxBytes is < 1_000_000 or > 1_000_000_000_000)
        {
            yield return $"FaceAspire:Producer:SpoolMaxBytes is {options.SpoolMaxBytes}; it must be 1000000 to 1000000000000.";
        }
    }

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
