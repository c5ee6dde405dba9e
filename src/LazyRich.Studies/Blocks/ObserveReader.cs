using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads observables: names, or <c>{kind: robustness-parameters, variance: 0.1}</c>; one, or a list that is one value.</summary>
internal sealed class ObserveReader(FaultList faults)
{
    private const long MostValues = 1000;

    // No observable takes a matrix, so none is looked for.
    private readonly ParameterReader parameters = new(faults, new NumberReader(faults, MostValues), new MatrixFiles(new MatrixDirectory("."), faults));

    /// <returns>As <see cref="ObservableText"/> writes them, in the catalogue's order, without repeats; none only after a fault.</returns>
    public ImmutableArray<string> Read(Node node)
    {
        IReadOnlyList<KindForm> forms = new KindReader(Sections.Observe, faults, parameters, new HashSet<string>()).Read(node);
        return
        [
            .. forms.SelectMany(form => form.All()).Select(ObservableText.Write).Distinct()
                .OrderBy(text => Catalogue.Observables.All.IndexOf(Catalogue.Observables[ObservableText.KindOf(text)])).ThenBy(text => text, StringComparer.Ordinal),
        ];
    }
}
