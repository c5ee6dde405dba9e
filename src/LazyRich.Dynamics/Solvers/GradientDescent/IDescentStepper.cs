using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>One step of gradient descent in two halves, so that what the step needs of a state also says how far along it is.</summary>
internal interface IDescentStepper<T> : IStepper<T> where T : unmanaged, ILanes<T>
{
    /// <summary>Of a state: the weights, and what a step needs beside them.</summary>
    StateShape Shape { get; }

    /// <summary>Whether <see cref="Measure"/> sees all of the task, and not a batch of its samples.</summary>
    bool SeesAll { get; }

    /// <summary>Computes the error of a state, for <see cref="Move"/> to use.</summary>
    /// <returns>Its square: twice the loss of what the step sees, less a part that no weights change. Not finite if the state is not.</returns>
    T Measure(ReadOnlySpan<T> q);

    /// <summary>The same of the whole task. <see cref="Measure"/> must follow before the next move.</summary>
    T MeasureAll(ReadOnlySpan<T> q);

    /// <summary>Moves the state that was last measured by one step.</summary>
    void Move(Span<T> q);
}
