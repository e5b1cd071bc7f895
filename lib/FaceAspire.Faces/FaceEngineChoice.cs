namespace FaceAspire.Faces;

/// <summary>An engine, and why it was chosen. It is loaded when it is first needed: OpenCV and the models take memory that not everybody has a use for.</summary>
/// <param name="load">Loads it.</param>
/// <param name="reason">A sentence for the log.</param>
/// <param name="isFitForPhotos">Whether it recognises real people; the classic engine does not.</param>
public sealed class FaceEngineChoice(Func<IFaceEngine> load, string reason, bool isFitForPhotos) : IDisposable
{
    private readonly Lazy<IFaceEngine> _engine = new(load);

    /// <summary>A sentence for the log.</summary>
    public string Reason => reason;

    /// <summary>Whether it recognises real people; the classic engine does not.</summary>
    public bool IsFitForPhotos => isFitForPhotos;

    /// <summary>The engine.</summary>
    /// <exception cref="FaceModelException">OpenCV or something that it needs is missing, or it cannot load a model.</exception>
    public IFaceEngine Engine => _engine.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_engine.IsValueCreated)
        {
            _engine.Value.Dispose();
        }
    }
}
