using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>Activations as the study file names them.</summary>
public static class ActivationNames
{
    public static ImmutableArray<string> All { get; } = ["linear", "relu", "tanh"];

    /// <summary>"linear", "relu" or "tanh".</summary>
    public static string Name(this Activation activation) => All[(int)activation];

    /// <returns>Whether there is an activation of that name.</returns>
    public static bool TryParse(string name, out Activation activation)
    {
        int index = All.IndexOf(name);
        activation = (Activation)Math.Max(index, 0);
        return index >= 0;
    }
}
