using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Faults;

/// <summary>Arms faults as a user does.</summary>
internal static class FaultCalls
{
    /// <summary>Arms one, which must be taken.</summary>
    public static async Task<string> ArmAsync(this AwsWire wire, object fault)
    {
        var answer = await wire.PostAsync("/_faceaspire/faults", fault);
        Assert.True(answer.Status == 201, $"{answer.Status}: {answer.Body}");
        return answer.Text("id");
    }

    /// <summary>What is armed.</summary>
    public static async Task<JsonElement[]> FaultsAsync(this AwsWire wire) =>
        [.. JsonDocument.Parse(await wire.Http.GetStringAsync("/_faceaspire/faults", TestContext.Current.CancellationToken)).RootElement.EnumerateArray()];
}
