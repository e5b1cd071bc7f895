using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>What the functions of a stack's template see.</summary>
internal sealed class StackScopes(StackStore store, Arns arns)
{
    /// <summary>Parameters, pseudo parameters, and the resources that exist.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="template">Its template.</param>
    /// <param name="resources">Its resources.</param>
    /// <param name="imports">Gets the names of the exports that are used.</param>
    public Scope Of(StackRecord stack, Template template, IReadOnlyDictionary<string, StackResourceRecord> resources, ISet<string> imports)
    {
        var values = ParameterValues.Resolve(template, stack.Parameters);
        values["AWS::AccountId"] = arns.Account;
        values["AWS::Region"] = arns.Region;
        values["AWS::Partition"] = "aws";
        values["AWS::URLSuffix"] = "amazonaws.com";
        values["AWS::NotificationARNs"] = new JsonArray();
        values["AWS::StackName"] = stack.Name;
        values["AWS::StackId"] = stack.Id;
        return new()
        {
            Values = values,
            Resources = resources.ToDictionary(resource => resource.Key, resource => resource.Value.ToResource()),
            Conditions = template.Conditions,
            Mappings = template.Mappings,
            Import = name =>
            {
                imports.Add(name);
                return store.Export(name);
            },
        };
    }

    /// <summary>The resources whose conditions hold, each after those it needs.</summary>
    public IReadOnlyList<string> Included(StackRecord stack)
    {
        var template = Template.Parse(stack.Template);
        var evaluator = new Evaluator(Of(stack, template, new Dictionary<string, StackResourceRecord>(), new HashSet<string>()));
        return template.InOrder(logicalId =>
            template.Resources[logicalId]?["Condition"]?.ToString() is not { } condition || evaluator.Holds(condition));
    }

    /// <summary>What the stack gives out.</summary>
    public static IReadOnlyList<StackOutput> Outputs(Template template, Scope scope)
    {
        var evaluator = new Evaluator(scope);
        return
        [
            .. from output in template.Outputs
               where output.Value!["Condition"]?.ToString() is not { } condition || evaluator.Holds(condition)
               select new StackOutput(
                   output.Key, evaluator.Text(output.Value!["Value"]), output.Value["Description"]?.ToString(),
                   output.Value["Export"]?["Name"] is { } name ? evaluator.Text(name) : null),
        ];
    }
}
