using System.Globalization;

namespace FaceAspire.Emulator.Protocol.Constraints;

/// <summary>Checks the fields of a query call: <c>Tags.member.1.Key</c> is the key of the first tag.</summary>
internal static class FormConstraints
{
    /// <summary>Notes what is wrong with a request.</summary>
    public static void Check(Constraint request, QueryForm form, Violations violations) => CheckMembers(request, form, "", violations);

    private static void CheckMembers(Constraint constraint, QueryForm form, string prefix, Violations violations)
    {
        foreach (var member in constraint.Members)
        {
            violations.Enter(member.Name);
            CheckMember(member, form, prefix + member.Name, violations);
            violations.Leave();
        }
    }

    private static void CheckMember(Constraint member, QueryForm form, string name, Violations violations)
    {
        var text = form[name];
        if (text is null && !form.Has(name + '.'))
        {
            if (member.IsRequired)
            {
                violations.AddMissing();
            }

            return;
        }

        if (text is not null)
        {
            CheckText(member, text, violations);
        }
        else if (member.Members.Count > 0)
        {
            CheckMembers(member, form, name + '.', violations);
        }
        else
        {
            CheckList(member, form, name + ".member.", violations);
        }
    }

    private static void CheckList(Constraint list, QueryForm form, string prefix, Violations violations)
    {
        var count = 0;
        for (var i = 1; prefix + i.ToString(CultureInfo.InvariantCulture) is var item && (form[item] is not null || form.Has(item + '.')); i++)
        {
            count++;
            if (list.Items is { } items)
            {
                violations.EnterItem(i);
                CheckMember(items, form, item, violations);
                violations.Leave();
            }
        }

        violations.CheckLength(list, count, "");
    }

    private static void CheckText(Constraint member, string text, Violations violations)
    {
        if (member.Range is not null && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            violations.CheckNumber(member, number);
        }
        else if (member.ChecksText && !member.IsBlob)
        {
            violations.CheckText(member, text);
        }
    }
}
