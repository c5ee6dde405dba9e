using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Studies.Expressions;

namespace LazyRich.Reporting.Findings;

/// <summary>What a study found: a sentence whose numbers come from stored runs, and the condition under which they support it.</summary>
/// <param name="Study">The study it is about.</param>
/// <param name="Question">What the study was run to answer.</param>
/// <param name="Figures">Names of the figures that show it.</param>
/// <param name="Numbers">In the order in which they are named; a later one can be made from earlier ones.</param>
/// <param name="Sentence">With {name} where a number stands, {name:%} for a percentage.</param>
/// <param name="Supported">All of these hold when the runs support the sentence.</param>
public sealed record Finding(
    string File,
    string Study,
    string Question,
    IReadOnlyList<string> Figures,
    IReadOnlyList<FindingNumber> Numbers,
    string Sentence,
    IReadOnlyList<Formula> Supported);
