using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Tests.ElementaryFunctions;

/// <summary>A lane's bits are those of the same number alone, wherever it sits and whatever sits beside it.</summary>
public sealed class LaneEqualityTests
{
    private static readonly double[] Neighbours =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1e308, double.Epsilon, -745.0];

    private static readonly double[] Values =
    [
        .. Neighbours, .. Points.Between(-746.0, 711.0, 400), .. Points.Between(-2.0, 2.0, 400), .. Points.OfBothSigns(Points.OfEverySize(-1074, 10, 100)),
    ];

    [Fact]
    public void Exp_FourLanes_BitsOfOne() => Compare<Lane4>(Elementary.Exp<Lane4>, Elementary.Exp);

    [Fact]
    public void Exp_EightLanes_BitsOfOne() => Compare<Lane8>(Elementary.Exp<Lane8>, Elementary.Exp);

    [Fact]
    public void ExpM1_FourLanes_BitsOfOne() => Compare<Lane4>(Elementary.ExpM1<Lane4>, Elementary.ExpM1);

    [Fact]
    public void ExpM1_EightLanes_BitsOfOne() => Compare<Lane8>(Elementary.ExpM1<Lane8>, Elementary.ExpM1);

    [Fact]
    public void Log_FourLanes_BitsOfOne() => Compare<Lane4>(Elementary.Log<Lane4>, Elementary.Log);

    [Fact]
    public void Log_EightLanes_BitsOfOne() => Compare<Lane8>(Elementary.Log<Lane8>, Elementary.Log);

    [Fact]
    public void Tanh_FourLanes_BitsOfOne() => Compare<Lane4>(Elementary.Tanh<Lane4>, Elementary.Tanh);

    [Fact]
    public void Tanh_EightLanes_BitsOfOne() => Compare<Lane8>(Elementary.Tanh<Lane8>, Elementary.Tanh);

    private static void Compare<T>(Func<T, T> lanes, Func<double, double> alone) where T : unmanaged, ILanes<T>
    {
        double[] packed = new double[T.Count];
        foreach (double value in Values)
        {
            long expected = Bits(alone(value));
            for (int lane = 0; lane < T.Count; lane++)
            {
                foreach (double neighbour in Neighbours)
                {
                    Array.Fill(packed, neighbour);
                    packed[lane] = value;
                    Assert.Equal(expected, Bits(lanes(T.Load(packed))[lane]));
                }
            }
        }
    }

    // A NaN's sign and payload are the processor's business; that it is one is ours.
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
