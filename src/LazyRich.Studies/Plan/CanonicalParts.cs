using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>The pieces of which <see cref="CanonicalJson"/>, configurations and key templates are made alike.</summary>
internal static class CanonicalParts
{
    private const string KindKey = "kind";

    /// <summary>Everything but λ, seed and time.</summary>
    public static string Configuration(
        Setting task, Architecture architecture, Activation activation, Setting init, Setting solver, ImmutableArray<string> observe,
        ReadOnlySpan<PhaseDefinition> phases, Comparison? compare)
    {
        var json = new StringBuilder(384);
        AppendNetwork(json, architecture, activation);
        Append(json, compare);
        json.Append(",\"init\":");
        Append(json, init);
        json.Append(",\"numerics\":").Append(NumericsVersion.Current).Append(",\"observe\":");
        Append(json, observe);
        CanonicalPhases.Append(json, phases);
        json.Append(",\"solver\":");
        Append(json, solver);
        json.Append(",\"task\":");
        Append(json, task);
        return json.Append('}').ToString();
    }

    /// <summary>The object's beginning, without a comma: runs of linear networks say nothing of it.</summary>
    public static StringBuilder AppendNetwork(StringBuilder json, Architecture architecture, Activation activation)
    {
        json.Append('{');
        if (activation != Activation.Linear)
            json.Append("\"activation\":\"").Append(activation.Name()).Append("\",");
        return json.Append("\"architecture\":\"").Append(architecture.Name).Append('"');
    }

    /// <summary>Where λ and the seed go into a configuration's JSON; the time goes before its last brace.</summary>
    public static (int Lambda, int Seed) Gaps(string configuration)
    {
        int lambda = configuration.IndexOf(",\"numerics\":", StringComparison.Ordinal);
        return (lambda, configuration.IndexOf(",\"solver\":", lambda, StringComparison.Ordinal));
    }

    public static string Lambda(double? lambda) => lambda is double value ? JsonNumber.Write(value) : "null";

    public static string Time(TimeDefinition time) => time switch
    {
        GridTime grid => $"{{\"grid\":\"{grid.Digest}\"}}",
        ConvergedTime(double tolerance, double limit, int points) converged =>
            $"{{\"limit\":{JsonNumber.Write(limit)},\"points\":{points},\"tolerance\":{JsonNumber.Write(tolerance)}," +
            $"\"until\":\"{(converged.ToInfinity ? "infinity" : "converged")}\"}}",
        PhaseTimes phases => $"[{string.Join(',', phases.Each.Select(Time))}]",
        _ => throw new NotSupportedException($"{time.GetType().Name} has no canonical form."),
    };

    /// <summary>Nothing for runs that are not compared, so that their keys are what they always were.</summary>
    public static void Append(StringBuilder json, Comparison? compare)
    {
        if (compare is null)
            return;
        Append(json.Append(",\"compare\":{\"against\":"), compare.Against);
        Append(json.Append(",\"of\":"), compare.Of);
        json.Append('}');
    }

    public static void Append(StringBuilder json, ImmutableArray<string> names)
    {
        json.Append('[');
        for (int i = 0; i < names.Length; i++)
            Append(i == 0 ? json : json.Append(','), names[i]);
        json.Append(']');
    }

    public static void Append(StringBuilder json, Setting setting)
    {
        json.Append('{');
        bool kindWritten = false;
        foreach ((string name, SettingValue value) in setting.Values)
        {
            if (!kindWritten && string.CompareOrdinal(KindKey, name) < 0)
                AppendKind();
            Separate(json);
            Append(json, name);
            Append(json.Append(':'), value);
        }

        if (!kindWritten)
            AppendKind();
        json.Append('}');

        void AppendKind()
        {
            kindWritten = true;
            Separate(json);
            Append(json.Append("\"kind\":"), setting.Kind);
        }
    }

    private static void Separate(StringBuilder json)
    {
        if (json[^1] != '{')
            json.Append(',');
    }

    private static void Append(StringBuilder json, SettingValue value) => _ = value switch
    {
        NumberValue number => json.Append(JsonNumber.Write(number.Value)),
        FlagValue flag => json.Append(flag.Value ? "true" : "false"),
        TextValue text => Append(json, text.Value),
        NumbersValue numbers => json.Append('[').AppendJoin(',', numbers.Values.Select(JsonNumber.Write)).Append(']'),
        MatrixValue(string digest, int rows, int columns) =>
            json.Append(CultureInfo.InvariantCulture, $"{{\"columns\":{columns},\"matrix\":\"{digest}\",\"rows\":{rows}}}"),
        _ => throw new NotSupportedException($"{value.GetType().Name} has no canonical form."),
    };

    private static StringBuilder Append(StringBuilder json, string text) =>
        json.Append('"').Append(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
}
