using LazyRich.Studies.Blocks;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Plan;

/// <summary>Who hears of points of the product that make no runs.</summary>
internal interface IFindings
{
    /// <param name="draft">The run for which an expression failed; null when the message tells.</param>
    void Faulty(Node node, string message, Draft? draft);

    /// <summary>The width forbids the point's λ, or its start has not the balance that its solver asks for.</summary>
    void Impossible(Block block, PlanPoint point, double lambda, string why);
}

/// <summary>For a plan that has been walked before.</summary>
internal sealed class NoFindings : IFindings
{
    public static readonly NoFindings Instance = new();

    public void Faulty(Node node, string message, Draft? draft)
    {
    }

    public void Impossible(Block block, PlanPoint point, double lambda, string why)
    {
    }
}
