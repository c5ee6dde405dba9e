namespace LazyRich.Dynamics;

/// <summary>
/// Elementary functions whose bits are ours: + − × ÷ √ and fused multiply-add only, so they are equal on every machine, vector width and
/// lane. The runtime's own change with the processor.
/// </summary>
/// <remarks>Errors are stated per function and held by tests against many digits.</remarks>
public static partial class Elementary;
