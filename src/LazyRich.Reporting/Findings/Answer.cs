namespace LazyRich.Reporting.Findings;

/// <summary>A finding's sentence with the numbers of stored runs.</summary>
/// <param name="Unmet">The conditions that do not hold, each with its numbers; empty: the runs support the sentence.</param>
public sealed record Answer(Finding Finding, string Sentence, IReadOnlyList<AnswerNumber> Numbers, IReadOnlyList<string> Unmet)
{
    public bool IsSupported => Unmet.Count == 0;

    /// <summary>The sentence, or plainly that these runs do not support it, with what they say instead.</summary>
    public string Text => IsSupported ? Sentence : $"not supported by these runs: {Sentence} ({string.Join("; ", Unmet)})";
}

/// <param name="Value">Null when no run has what it is made from.</param>
/// <param name="Runs">How many runs it is made from; 0 for one that is made from other numbers.</param>
public sealed record AnswerNumber(string Name, double? Value, int Runs);
