using FaceAspire.Infra;

// Run by the CDK's command line (see cdk.json), or by hand: dotnet run --project FaceAspire.Infra -- templates
try
{
    if (args is ["templates", ..])
    {
        CheckedInTemplates.Write(args.ElementAtOrDefault(1) ?? Directory.GetCurrentDirectory());
    }
    else
    {
        FaceAspireApp.Account(InfraOptions.Read(CdkContext.FromEnvironment())).Synth();
    }

    return 0;
}
catch (InfraOptionsException e)
{
    Console.Error.WriteLine("The options in FaceAspire.Infra/cdk.json, or those given with -c, will not do:");
    Console.Error.WriteLine(e.Message);
    return 2;
}
