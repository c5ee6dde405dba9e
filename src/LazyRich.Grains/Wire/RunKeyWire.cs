using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.run-key")]
internal struct RunKeyWire
{
    [Id(0)]
    public UInt128 Value;
}

[RegisterConverter]
internal sealed class RunKeyConverter : IConverter<RunKey, RunKeyWire>
{
    public RunKey ConvertFromSurrogate(in RunKeyWire surrogate) =>
        new(surrogate.Value);

    public RunKeyWire ConvertToSurrogate(in RunKey value) =>
        new() { Value = value.Value };
}
