using FaceAspire.AppHost;
using static FaceAspire.AppHost.BuiltProject;

// The whole system on one screen: what runs, and what it is wired to.
LoopbackBypass.Set();
var builder = DistributedApplication.CreateBuilder(HostArguments.For(args));
if (builder.ReadOptions(args) is not { } options)
{
    return; // what is wrong has been said, and the exit code set
}

var aws = builder.AddAws(options);                                             // the emulator, LocalStack beside it, or your account
if (aws.IsLocal)
{
    var setup = builder.AddSetup(aws, options);                                // the CloudFormation stacks, and the people's photos

    builder.AddLambda<Enroller>("enroller", aws).WaitForCompletion(setup);     // photo      -> face in the collection
    if (options.Recogniser == Recogniser.Images)
    {
        builder.AddLambda<Analyzer>("analyzer", aws).WaitForCompletion(setup); // picture    -> seen faces; else a stream processor's work
    }

    builder.AddLambda<Matcher>("matcher", aws).WaitForCompletion(setup);       // seen faces -> visits -> alerts
    builder.AddLambda<Notifier>("notifier", aws).WaitForCompletion(setup);     // alert      -> e-mail with a picture

    builder.AddProducer(aws, options).WaitForCompletion(setup);                // cameras    -> video streams
    builder.WatchAlerts(aws);                                                  // a console line for every e-mail
}
else
{
    var account = builder.AddAccount(options);                                 // the stacks: all the rest runs in your account
    builder.AddProducer(aws, options).WaitForAll(account);                     // cameras    -> video streams
}

builder.WatchRun(aws, options);                                                // says where to look; keeps the time of --for
await builder.Build().RunAsync();
