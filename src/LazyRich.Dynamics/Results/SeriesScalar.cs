namespace LazyRich.Dynamics.Results;

/// <summary>Which number of an observed series a summary keeps.</summary>
/// <param name="Observable">Its kind; where it is observed with several parameters, the first of the definition.</param>
/// <param name="Element">Of one recorded time.</param>
public sealed record SeriesScalar(string Observable, SeriesPart Part, int Element = 0)
{
    /// <param name="size">Numbers at one recorded time.</param>
    /// <returns>NaN where any that had to be looked at is.</returns>
    public double Of(ReadOnlySpan<double> values, int size)
    {
        double kept = values[Part == SeriesPart.Last ? values.Length - size + Element : Element];
        if (Part is SeriesPart.First or SeriesPart.Last)
            return kept;
        for (int k = Element; k < values.Length; k += size)
        {
            if (double.IsNaN(values[k]) || (Part == SeriesPart.Largest ? values[k] > kept : values[k] < kept))
                kept = values[k];
        }

        return kept;
    }
}
