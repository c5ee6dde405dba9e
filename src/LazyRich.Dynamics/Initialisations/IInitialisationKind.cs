using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>How one kind of initialisation makes W1 and W2. One implementation per entry of <see cref="Catalogue.Initialisations"/>.</summary>
internal interface IInitialisationKind
{
    /// <param name="s">The task, No×Ni; most kinds don't look at it.</param>
    Weights Build(RunDefinition run, Matrix s, IInputs inputs);

    /// <summary>λ of the weights: the definition's, or measured where they bring their own or the widths forbid the definition's.</summary>
    double Lambda(RunDefinition run, IInputs inputs);

    void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults);
}
