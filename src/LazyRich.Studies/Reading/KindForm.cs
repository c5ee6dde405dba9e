using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Reading;

/// <summary>The values that one parameter takes in a study: one, or an axis.</summary>
internal sealed record ParameterValues(Parameter Parameter, ImmutableArray<SettingValue> Values);

/// <summary>A kind as a study gives it, defaults filled in; its settings are the product of its parameters' values.</summary>
/// <param name="Parameters">As in the file, then the defaults. Parameters that <c>derive</c> sets are not among them.</param>
internal sealed record KindForm(Kind Kind, ImmutableArray<ParameterValues> Parameters)
{
    /// <summary>With the first value of every parameter.</summary>
    public Setting First => Make([.. Parameters.Select(parameter => parameter.Values[0])]);

    /// <summary>The first parameter varies slowest.</summary>
    public IEnumerable<Setting> All()
    {
        IEnumerable<ImmutableArray<SettingValue>> products = [[]];
        foreach (ParameterValues parameter in Parameters)
            products = products.SelectMany(product => parameter.Values, (product, value) => product.Add(value));
        return products.Select(Make);
    }

    private Setting Make(ImmutableArray<SettingValue> values)
    {
        IEnumerable<KeyValuePair<string, SettingValue>> pairs = Parameters.Select((parameter, i) => KeyValuePair.Create(parameter.Parameter.Name, values[i]));
        return new Setting(Kind.Name, pairs.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
