using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>How far a study is.</summary>
internal readonly record struct Progress(string Study, long Runs, long Succeeded, long Failed, bool Finished)
{
    public long Done => Succeeded + Failed;

    public static Progress Of(StudyStatus status) => new(status.Study, status.Runs, status.Succeeded, status.Failed, status.Finished);
}
