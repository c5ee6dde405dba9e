using System.Text.Json;
using System.Text.Json.Serialization;

namespace LazyRich.Grains.Membership;

/// <summary>A row of the membership table as it is stored and as it travels: Orleans' own, by name.</summary>
/// <param name="Silo">Address and generation: <c>10.0.0.7:11111@4711</c>.</param>
/// <param name="Name">Who it is: see <see cref="Placement.SiloRole"/>.</param>
/// <param name="Suspected">Votes for its death.</param>
public sealed record SiloRow(
    string Silo, string Status, string? Name, string? Host, DateTime Started, DateTime Alive, IReadOnlyList<Suspicion> Suspected)
{
    internal static SiloRow Of(MembershipEntry entry) => new(
        entry.SiloAddress.ToParsableString(),
        entry.Status.ToString(),
        entry.SiloName,
        entry.HostName,
        entry.StartTime,
        entry.IAmAliveTime,
        [.. (entry.SuspectTimes ?? []).Select(vote => new Suspicion(vote.Item1.ToParsableString(), vote.Item2))]);

    internal MembershipEntry ToEntry() => new()
    {
        SiloAddress = SiloAddress.FromParsableString(Silo),
        Status = Enum.Parse<SiloStatus>(Status),
        SiloName = Name ?? "",
        HostName = Host ?? "",
        StartTime = Started,
        IAmAliveTime = Alive,
        SuspectTimes = [.. Suspected.Select(vote => Tuple.Create(SiloAddress.FromParsableString(vote.By), vote.At))],
    };

    internal string ToJson() => JsonSerializer.Serialize(this, MembershipJson.Default.SiloRow);

    internal static SiloRow FromJson(string json) => JsonSerializer.Deserialize(json, MembershipJson.Default.SiloRow)!;
}

public sealed record Suspicion(string By, DateTime At);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SiloRow))]
internal sealed partial class MembershipJson : JsonSerializerContext;
