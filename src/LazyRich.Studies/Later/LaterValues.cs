using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Later;

/// <summary>The values of which compare is made.</summary>
internal sealed class LaterValues(FaultList faults, MatrixFiles files, long limit)
{
    private readonly NumberReader numbers = new(faults, limit);

    public void Kind(Section section, Node node) =>
        new KindReader(section, faults, new ParameterReader(faults, numbers, files), new HashSet<string>()).Read(node);
}
