namespace LazyRich.Studies.Files;

/// <summary>One thing wrong with a study file.</summary>
/// <param name="Line">From 1; 0 where no place can be named.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">The offending text, as written.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Nearest">The nearest key or value that exists, if one is near.</param>
public sealed record StudyFault(string File, int Line, int Column, string Text, string Message, string? Nearest)
{
    /// <summary><c>study.yaml:3:9: unknown task 'random-regresion'; did you mean 'random-regression'?</c></summary>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}:{Column}" : "")}: {Message}{(Nearest is null ? "" : $"; did you mean '{Nearest}'?")}";
}
