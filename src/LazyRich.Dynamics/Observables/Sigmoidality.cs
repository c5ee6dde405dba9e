namespace LazyRich.Dynamics.Observables;

/// <summary>
/// How far a learning curve is from an exponential decay: 1 − r·t½/ln 2, r = ‖∇L‖²/(L − L*) being the rate −d ln(L − L*)/dt at t=0 and t½ the
/// time to half of the excess loss.
/// </summary>
/// <remarks>
/// 0 for a single exponential, towards 1 for a plateau and then a drop (a sigmoid), below 0 where a fast part is followed by a slow one. Both
/// numbers are of the flow and not of the recorded grid.
/// </remarks>
internal static class Sigmoidality
{
    private const double Ln2 = 0.6931471805599453;

    public static double Of(double gradientNorm, double excessLoss, double timeToHalf) =>
        1 - (gradientNorm * gradientNorm / excessLoss * timeToHalf / Ln2);
}
