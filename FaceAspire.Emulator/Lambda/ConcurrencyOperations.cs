namespace FaceAspire.Emulator.Lambda;

/// <summary>The operations on functions' reserved concurrency (API reference "AWS Lambda", 2017-10-31 and 2019-09-30).</summary>
internal sealed class ConcurrencyOperations(FunctionStore store, RuntimePools pools)
{
    private const int Account = 1000;
    private const int Unreserved = 100;

    /// <summary>PutFunctionConcurrency; 0 lets the function not run at all.</summary>
    public Task<object?> Put(ConcurrencyRequest request, HttpContext context)
    {
        var (function, wanted) = (Named(context), request.ReservedConcurrentExecutions ?? 0);
        var others = store.All().Where(other => other.Name != function.Name).Sum(other => other.ReservedConcurrency ?? 0);
        if (wanted > Account - Unreserved - others)
        {
            throw LambdaErrors.Invalid(
                $"Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{Unreserved}].");
        }

        return Task.FromResult<object?>(Describe(Save(function with { ReservedConcurrency = wanted })));
    }

    /// <summary>GetFunctionConcurrency.</summary>
    public Task<object?> Get(object request, HttpContext context) => Task.FromResult<object?>(Describe(Named(context)));

    /// <summary>DeleteFunctionConcurrency.</summary>
    public Task<object?> Delete(object request, HttpContext context)
    {
        Save(Named(context) with { ReservedConcurrency = null });
        return Task.FromResult<object?>(null);
    }

    private LambdaFunction Save(LambdaFunction function)
    {
        store.Save(function);
        pools.Of(function.Name).Reconsider();
        return function;
    }

    private LambdaFunction Named(HttpContext context) => store.Get((string)context.Request.RouteValues["FunctionName"]!);

    private static object Describe(LambdaFunction function) => new { ReservedConcurrentExecutions = function.ReservedConcurrency };
}

/// <summary>What is asked; the member as the API spells it.</summary>
internal sealed record ConcurrencyRequest(int? ReservedConcurrentExecutions);
