using FaceAspire.Infra;

// Run by the CDK's command line (see cdk.json), by ./deploy, or by hand: dotnet run --project FaceAspire.Infra -- templates FaceAspire.Infra
try
{
    switch (args)
    {
        case ["templates", var folder]:
            CheckedInTemplates.Write(folder);
            break;
        case ["options", var file, .. var given]:
            Console.WriteLine(InfraOptions.Read(CdkContext.FromFile(file, given)).Summary);
            break;
        case ["record", var account, var region, var file, .. var given]:
            Console.WriteLine(new DeploymentRecord(account, region, CdkContext.FromFile(file, given)).ToJson());
            break;
        default:
            FaceAspireApp.Account(InfraOptions.Read(CdkContext.FromEnvironment())).Synth();
            break;
    }

    return 0;
}
catch (InfraOptionsException e)
{
    Console.Error.WriteLine("The options in FaceAspire.Infra/cdk.json, or those given with -c, will not do:");
    Console.Error.WriteLine(e.Message);
    return 2;
}
