using LazyRich.Reporting.Drawing;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>A colour for each value of the colouring column, by its rank; on the signed scale 0 is the middle, whatever else there is.</summary>
internal sealed class CurveColors(string scale, IReadOnlyList<object?> values)
{
    private readonly int negative = values.Count(value => value is < 0.0 or < 0L);
    private readonly int zero = values.Count(value => value is 0.0 or 0L);

    public SKColor Of(object? value)
    {
        int rank = 0;
        while (rank < values.Count - 1 && !Equals(values[rank], value))
            rank++;
        return scale == ColorScale.Distinct
            ? ColorScale.OfKind(rank)
            : ColorScale.At(scale, scale == "signed" ? Signed(rank) : values.Count == 1 ? 0.5 : rank / (values.Count - 1.0));
    }

    private double Signed(int rank)
    {
        int positive = values.Count - negative - zero;
        return rank < negative ? 0.5 * rank / negative
            : rank < negative + zero ? 0.5
            : 0.5 + (0.5 * (rank - negative - zero + 1) / positive);
    }
}
