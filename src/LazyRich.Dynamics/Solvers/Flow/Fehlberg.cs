namespace LazyRich.Dynamics.Solvers.Flow;

/// <summary>Fehlberg's embedded pair of orders 7 and 8 with thirteen stages (NASA TR R-287, 1968, table X).</summary>
internal static class Fehlberg
{
    public const int Stages = 13;

    /// <summary>Row i: the weights of stages 0 … i−1 in the argument of stage i.</summary>
    public static readonly double[][] Arguments =
    [
        [],
        [2.0 / 27],
        [1.0 / 36, 1.0 / 12],
        [1.0 / 24, 0, 1.0 / 8],
        [5.0 / 12, 0, -25.0 / 16, 25.0 / 16],
        [1.0 / 20, 0, 0, 1.0 / 4, 1.0 / 5],
        [-25.0 / 108, 0, 0, 125.0 / 108, -65.0 / 27, 125.0 / 54],
        [31.0 / 300, 0, 0, 0, 61.0 / 225, -2.0 / 9, 13.0 / 900],
        [2, 0, 0, -53.0 / 6, 704.0 / 45, -107.0 / 9, 67.0 / 90, 3],
        [-91.0 / 108, 0, 0, 23.0 / 108, -976.0 / 135, 311.0 / 54, -19.0 / 60, 17.0 / 6, -1.0 / 12],
        [2383.0 / 4100, 0, 0, -341.0 / 164, 4496.0 / 1025, -301.0 / 82, 2133.0 / 4100, 45.0 / 82, 45.0 / 164, 18.0 / 41],
        [3.0 / 205, 0, 0, 0, 0, -6.0 / 41, -3.0 / 205, -3.0 / 41, 3.0 / 41, 6.0 / 41, 0],
        [-1777.0 / 4100, 0, 0, -341.0 / 164, 4496.0 / 1025, -289.0 / 82, 2193.0 / 4100, 51.0 / 82, 33.0 / 164, 12.0 / 41, 0, 1],
    ];

    /// <summary>Of order 8.</summary>
    public static readonly double[] Weights =
        [0, 0, 0, 0, 0, 34.0 / 105, 9.0 / 35, 9.0 / 35, 9.0 / 280, 9.0 / 280, 0, 41.0 / 840, 41.0 / 840];

    /// <summary>Order 7 less order 8.</summary>
    public static readonly double[] Errors = [41.0 / 840, 0, 0, 0, 0, 0, 0, 0, 0, 0, 41.0 / 840, -41.0 / 840, -41.0 / 840];
}
