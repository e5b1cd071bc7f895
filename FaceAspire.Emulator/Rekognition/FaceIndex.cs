using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Searches collections. Each is read into memory when it is first searched, and kept in step from then on.</summary>
internal sealed partial class FaceIndex(CollectionStore store, ILogger<FaceIndex> logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Collection, string Engine), Gallery> _galleries = [];

    /// <summary>Adds faces, to the store and to what is in memory.</summary>
    public void Add(string collection, IFaceEngine engine, IReadOnlyList<(IndexedFace Face, float[] Vector)> faces)
    {
        lock (_lock)
        {
            store.Add(collection, engine.Name, faces);
            if (_galleries.TryGetValue((collection, engine.Name), out var gallery))
            {
                foreach (var (face, vector) in faces)
                {
                    gallery.Add(face.FaceId, vector);
                }
            }
        }
    }

    /// <summary>Removes a face.</summary>
    public bool Remove(string collection, string faceId)
    {
        lock (_lock)
        {
            foreach (var (key, gallery) in _galleries)
            {
                _ = key.Collection == collection && gallery.Remove(faceId);
            }

            return store.Remove(collection, faceId);
        }
    }

    /// <summary>Forgets a collection.</summary>
    public bool Delete(string collection)
    {
        lock (_lock)
        {
            foreach (var key in _galleries.Keys.Where(key => key.Collection == collection).ToList())
            {
                _galleries.Remove(key);
            }

            return store.Delete(collection);
        }
    }

    /// <summary>The faces most like a vector, best first.</summary>
    /// <param name="collection">Where to search.</param>
    /// <param name="engine">The engine that made the vector.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="threshold">Lowest similarity, 0 to 100.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<(double Similarity, IndexedFace Face)> Search(string collection, IFaceEngine engine, float[] vector, double threshold, int most)
    {
        lock (_lock)
        {
            return
            [
                .. from match in Of(collection, engine).Search(vector, least: -1, most)
                   let similarity = engine.Similarity(match.Cosine)
                   where similarity >= threshold
                   let face = store.Find(collection, match.Id)
                   where face is not null
                   select (similarity, face),
            ];
        }
    }

    private Gallery Of(string collection, IFaceEngine engine)
    {
        if (!_galleries.TryGetValue((collection, engine.Name), out var gallery))
        {
            var (faces, others) = store.Vectors(collection, engine.Name);
            if (others > 0)
            {
                Log.OtherEngine(logger, others, collection, engine.Name);
            }

            gallery = new();
            faces.ForEach(face => gallery.Add(face.FaceId, face.Vector));
            _galleries.Add((collection, engine.Name), gallery);
        }

        return gallery;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} face(s) of collection {Collection} were indexed with another engine than {Engine} and match nobody; upload their photos again.")]
        public static partial void OtherEngine(ILogger logger, long count, string collection, string engine);
    }
}
