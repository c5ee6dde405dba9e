using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>How one kind of task makes S. One implementation per entry of <see cref="Catalogue.Tasks"/>.</summary>
internal interface ITaskKind
{
    LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs);

    void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults);
}
