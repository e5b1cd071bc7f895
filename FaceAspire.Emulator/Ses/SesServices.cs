using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Ses;

/// <summary>SES, versions 1 and 2, and the mailbox that every message ends in.</summary>
internal static class SesServices
{
    /// <summary>Adds the service.</summary>
    public static void AddSes(this IServiceCollection services)
    {
        services.AddSingleton(new Schema(MailStore.Tables));
        services.AddSingleton<MailStore>();
        services.AddSingleton<Identities>();
        services.AddSingleton<SendQuota>();
        services.AddSingleton<SesV2Operations>();
        services.AddSingleton<SesV1Operations>();
        services.AddSingleton<IResourceType, EmailIdentityResource>();
        services.AddSingleton(provider => provider.GetRequiredService<SesV1Operations>().ToService());
    }

    /// <summary>Maps version 2's paths.</summary>
    public static void MapSes(this IEndpointRouteBuilder app)
    {
        var rules = ConstraintSet.Of("sesv2", "BadRequestException");
        var ses = app.ServiceProvider.GetRequiredService<SesV2Operations>();
        app.MapPost("/v2/email/outbound-emails", RestJson.Handle<SendEmailRequest>(ses.Send, maxBytes: SesV2Operations.MaxRequestBytes, check: rules.Checks("SendEmail")));
        app.MapGet("/v2/email/account", RestJson.Handle<object>(ses.GetAccount));
        app.MapPost("/v2/email/identities", RestJson.Handle<CreateIdentityRequest>(ses.CreateIdentity, check: rules.Checks("CreateEmailIdentity")));
        app.MapGet("/v2/email/identities", RestJson.Handle<object>(ses.ListIdentities, check: rules.Checks("ListEmailIdentities")));
        app.MapGet("/v2/email/identities/{EmailIdentity}", RestJson.Handle<object>(ses.GetIdentity, check: rules.Checks("GetEmailIdentity")));
        app.MapDelete("/v2/email/identities/{EmailIdentity}", RestJson.Handle<object>(ses.DeleteIdentity, check: rules.Checks("DeleteEmailIdentity")));
    }
}
