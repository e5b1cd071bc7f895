using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Searches collections. Each is read into memory when it is first searched, and kept in step from then on. Searches run side by side.</summary>
internal sealed partial class FaceIndex(CollectionStore store, UserStore users, ILogger<FaceIndex> logger) : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<(string Collection, string Engine), OpenCollection> _open = [];

    /// <summary>Adds faces, to the store and to what is in memory.</summary>
    public void Add(string collection, IFaceEngine engine, IReadOnlyList<(IndexedFace Face, float[] Vector)> faces) => Change(() =>
    {
        store.Add(collection, engine.Name, faces);
        if (_open.TryGetValue((collection, engine.Name), out var open))
        {
            foreach (var (face, vector) in faces)
            {
                open.Faces.Add(face.FaceId, vector);
            }
        }

        return true;
    });

    /// <summary>Removes a face that is no user's.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string collection, string faceId) => Change(() =>
    {
        foreach (var (_, open) in Open(collection))
        {
            open.Faces.Remove(faceId);
        }

        return store.Remove(collection, faceId);
    });

    /// <summary>Deletes a collection with its faces and users.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Delete(string collection) => Change(() =>
    {
        foreach (var key in _open.Keys.Where(key => key.Collection == collection).ToList())
        {
            _open.Remove(key);
        }

        users.DeleteAll(collection);
        return store.Delete(collection);
    });

    /// <summary>Changes a user, whose vector is then made anew.</summary>
    /// <param name="collection">Where the user is.</param>
    /// <param name="userId">The user.</param>
    /// <param name="change">Is alone while it runs; writes to the store.</param>
    public T ChangeUser<T>(string collection, string userId, Func<T> change) => Change(() =>
    {
        var result = change();
        foreach (var (engine, open) in Open(collection))
        {
            open.Replace(userId, users.Vectors(collection, engine, userId));
        }

        return result;
    });

    /// <summary>The faces most like a vector, best first.</summary>
    /// <param name="collection">Where to search.</param>
    /// <param name="engine">The engine that made the vector.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="threshold">Lowest similarity, 0 to 100.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<(double Similarity, IndexedFace Face)> Search(string collection, IFaceEngine engine, float[] vector, double threshold, int most) =>
    [
        .. from match in Search(collection, engine, open => open.Faces, vector, threshold, most)
           let face = store.Find(collection, match.Id)
           where face is not null
           select (match.Similarity, face),
    ];

    /// <summary>The users most like a vector, best first.</summary>
    /// <inheritdoc cref="Search(string, IFaceEngine, float[], double, int)"/>
    public IReadOnlyList<(double Similarity, string UserId)> SearchUsers(string collection, IFaceEngine engine, float[] vector, double threshold, int most) =>
        Search(collection, engine, open => open.Users, vector, threshold, most);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private List<(double Similarity, string Id)> Search(
        string collection, IFaceEngine engine, Func<OpenCollection, Gallery<string>> gallery, float[] vector, double threshold, int most)
    {
        var least = engine.CosineOf(threshold) - 1e-6; // of floats; what decides is the similarity
        return
        [
            .. from match in Read(collection, engine, vector.Length, open => gallery(open).Search(vector, least, most))
               let similarity = engine.Similarity(match.Cosine)
               where similarity >= threshold
               select (similarity, match.Id),
        ];
    }

    private T Read<T>(string collection, IFaceEngine engine, int dimensions, Func<OpenCollection, T> read)
    {
        while (true)
        {
            _lock.EnterReadLock();
            try
            {
                if (_open.TryGetValue((collection, engine.Name), out var open))
                {
                    return read(open);
                }
            }
            finally
            {
                _lock.ExitReadLock();
            }

            Change(() => _open.TryAdd((collection, engine.Name), Load(collection, engine.Name, dimensions)));
        }
    }

    private OpenCollection Load(string collection, string engine, int dimensions)
    {
        var open = new OpenCollection(new(dimensions), new(dimensions));
        store.ReadVectors(collection, engine, dimensions, (faceId, vector) => open.Faces.Add(faceId, vector));
        foreach (var user in users.Vectors(collection, engine).GroupBy(face => face.UserId))
        {
            open.Replace(user.Key, user.Select(face => face.Vector));
        }

        if (store.Count(collection) - open.Faces.Count is > 0 and var others)
        {
            Log.OtherEngine(logger, others, collection, engine);
        }

        return open;
    }

    private IEnumerable<(string Engine, OpenCollection Collection)> Open(string collection) =>
        _open.Where(open => open.Key.Collection == collection).Select(open => (open.Key.Engine, open.Value));

    private T Change<T>(Func<T> change)
    {
        _lock.EnterWriteLock();
        try
        {
            return change();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} face(s) of collection {Collection} were indexed with another engine than {Engine} and match nobody; upload their photos again.")]
        public static partial void OtherEngine(ILogger logger, long count, string collection, string engine);
    }
}
