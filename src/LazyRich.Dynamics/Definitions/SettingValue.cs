using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>One value a parameter can have. Generators and expressions are gone by the time it exists.</summary>
public abstract record SettingValue;

/// <summary>A finite number; −0 is stored as 0.</summary>
public sealed record NumberValue(double Value) : SettingValue;

public sealed record TextValue(string Value) : SettingValue;

public sealed record FlagValue(bool Value) : SettingValue;

/// <summary>A list that is one value (a spectrum), not an axis.</summary>
public sealed record NumbersValue(ImmutableArray<double> Values) : SettingValue
{
    public bool Equals(NumbersValue? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => Values.IsEmpty ? 0 : HashCode.Combine(Values.Length, Values[0], Values[^1]);
}

/// <summary>A matrix kept by the digest of its content; <see cref="IInputs"/> finds the numbers.</summary>
/// <param name="Digest">32 hex digits: SHA-256 over "rows×columns" and the row-major little-endian doubles, first 128 bits.</param>
public sealed record MatrixValue(string Digest, int Rows, int Columns) : SettingValue;
