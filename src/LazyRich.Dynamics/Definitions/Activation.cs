namespace LazyRich.Dynamics.Definitions;

/// <summary>What a network applies to its hidden units: φ in f(x) = W_L φ(… φ(W1 x)). The last layer has none.</summary>
public enum Activation
{
    /// <summary>φ(z) = z: the network is the product of its weights.</summary>
    Linear,

    /// <summary>φ(z) = max(z, 0), of slope 0 at 0.</summary>
    ReLU,

    /// <summary>φ(z) = tanh z.</summary>
    Tanh,
}
