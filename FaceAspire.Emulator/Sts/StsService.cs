using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Sts;

/// <summary>STS: who is calling.</summary>
internal static class StsService
{
    /// <summary>Adds GetCallerIdentity.</summary>
    public static void AddSts(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var arns = provider.GetRequiredService<Arns>();
        var sts = new QueryService("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", ConstraintSet.Of("sts", "ValidationError"));
        return sts.On("GetCallerIdentity", (_, _) => Task.FromResult<IEnumerable<XElement>?>(
        [
            new XElement(sts.Namespace + "Arn", $"arn:aws:iam::{arns.Account}:root"),
            new XElement(sts.Namespace + "UserId", arns.Account),
            new XElement(sts.Namespace + "Account", arns.Account),
        ]));
    });
}
