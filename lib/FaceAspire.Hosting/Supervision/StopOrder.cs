using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>The order in which parts are stopped: the reverse of that in which their waits let them start.</summary>
internal static class StopOrder
{
    /// <summary>The supervisors in groups that may be stopped together, first group first.</summary>
    public static IEnumerable<IReadOnlyList<Supervisor>> Waves(IReadOnlyList<Supervisor> supervisors) => supervisors
        .GroupBy(supervisor => Depth(supervisor.Resource, []))
        .OrderByDescending(group => group.Key)
        .Select(group => group.ToArray());

    /// <summary>How many waits stand, one behind the other, before a resource.</summary>
    /// <exception cref="DistributedApplicationException">Resources wait for each other.</exception>
    public static int Depth(IResource resource, IReadOnlyList<IResource> path)
    {
        if (path.Contains(resource))
        {
            throw new DistributedApplicationException(
                $"These resources wait for each other: {string.Join(" -> ", path.Append(resource).Select(one => one.Name))}.");
        }

        return resource.Annotations.OfType<WaitAnnotation>()
            .Select(wait => Depth(wait.Resource, [.. path, resource]) + 1)
            .DefaultIfEmpty(0)
            .Max();
    }
}
