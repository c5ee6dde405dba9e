using LazyRich.Studies.Files;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Faults;

/// <summary>Gathers what is wrong, so that a reader hears of all of it at once.</summary>
internal sealed class FaultList(string file)
{
    private readonly List<StudyFault> faults = [];
    private readonly HashSet<(Place, string)> known = [];

    /// <summary>
    /// How often something was found wrong. What is not said again counts again, so that whoever reads a part in two places, as cases do what they
    /// share, learns each time that it is not sound.
    /// </summary>
    public int Count { get; private set; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<StudyFault> All => [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    public void Add(Node node, string message, string? nearest = null) => Add(node.Place, node.Text, message, nearest);

    /// <summary>A name that is none of those there are.</summary>
    public void Unknown(Node node, string message, string name, IEnumerable<string> known) =>
        Add(node, $"{message}; there are {string.Join(", ", known)}", Nearest.Of(name, known));

    /// <summary>The same sentence about the same place is said once, however many cases share it.</summary>
    public void Add(Place place, string text, string message, string? nearest = null)
    {
        Count++;
        if (known.Add((place, message)))
            faults.Add(new StudyFault(file, place.Line, place.Column, text, message, nearest));
    }
}
