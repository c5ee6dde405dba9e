using LazyRich.Store.Encoding;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.completed-run")]
internal struct CompletedRunWire
{
    [Id(0)]
    public RunKey Key;

    [Id(1)]
    public int Attempt;

    [Id(2)]
    public EncodedResult? Result;

    [Id(3)]
    public string? Failure;

    [Id(4)]
    public double Seconds;

    [Id(5)]
    public FailureCause Cause;
}

[RegisterConverter]
internal sealed class CompletedRunConverter : IConverter<CompletedRun, CompletedRunWire>
{
    public CompletedRun ConvertFromSurrogate(in CompletedRunWire surrogate) =>
        new(surrogate.Key, surrogate.Attempt, surrogate.Result, surrogate.Failure, surrogate.Seconds) { Cause = surrogate.Cause };

    public CompletedRunWire ConvertToSurrogate(in CompletedRun value) =>
        new()
        {
            Key = value.Key,
            Attempt = value.Attempt,
            Result = value.Result,
            Failure = value.Failure,
            Seconds = value.Seconds,
            Cause = value.Cause,
        };
}
