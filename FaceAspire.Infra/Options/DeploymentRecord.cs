using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Options;

/// <summary>
/// What <c>./deploy</c> last packaged, for which account and with which options. The AppHost brings the stacks up to date from it; so
/// what it deploys is what <c>./deploy</c> would.
/// </summary>
/// <param name="Account">The account's number.</param>
/// <param name="Region">The region.</param>
/// <param name="Context">The options, the code's place among them.</param>
internal sealed record DeploymentRecord(string Account, string Region, JsonObject Context)
{
    /// <summary>The record as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads a record.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="JsonException">The file is none.</exception>
    public static DeploymentRecord? Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<DeploymentRecord>(File.ReadAllText(file), JsonSerializerOptions.Web) : null;
}
