using System.Runtime.CompilerServices;

namespace LazyRich.Dynamics.Lanes;

/// <summary>How methods that are mostly lane arithmetic are compiled.</summary>
internal static class Kernel
{
    /// <summary>
    /// At once and fully, for the unoptimised first tier is thirty times slower on lanes; and never into a caller, where what is inlined
    /// could exceed the compiler's budget and leave single operations as calls.
    /// </summary>
    public const MethodImplOptions Options = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
