namespace FaceAspire.Faces;

/// <summary>Chooses the best engine that can be had.</summary>
public static class FaceEngines
{
    /// <summary>
    /// Chooses: the models of <c>FACEASPIRE_MODELS</c>, else those in the user's cache, else those that can be fetched now, else the
    /// classic engine. Without a network that takes less than five seconds.
    /// </summary>
    /// <param name="cache">Where models are kept.</param>
    /// <param name="progress">Is told the share that is fetched, 0 to 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaceModelException">The folder that was asked for is broken.</exception>
    public static Task<FaceEngineChoice> ChooseAsync(ModelCache cache, IProgress<double>? progress, CancellationToken cancellationToken) =>
        ChooseAsync(Environment.GetEnvironmentVariable("FACEASPIRE_MODELS"), cache, ModelFile.Defaults, progress, cancellationToken);

    internal static async Task<FaceEngineChoice> ChooseAsync(
        string? folder, ModelCache cache, IReadOnlyList<ModelFile> files, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (folder is { Length: > 0 })
        {
            return Deep(ModelFolder.Open(Path.GetFullPath(folder)), $"the models of {folder} (FACEASPIRE_MODELS)");
        }

        try
        {
            var held = cache.Holds(files);
            if (!held)
            {
                var total = (double)files.Sum(file => file.Size);
                await cache.FetchAsync(files, progress is null ? null : new Share(progress, total), cancellationToken);
            }

            return Deep(ModelFolder.Open(cache.Folder), held ? $"the models in {cache.Folder}" : $"the models that were fetched to {cache.Folder}");
        }
        catch (FaceModelException e)
        {
            return new(
                () => OpenCvLibrary.Use(() => new ClassicFaceEngine()),
                $"Faces: the classic engine (haar+lbp), because there are no models: {e.Message.TrimEnd('.')}. It is not fit for real photos.",
                isFitForPhotos: false);
        }
    }

    private static FaceEngineChoice Deep(ModelFolder models, string from) => new(
        () => OpenCvLibrary.Use(() => new DeepFaceEngine(models)),
        $"Faces: the deep engine ({DeepFaceEngine.NameOf(models)}), with {from}.", isFitForPhotos: true);

    private sealed class Share(IProgress<double> progress, double total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(value / total);
    }
}
