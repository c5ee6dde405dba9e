using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Expressions;

/// <summary>What an expression may name: parameters with their type, and the bare words that stand for themselves.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, ExpressionType> types = new()
    {
        ["lambda"] = ExpressionType.Number,
        ["seed"] = ExpressionType.Number,
        ["inputs"] = ExpressionType.Number,
        ["hidden"] = ExpressionType.Number,
        ["outputs"] = ExpressionType.Number,
        ["layers"] = ExpressionType.Number,
        ["architecture"] = ExpressionType.Text,
        ["shape"] = ExpressionType.Text,
        ["activation"] = ExpressionType.Text,
        ["task"] = ExpressionType.Text,
        ["init"] = ExpressionType.Text,
        ["solver"] = ExpressionType.Text,
    };

    private static readonly HashSet<string> Words =
    [
        "square", "funnel", "inverted-funnel", "bottleneck", "wide", "between", "deep", .. ActivationNames.All,
        .. Sections.All.SelectMany(section => section.Kinds.All).Select(kind => kind.Name),
        .. Sections.All.SelectMany(section => section.Kinds.All).SelectMany(kind => kind.Parameters).SelectMany(parameter => parameter.Choices),
    ];

    public Names()
    {
        foreach (Section section in Sections.All)
        {
            foreach (Parameter parameter in section.Kinds.All.SelectMany(kind => kind.Parameters))
            {
                if (TypeOf(parameter.Type) is ExpressionType type)
                    types[$"{section.Name}.{parameter.Name}"] = type;
            }
        }
    }

    /// <summary>These numbers and nothing else.</summary>
    public static Names Numbers(IEnumerable<string> names)
    {
        var numbers = new Names();
        numbers.types.Clear();
        foreach (string name in names)
            numbers.Add(name);
        return numbers;
    }

    public IEnumerable<string> All => types.Keys;

    public static readonly IReadOnlyList<string> Functions = ["abs", "min", "max", "sqrt", "exp", "log"];

    public bool Knows(string name) => types.ContainsKey(name);

    public ExpressionType? TypeOf(string name) => types.TryGetValue(name, out ExpressionType type) ? type : null;

    public static bool IsWord(string text) => Words.Contains(text);

    /// <summary>A name made by <c>derive</c>.</summary>
    public void Add(string name) => types[name] = ExpressionType.Number;

    /// <summary>What can be said of a later phase: its λ, its task, and the task's parameters.</summary>
    public void AddPhase(string phase)
    {
        types[$"{phase}.lambda"] = ExpressionType.Number;
        types[$"{phase}.task"] = ExpressionType.Text;
        foreach (Parameter parameter in Sections.Task.Kinds.All.SelectMany(kind => kind.Parameters))
        {
            if (TypeOf(parameter.Type) is ExpressionType type)
                types[$"{phase}.task.{parameter.Name}"] = type;
        }
    }

    /// <summary>Whether text could be a name of its own: a letter, then letters, digits and _.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static ExpressionType? TypeOf(ParameterType type) => type switch
    {
        ParameterType.Number or ParameterType.Integer => ExpressionType.Number,
        ParameterType.Choice => ExpressionType.Text,
        ParameterType.Flag => ExpressionType.Truth,
        _ => null,
    };
}
