using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.AppHost;

/// <summary>What the dashboard offers to do with the emulator and with what is set up in it.</summary>
internal static class EmulatorCommands
{
    /// <summary>Offers the mailbox, and to begin anew.</summary>
    public static IResourceBuilder<ProjectResource> WithEmulatorCommands(this IResourceBuilder<ProjectResource> emulator) => emulator
        .WithUrl($"{emulator.GetEndpoint("http")}/_faceaspire/mailbox", "Open mailbox")
        .WithCommand("reset", "Reset", context => ResetAsync(context, emulator), commandOptions: new()
        {
            Description = "Makes the emulator empty, then sets it up again.",
            ConfirmationMessage = "Everything in the emulator is deleted: faces, videos, e-mails. Go on?",
            IconName = "Delete",
        });

    /// <summary>Gives the task the people to enrol, and offers to enrol the demo's as well.</summary>
    public static IResourceBuilder<ProjectResource> WithPeople(this IResourceBuilder<ProjectResource> setup, string people, string samples)
    {
        var folder = people; // of the next run
        return setup
            .WithEnvironment("FaceAspire__People", () => folder)
            .WithCommand(
                "enrol-samples",
                "Enrol sample people",
                async context =>
                {
                    folder = samples;
                    return await StartSetupAsync(context);
                },
                commandOptions: new() { Description = "Uploads the portraits of the demo's people.", IconName = "PeopleAdd" });
    }

    private static async Task<ExecuteCommandResult> ResetAsync(ExecuteCommandContext context, IResourceBuilder<ProjectResource> emulator)
    {
        using var http = new HttpClient { BaseAddress = new(emulator.GetEndpoint("http").Url) };
        using var answer = await http.PostAsync("/_faceaspire/reset", content: null, context.CancellationToken);
        return answer.IsSuccessStatusCode
            ? await StartSetupAsync(context)
            : CommandResults.Failure($"The emulator answered {(int)answer.StatusCode}.");
    }

    private static Task<ExecuteCommandResult> StartSetupAsync(ExecuteCommandContext context) => context.Services
        .GetRequiredService<ResourceCommandService>()
        .ExecuteCommandAsync("setup", KnownResourceCommands.StartCommand, cancellationToken: context.CancellationToken);
}
