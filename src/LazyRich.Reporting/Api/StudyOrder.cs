using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Api;

/// <summary>What can be said about the life of a stored study.</summary>
public enum StudyOrder
{
    /// <summary>No new runs; what runs goes on.</summary>
    Pause,

    /// <summary>Goes on after a pause.</summary>
    Resume,

    /// <summary>Final: no new runs; what runs goes on to its end.</summary>
    Stop,

    /// <summary>Final: what runs ends now; a run that several studies name, when all of them are cancelled.</summary>
    Cancel,
}

/// <summary>Whether an order makes sense for a study as it is. An order that is carried out already does no harm.</summary>
/// <param name="Words">Why nothing is to be done; null: the order is to be carried out.</param>
/// <param name="IsFault">Whether the user should hear that it cannot be.</param>
public readonly record struct OrderJudgement(string? Words, bool IsFault)
{
    public static OrderJudgement Of(StudyOrder order, StudyStatus study) => (order, study) switch
    {
        (StudyOrder.Pause, { State: "paused" }) or (StudyOrder.Stop, { State: "stopped" }) => Done($"{study.Study} is {study.State} already"),
        (StudyOrder.Cancel or StudyOrder.Stop, { State: "cancelled" }) => Done($"{study.Study} is cancelled already"),
        (StudyOrder.Pause or StudyOrder.Resume, { WantsRuns: false }) => new(
            $"{study.Study} was {study.State}, which is final; run it again, with its file, to plan its runs anew", IsFault: true),
        (StudyOrder.Resume, { State: "active" }) => Done($"{study.Study} is not paused"),
        (StudyOrder.Resume, _) => default,
        (_, { Finished: true }) => Done($"{study.Study} is finished: there is nothing to {Name(order)}"),
        _ => default,
    };

    public static string Name(StudyOrder order) => order.ToString().ToLowerInvariant();

    private static OrderJudgement Done(string words) => new(words, IsFault: false);
}
