using System.Text;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>A page of a list. The token names the last item of the page before, so that what comes or goes meanwhile shifts nothing.</summary>
internal static class ListPage
{
    /// <summary>Items a page.</summary>
    public const int Size = 100;

    /// <summary>The list's element and, where more follows, the token.</summary>
    /// <param name="form">The request, perhaps with <c>NextToken</c>.</param>
    /// <param name="name">The element's name.</param>
    /// <param name="items">All items, in an order that stays.</param>
    /// <param name="key">What an item is told by.</param>
    /// <param name="write">Writes an item.</param>
    /// <exception cref="AwsException"><c>ValidationError</c>: the token is none of this list's.</exception>
    public static Task<IEnumerable<XElement>?> Of<T>(
        QueryForm form, string name, IReadOnlyList<T> items, Func<T, string> key, Func<T, XElement> write)
    {
        var page = items.Skip(Start(form["NextToken"], items, key)).Take(Size + 1).ToList();
        var list = StackXml.List(name, page.Take(Size).Select(write));
        return Task.FromResult<IEnumerable<XElement>?>(
            page.Count > Size ? [list, StackXml.Text("NextToken", Convert.ToHexString(Encoding.UTF8.GetBytes(key(page[Size - 1]))))!] : [list]);
    }

    private static int Start<T>(string? token, IReadOnlyList<T> items, Func<T, string> key)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (Convert.ToHexString(Encoding.UTF8.GetBytes(key(items[i]))) == token)
            {
                return i + 1;
            }
        }

        throw CloudFormationErrors.Validation($"NextToken {token} is not valid");
    }
}
