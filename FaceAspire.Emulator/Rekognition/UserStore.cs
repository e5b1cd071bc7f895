using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Users of collections and which faces are theirs, durable. A face is one user's at most.</summary>
internal sealed class UserStore(Database database)
{
    /// <summary>The table; the faces name their user.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS rekognition_users (
            collection TEXT NOT NULL, user_id TEXT NOT NULL, token TEXT, PRIMARY KEY (collection, user_id));
        """;

    /// <summary>Creates a user.</summary>
    /// <param name="collection">Where.</param>
    /// <param name="userId">The user.</param>
    /// <param name="token">The client's name for the request: the same one again changes nothing.</param>
    /// <returns><see langword="false"/> when there is one that another request created.</returns>
    public bool Create(string collection, string userId, string? token) => database.Write(writer =>
        writer.Execute("INSERT INTO rekognition_users (collection, user_id, token) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", collection, userId, token) == 1
        || (token is not null && writer.QueryFirst(
            "SELECT token FROM rekognition_users WHERE collection = ?1 AND user_id = ?2", row => row.Text(0), collection, userId) == token));

    /// <summary>Whether a user exists.</summary>
    public bool Exists(string collection, string userId) => database.Read(reader => reader.QueryFirst(
        "SELECT 1 FROM rekognition_users WHERE collection = ?1 AND user_id = ?2", row => row.GetInt32(0), collection, userId) == 1);

    /// <summary>Deletes a user, whose faces stay.</summary>
    public bool Delete(string collection, string userId) => database.Write(writer =>
    {
        writer.Execute("UPDATE rekognition_faces SET user_id = NULL WHERE collection = ?1 AND user_id = ?2", collection, userId);
        return writer.Execute("DELETE FROM rekognition_users WHERE collection = ?1 AND user_id = ?2", collection, userId) == 1;
    });

    /// <summary>Deletes a collection's users.</summary>
    public void DeleteAll(string collection) => database.Write(writer => writer.Execute("DELETE FROM rekognition_users WHERE collection = ?1", collection));

    /// <summary>Users after one, in order, and how many faces each has.</summary>
    public List<(string UserId, long Faces)> Page(string collection, string? after, int limit) => database.Read(reader => reader.Query(
        "SELECT user_id, (SELECT count(*) FROM rekognition_faces f WHERE f.collection = u.collection AND f.user_id = u.user_id) FROM rekognition_users u WHERE collection = ?1 AND user_id > ?2 ORDER BY user_id LIMIT ?3",
        row => (row.GetString(0), row.GetInt64(1)), collection, after ?? "", limit));

    /// <summary>How many users a collection has.</summary>
    public long Count(string collection) => database.Read(reader => reader.QueryFirst(
        "SELECT count(*) FROM rekognition_users WHERE collection = ?1", row => row.GetInt64(0), collection));

    /// <summary>How many faces a user has.</summary>
    public long Faces(string collection, string userId) => database.Read(reader => reader.QueryFirst(
        "SELECT count(*) FROM rekognition_faces WHERE collection = ?1 AND user_id = ?2", row => row.GetInt64(0), collection, userId));

    /// <summary>Says whose a face is; nobody's, with <see langword="null"/>.</summary>
    public void Assign(string collection, string faceId, string? userId) => database.Write(writer => writer.Execute(
        "UPDATE rekognition_faces SET user_id = ?3 WHERE collection = ?1 AND face_id = ?2", collection, faceId, userId));

    /// <summary>The vectors of a user's faces that an engine made.</summary>
    public List<float[]> Vectors(string collection, string engine, string userId) => database.Read(reader => reader.Query(
        "SELECT vector FROM rekognition_faces WHERE collection = ?1 AND engine = ?2 AND user_id = ?3",
        row => CollectionStore.ToVector(row, 0), collection, engine, userId));

    /// <summary>The vectors of all users' faces that an engine made.</summary>
    public List<(string UserId, float[] Vector)> Vectors(string collection, string engine) => database.Read(reader => reader.Query(
        "SELECT user_id, vector FROM rekognition_faces WHERE collection = ?1 AND engine = ?2 AND user_id IS NOT NULL",
        row => (row.GetString(0), CollectionStore.ToVector(row, 1)), collection, engine));
}
