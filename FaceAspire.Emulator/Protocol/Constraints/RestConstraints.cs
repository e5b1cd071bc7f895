using System.Globalization;

namespace FaceAspire.Emulator.Protocol.Constraints;

/// <summary>Checks what a REST request says in its path and its query.</summary>
internal static class RestConstraints
{
    /// <summary>Notes what is wrong.</summary>
    public static void Check(Constraint request, HttpRequest http, Violations violations)
    {
        foreach (var member in request.Members.Where(member => member.Location is not null))
        {
            var value = member.Location == "path" ? http.RouteValues[member.Name]?.ToString() : http.Query[member.Name].FirstOrDefault();
            violations.Enter(member.Name);
            if (value is null)
            {
                CheckAbsent(member, violations);
            }
            else if (member.Range is not null && decimal.TryParse(value, CultureInfo.InvariantCulture, out var number))
            {
                violations.CheckNumber(member, number);
            }
            else
            {
                violations.CheckText(member, value);
            }

            violations.Leave();
        }
    }

    private static void CheckAbsent(Constraint member, Violations violations)
    {
        if (member.IsRequired)
        {
            violations.AddMissing();
        }
    }
}
