using CsCheck;
using LazyRich.Studies.Files;

namespace LazyRich.Studies.Tests.Files;

/// <summary>Whatever a file holds, the reader answers with a plan or with faults that have a place, and never throws.</summary>
public sealed class ReaderPropertyTests
{
    private static readonly string[] Files =
    [
        .. BuiltInStudies.All.Select(study => study.Text),
        """
        study: all-of-it
        task: [random-regression, {kind: random-regression, spectrum: [[3, 2, 1], {range: [3, 1, -1]}], scale: {logspace: [0.1, 10], points: 3}}]
        architecture: [3-3-3, 6-3-3, 3-7-3]
        init: {kind: [lambda-balanced, task-aligned], scale: [0.1, 1]}
        lambda: [0, {symlog: [0.1, 10], points: 5}]
        seed: {range: [0, 4, 2]}
        solver: [exact, {kind: gradient-descent, learning-rate: 0.01}]
        time: {log: [0.01, "30*max(1,abs(lambda))"], points: 5}
        observe: [loss, product]
        impossible: skip
        zip: [[init, seed]]
        exclude: ["lambda > 5 and shape = funnel", "not (seed in (0, 2))"]
        when: hidden <= outputs or lambda = 0
        derive: {root: "sqrt(abs(lambda) + 1)"}
        retry: 2
        timeout: 10m
        priority: -3
        cases:
          - {time: {until: converged, tolerance: 1e-3, limit: "10*root", points: 4}}
          - lambda: 1
            time: [1, 2, "3*root"]
        """,
        """
        study: phased
        tasks: {old: {kind: random-regression}, new: {kind: random-regression}}
        start: {at: solution, of: old}
        phases:
          - {name: pretrain, task: old, lambda: [-1, 0, 1], until: converged}
          - {name: tune, task: {negate: new}, rebalance: {lambda: {symlog: [0.1, 20], points: 21}}, freeze: W1, learn: {item: 0, value: 1}}
        compare: {with: {kind: gradient-descent, learning-rate: 0.01}, of: [loss], keep: both}
        """,
    ];

    private static readonly string[] Pieces =
    [
        " ", "\n", "\t", ":", ": ", "- ", ",", "[", "]", "{", "}", "\"", "'", "#", "&a ", "*a", "!!int ", "|", ">", "?", "%", "@", "\0", "\uFFFF", "λ", "null", "~", "true", ".nan",
        ".inf", "-0", "1e999", "1e-999", "9999999999999999999", "0x10", "range", "points", "lambda", "seed", "kind", "(", ")", "^", "/0", "and", "not", "exp(1000)", "---\n", "...\n", "<<: ",
    ];

    private static readonly Gen<Func<string, string>> Mutation = Gen.OneOf(
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Select((at, piece) => new Func<string, string>(text => text.Insert((int)(at * text.Length), piece))),
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 12]).Select((at, length) => new Func<string, string>(text => Cut(text, (int)(at * text.Length), length))),
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Select((from, to) => new Func<string, string>(text => Move(text, from, to))),
        Gen.Double[0, 1].Select(at => new Func<string, string>(text => text[..(int)(at * text.Length)])));

    [Fact]
    public void Read_AnyMutatedStudy_IsAPlanOrFaultsWithAPlace() =>
        Gen.Select(Gen.Int[0, Files.Length - 1].Select(i => Files[i]), Mutation.Array[1, 4]).Sample((text, mutations) =>
        {
            foreach (Func<string, string> mutate in mutations)
                text = mutate(text);
            StudyReading reading = Read(text);
            Assert.True(reading.Plan is null == reading.Faults.Count > 0, text);
            Assert.All(reading.Faults, fault => Assert.True(fault is { Line: > 0, Column: > 0, Message.Length: > 0 }, $"{fault}\n{text}"));
            if (reading.Plan is not null)
                Assert.Equal(reading.Plan.Count, reading.Plan.Runs.LongCount());
        }, iter: 3000);

    /// <summary>CsCheck shows the file and its mutations, not what they made of it.</summary>
    private static StudyReading Read(string text)
    {
        try
        {
            return Readings.Of(text, 5000);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"The reader threw at:\n{text}", error);
        }
    }

    private static string Cut(string text, int at, int length) => text.Remove(at, Math.Min(length, text.Length - at));

    /// <summary>A line goes elsewhere, or stands there twice.</summary>
    private static string Move(string text, double from, double to)
    {
        List<string> lines = [.. text.Split('\n')];
        string line = lines[(int)(from * (lines.Count - 1))];
        if (from > to)
            lines.Remove(line);
        lines.Insert((int)(to * (lines.Count - 1)), line);
        return string.Join('\n', lines);
    }
}
