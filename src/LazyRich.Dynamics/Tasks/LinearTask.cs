using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tasks;

/// <summary>A task on whitened inputs.</summary>
/// <param name="S">Σyx, No×Ni.</param>
/// <param name="Floor">½‖Y − SX‖²/P, what no linear map can remove; 0 when S is given directly.</param>
internal readonly record struct LinearTask(Matrix S, double Floor);
