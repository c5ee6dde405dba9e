namespace LazyRich.Studies.Expressions;

/// <summary>The values that names have for one run.</summary>
internal interface IScope
{
    /// <returns>NaN when the run has no such parameter.</returns>
    double Number(string name);

    /// <returns>"" when the run has no such parameter.</returns>
    string Text(string name);

    bool Truth(string name);
}
