using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using FaceAspire.Emulator.Storage;
using FaceAspire.Faces;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Collections and their faces, durable.</summary>
internal sealed class CollectionStore(Database database, Arns arns, TimeProvider time)
{
    /// <summary>The tables. A face's vector is only of use with the engine that made it.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS rekognition_collections (id TEXT PRIMARY KEY, created_ms INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS rekognition_faces (
            place INTEGER PRIMARY KEY AUTOINCREMENT, face_id TEXT NOT NULL UNIQUE, collection TEXT NOT NULL, image_id TEXT NOT NULL,
            external_image_id TEXT, box TEXT NOT NULL, confidence REAL NOT NULL, engine TEXT NOT NULL, vector BLOB NOT NULL, user_id TEXT);
        CREATE INDEX IF NOT EXISTS rekognition_faces_by_collection ON rekognition_faces (collection, place);
        CREATE INDEX IF NOT EXISTS rekognition_faces_by_user ON rekognition_faces (collection, user_id) WHERE user_id IS NOT NULL;
        """;

    /// <summary>Creates a collection.</summary>
    /// <returns><see langword="false"/> when there is one of that id.</returns>
    public bool Create(string id) => database.Write(writer => writer.Execute(
        "INSERT INTO rekognition_collections (id, created_ms) VALUES (?1, ?2) ON CONFLICT DO NOTHING", id, time.GetUtcNow().ToUnixTimeMilliseconds()) == 1);

    /// <summary>When a collection was created, or <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? CreatedAt(string id) => database.Read(reader => reader.QueryFirst(
        "SELECT created_ms FROM rekognition_collections WHERE id = ?1", row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), id));

    /// <summary>Deletes a collection and its faces.</summary>
    public bool Delete(string id) => database.Write(writer =>
    {
        writer.Execute("DELETE FROM rekognition_faces WHERE collection = ?1", id);
        return writer.Execute("DELETE FROM rekognition_collections WHERE id = ?1", id) == 1;
    });

    /// <summary>Ids after one, in order.</summary>
    public List<string> Ids(string? after, int limit) => database.Read(reader => reader.Query(
        "SELECT id FROM rekognition_collections WHERE id > ?1 ORDER BY id LIMIT ?2", row => row.GetString(0), after ?? "", limit));

    /// <summary>How many faces a collection holds.</summary>
    public long Count(string id) => database.Read(reader => reader.QueryFirst(
        "SELECT count(*) FROM rekognition_faces WHERE collection = ?1", row => row.GetInt64(0), id));

    /// <summary>Adds faces.</summary>
    /// <exception cref="Protocol.AwsException">The collection was deleted in the meantime.</exception>
    public void Add(string collection, string engine, IReadOnlyList<(IndexedFace Face, float[] Vector)> faces) => database.Write(writer =>
    {
        if (writer.QueryFirst("SELECT 1 FROM rekognition_collections WHERE id = ?1", row => row.GetInt32(0), collection) == 0)
        {
            throw RekognitionErrors.NotFound($"The collection id: {collection}");
        }

        foreach (var (face, vector) in faces)
        {
            writer.Execute(
                "INSERT INTO rekognition_faces (face_id, collection, image_id, external_image_id, box, confidence, engine, vector) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                face.FaceId, collection, face.ImageId, face.ExternalImageId, JsonSerializer.Serialize(face.Box), face.Confidence, engine,
                MemoryMarshal.AsBytes(vector.AsSpan()).ToArray());
        }
    });

    /// <summary>A page of a collection's faces, in the order in which they were indexed.</summary>
    /// <param name="collection">Whose.</param>
    /// <param name="userId">Only the faces of this user.</param>
    /// <param name="afterPlace">Only those after it.</param>
    /// <param name="limit">At most so many.</param>
    public List<(long Place, IndexedFace Face)> Page(string collection, string? userId, long afterPlace, int limit) => database.Read(reader => reader.Query(
        $"SELECT {Columns}, place FROM rekognition_faces WHERE collection = ?1 AND (?2 IS NULL OR user_id = ?2) AND place > ?3 ORDER BY place LIMIT ?4",
        row => (row.GetInt64(6), ToFace(row)), collection, userId, afterPlace, limit));

    /// <summary>Finds a face.</summary>
    public IndexedFace? Find(string collection, string faceId) => database.Read(reader => reader.QueryFirst(
        $"SELECT {Columns} FROM rekognition_faces WHERE collection = ?1 AND face_id = ?2", ToFace, collection, faceId));

    /// <summary>A face's vector, if it was made by an engine.</summary>
    public float[]? Vector(string faceId, string engine) => database.Read(reader => reader.QueryFirst(
        "SELECT vector FROM rekognition_faces WHERE face_id = ?1 AND engine = ?2", row => ToVector(row, 0), faceId, engine));

    /// <summary>Reads the vectors of a collection that an engine made, one after the other.</summary>
    public void ReadVectors(string collection, string engine, int dimensions, Action<string, float[]> read) => database.Read(reader => reader.ForEach(
        "SELECT face_id, vector FROM rekognition_faces WHERE collection = ?1 AND engine = ?2 AND length(vector) = ?3",
        row => read(row.GetString(0), ToVector(row, 1)), collection, engine, dimensions * sizeof(float)));

    /// <summary>Deletes a face.</summary>
    public bool Remove(string collection, string faceId) => database.Write(writer => writer.Execute(
        "DELETE FROM rekognition_faces WHERE collection = ?1 AND face_id = ?2", collection, faceId) == 1);

    /// <summary>A collection's ARN.</summary>
    public string ArnOf(string id) => arns.Of("rekognition", string.Create(CultureInfo.InvariantCulture, $"collection/{id}"));

    /// <summary>A column's vector.</summary>
    public static float[] ToVector(SqliteDataReader row, int column) =>
        MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(column)).ToArray();

    private const string Columns = "face_id, image_id, external_image_id, box, confidence, user_id";

    private static IndexedFace ToFace(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.Text(2), JsonSerializer.Deserialize<FaceBox>(row.GetString(3)), row.GetDouble(4), row.Text(5));
}
