using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>How one kind of task makes S, and samples where it has them. One implementation per entry of <see cref="Catalogue.Tasks"/>.</summary>
internal interface ITaskKind
{
    LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs);

    void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults);

    /// <summary>Whether Σxx = I for all that files could hold.</summary>
    bool IsSurelyWhite(Setting task);

    /// <returns>Why Σxx is not I; null where it is. The task has passed <see cref="Check"/>.</returns>
    Fault? WhyNotWhite(Setting task, IInputs inputs);

    /// <summary>Whether the task has samples, and not their moments alone.</summary>
    bool HasSamples(Setting task);

    /// <summary>P: of its samples, or Ni where it is known by its moments alone.</summary>
    int Items(Setting task, Architecture architecture);

    /// <summary>Whether the task says what a network of that activation is tested on.</summary>
    bool HasTest(Setting task, Activation activation);
}
