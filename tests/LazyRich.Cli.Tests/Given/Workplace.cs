using System.Text.Json.Nodes;
using LazyRich.Cli.Terminals;

namespace LazyRich.Cli.Tests.Given;

/// <summary>An empty directory with a store of its own, and the command in it, run in this process.</summary>
public sealed class Workplace : IDisposable
{
    /// <summary>Twelve runs in two architectures, solved in milliseconds; 3-2-2 with λ=1 is allowed, so nothing is skipped.</summary>
    public const string Tiny = """
        study: tiny
        description: A dozen runs
        task: {kind: random-regression}
        architecture: [2-2-2, 3-2-2]
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: [-1, 0, 1]
        seed: {range: [0, 1]}
        solver: exact
        time: {log: [0.01, 100], points: 20}
        observe: [loss, singular-values, ntk-distance]
        """;

    /// <summary>The same study with some of its text replaced.</summary>
    public static string TinyBut(params ReadOnlySpan<(string Old, string New)> changes)
    {
        string text = Tiny;
        foreach ((string old, string changed) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        return text;
    }

    public Workplace() => Store = File("lazyrich.db");

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("lazyrich-cli-").FullName;

    public string Store { get; }

    public string File(string name) => Path.Combine(Directory, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    internal Task<Answer> RunAsync(params string[] arguments) => RunAsync(new Interrupts(_ => { }), TextWriter.Null, terminal => terminal, arguments);

    /// <summary>With standard output as bytes too.</summary>
    internal async Task<(Answer Answer, byte[] Bytes)> RunForBytesAsync(params string[] arguments)
    {
        using var bytes = new MemoryStream();
        Answer answer = await RunAsync(new Interrupts(_ => { }), TextWriter.Null, terminal => terminal with { OpenOut = () => bytes }, arguments);
        return (answer, bytes.ToArray());
    }

    /// <param name="listener">Hears standard error as it is written.</param>
    /// <param name="change">Makes the terminal another one.</param>
    internal async Task<Answer> RunAsync(Interrupts interrupts, TextWriter listener, Func<Terminal, Terminal> change, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new EchoWriter(listener);
        Terminal terminal = change(new Terminal(output, errors, interrupts) { Variable = Variable });
        int code = await CommandLine.RunAsync(arguments, terminal);
        return new(code, output.ToString(), errors.ToString());
    }

    /// <summary>Settings of its own too: no test finds the token of whoever runs it, or leaves one there.</summary>
    private string? Variable(string name) => name switch { "LAZYRICH_STORE" => Store, "XDG_CONFIG_HOME" => File("settings"), _ => null };

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}

internal sealed record Answer(int Code, string Output, string Errors)
{
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    /// <summary>For assertions on exit codes that fail: what was said.</summary>
    public override string ToString() => $"exit {Code}\n{Output}\n{Errors}";
}
