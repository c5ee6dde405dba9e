using System.CommandLine;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Running;
using LazyRich.Store.Reading;
using LazyRich.Studies.Extending;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Verbs.Run;

/// <summary><c>extend STUDY --axis lambda=20,50</c>, or <c>extend FILE</c>: a stored study grows; only what is new runs.</summary>
internal sealed class ExtendVerb : Verb
{
    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store, with --axis; or its changed file" };

    private readonly Option<string[]> axis = new("--axis", "-a")
    {
        Description = "Values to add to an axis: NAME=VALUES, comma-separated, generators too. May be given several times",
        HelpName = "NAME=VALUES",
    };

    private readonly RunOptions options = new();

    public ExtendVerb() : base(
        "extend", "Adds values to the axes of a stored study, and runs the difference",
        "lazyrich extend lazy-to-rich --axis lambda=-20,20",
        "lazyrich extend lazy-to-rich --axis \"seed={range: [10, 19]}\" --axis architecture=5-8-5",
        "lazyrich extend my.yaml  # the changed file of a stored study")
    {
        axis.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value).Where(text => AxisAddition.Parse(text) is null))
                result.AddError($"--axis is NAME=VALUES, such as lambda=20,50, not '{text}'");
        });
        Arguments.Add(study);
        Options.Add(axis);
        options.AddTo(this);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        RunSettings settings = options.Of(parse, session);
        string name = parse.GetRequiredValue(study);
        AxisAddition[] additions = [.. (parse.GetValue(axis) ?? []).Select(text => AxisAddition.Parse(text)!)];
        IStoreReader reader = session.OpenReader();
        StudyPlan plan = additions.Length > 0 ? Extended(session, reader, name, additions) : StudyArgument.Read(name, session);
        StudyStatus stored = session.RequireStudy(reader, plan.Name);
        RequireAllOf(stored, reader, plan, session);
        session.Say($"{plan.Name}: {Words.Count(plan.Count - stored.Runs, "run")} added to {stored.Runs:N0}");
        return new StudyRunner(session, settings, new SubmitRequest(plan)).RunAsync(cancellation);
    }

    private static StudyPlan Extended(Session session, IStoreReader reader, string name, AxisAddition[] additions)
    {
        StudyStatus status = session.RequireStudy(reader, name);
        try
        {
            StoredSource source = reader.StudySource(status.Study)!;
            var matrices = new StoredMatrices(reader, source, Directory.GetCurrentDirectory());
            StudyReading reading = StudyReader.Read(StudyExtension.Add(source.Text, additions), $"{status.Study} as extended", matrices);
            foreach (string file in matrices.Changed)
                session.Say($"  {file} is not here what it was when {status.Study} was submitted: the stored one is used; a new value needs a name of its own");
            string summary = $"{status.Study} cannot be extended so; nothing ran and nothing is changed";
            string? hint = matrices.LacksOne ? $"go to where the file is, or give the changed study: {session.Line("extend FILE")}" : null;
            return reading.Plan ?? throw new UserException(ExitCode.Usage, summary, hint) { Faults = reading.Faults };
        }
        catch (ExtensionException exception)
        {
            throw new UserException(ExitCode.Usage, exception.Message, $"{session.Line("extend FILE")}  takes the changed file");
        }
    }

    /// <summary>Extending takes nothing away; a file that does is a new plan, and that is for run to say.</summary>
    private static void RequireAllOf(StudyStatus stored, IStoreReader reader, StudyPlan plan, Session session)
    {
        HashSet<RunKey> missing = [.. StoredKeys.Of(reader, stored.Study)];
        foreach (PlannedRun run in plan.Runs)
            missing.Remove(run.Key);
        if (missing.Count > 0)
        {
            throw new UserException(
                ExitCode.Usage, $"{Words.Count(missing.Count, "run")} of the stored {stored.Study} would not be in it any more; extend only adds",
                $"{session.Line("run FILE")}  replaces the plan; results stay stored");
        }
    }
}
