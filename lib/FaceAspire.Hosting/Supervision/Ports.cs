using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>Gives every endpoint its port.</summary>
internal static class Ports
{
    /// <summary>Endpoints that name no port get free ones, each another.</summary>
    public static void Allocate(IEnumerable<EndpointAnnotation> endpoints)
    {
        List<TcpListener> held = []; // until all are found, so that none is found twice
        try
        {
            foreach (var endpoint in endpoints)
            {
                endpoint.AllocatedPort = endpoint.Port ?? Free(held);
            }
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }

    private static int Free(List<TcpListener> held)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        held.Add(listener);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
