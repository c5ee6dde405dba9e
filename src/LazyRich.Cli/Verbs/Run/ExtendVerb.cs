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
            string text = StudyExtension.Add(reader.StudySource(status.Study)!, additions);
            StudyReading reading = StudyReader.Read(text, $"{status.Study} as extended", Directory.GetCurrentDirectory());
            string summary = $"{status.Study} cannot be extended so; nothing ran and nothing is changed";
            return reading.Plan ?? throw new UserException(ExitCode.Usage, summary, Hint(session)) { Faults = reading.Faults };
        }
        catch (ExtensionException exception)
        {
            throw new UserException(ExitCode.Usage, exception.Message, $"{session.Line("extend FILE")}  takes the changed file");
        }
    }

    /// <summary>The store keeps the text of the study's file, and of its matrices what is in them, but not which file that was.</summary>
    private static string Hint(Session session) =>
        $"files that it names are read from this folder: go to where they are, or give the changed file: {session.Line("extend FILE")}";

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
