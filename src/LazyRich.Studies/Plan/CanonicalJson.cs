using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>
/// The one text form of a run: what is hashed into its key, stored, and sent to workers. RFC 8785 (JSON canonicalisation): sorted keys, no white
/// space, doubles as ECMAScript writes them, −0 as 0; defaults filled in, matrices and time grids by digest.
/// </summary>
/// <remarks>
/// <c>{"architecture":"5-5-5","init":{"kind":…},"lambda":1,"numerics":1,"observe":["loss"],"seed":0,"solver":{"kind":"exact"},"task":{"kind":…},
/// "time":{"grid":"…"}}</c>. λ is null where it is measured; <c>"activation":"relu"</c> goes first where
/// there is one. A matrix is <c>{"columns":5,"matrix":"digest","rows":5}</c>; a time that is not a
/// grid is <c>{"limit":1000000,"points":200,"tolerance":1e-8,"until":"converged"}</c>, or <c>"infinity"</c> where t=∞ follows. A run with
/// phases has <c>"phases":{"tune":{"freeze":["W1"],"lambda":2,"learn":{"item":0,"value":1},"order":2,"task":{"kind":…}},…}</c> before its
/// seed, and a list of times. Runs that a study's <c>compare</c> adds have also <c>"compare":{"against":{"kind":"exact"},"of":["loss"]}</c>.
/// </remarks>
public static class CanonicalJson
{
    public static string Write(RunDefinition run)
    {
        var json = new StringBuilder(512);
        CanonicalParts.AppendNetwork(json, run.Architecture, run.Activation);
        CanonicalParts.Append(json, run.Compare);
        json.Append(",\"init\":");
        CanonicalParts.Append(json, run.Init);
        json.Append(",\"lambda\":").Append(CanonicalParts.Lambda(run.Lambda));
        json.Append(",\"numerics\":").Append(NumericsVersion.Current).Append(",\"observe\":");
        CanonicalParts.Append(json, run.Observe);
        CanonicalPhases.Append(json, run.Phases.AsSpan());
        json.Append(",\"seed\":").Append(CultureInfo.InvariantCulture, $"{run.Seed}").Append(",\"solver\":");
        CanonicalParts.Append(json, run.Solver);
        json.Append(",\"task\":");
        CanonicalParts.Append(json, run.Task);
        json.Append(",\"time\":").Append(CanonicalParts.Time(run.Time)).Append('}');
        return json.ToString();
    }

    /// <summary>The value of <c>time</c>: what many runs share beside their configuration.</summary>
    public static string Time(TimeDefinition time) => CanonicalParts.Time(time);

    /// <summary>A run from the parts that are stored once and those that are its own. Equal to <see cref="Write"/>.</summary>
    /// <param name="configuration">As in <see cref="Configuration.Json"/>.</param>
    /// <param name="lambda">Null where it is measured.</param>
    /// <param name="time">As <see cref="Time"/> gave it.</param>
    public static string Compose(string configuration, double? lambda, long seed, string time)
    {
        (int numerics, int solver) = CanonicalParts.Gaps(configuration);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{configuration.AsSpan(0, numerics)},\"lambda\":{CanonicalParts.Lambda(lambda)}{configuration.AsSpan(numerics..solver)},\"seed\":{seed}" +
            $"{configuration.AsSpan(solver..^1)},\"time\":{time}}}");
    }

    /// <summary>The inverse of <see cref="Write"/>.</summary>
    /// <param name="grid">Finds the times of a grid by digest.</param>
    /// <exception cref="FormatException">
    /// The text is not a run's canonical JSON, or was planned by another numerics version than <see cref="NumericsVersion.Current"/>.
    /// </exception>
    public static RunDefinition Read(string json, Func<string, double[]> grid)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return CanonicalReader.Run(document.RootElement, grid);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"This is not a run's canonical JSON: {error.Message}", error);
        }
    }

    public static RunKey KeyOf(string canonicalJson)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonicalJson), hash);
        return RunKey.FromBytes(hash[..16]);
    }
}
