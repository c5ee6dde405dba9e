using System.Globalization;
using System.Text.RegularExpressions;

namespace LazyRich.Studies.Yaml;

/// <summary>A single value. What it means follows YAML 1.2's core schema: quoted is always text.</summary>
/// <param name="offset">How far after <paramref name="place"/> the value starts, when it stands there as it is: in one line, without escapes.</param>
internal sealed partial class ScalarNode(Place place, string text, string value, bool quoted, int? offset = null) : Node(place, text)
{
    public string Value => value;

    /// <summary>The place of a character of the value, as near as can be told.</summary>
    public Place PlaceOf(int character) => offset is int start ? Place with { Column = Place.Column + start + character } : Place;

    public bool Quoted => quoted;

    public bool IsNull => !quoted && value is "" or "~" or "null" or "Null" or "NULL";

    public bool? Flag => quoted ? null : value switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>NaN and infinities come through: whether they are allowed is the reader's to say. −0 is 0.</summary>
    public double? Number => quoted ? null : value switch
    {
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        _ when DecimalForm().IsMatch(value) => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0,
        _ => null,
    };

    public override string Noun =>
        IsNull ? "nothing" : Number is double number ? double.IsFinite(number) ? "a number" : value : Flag is not null ? $"the flag {value}" : "text";

    // Two quantifiers over disjoint characters each: no input makes it backtrack far.
    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalForm();
}
