using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Eight items of a binary tree and what is true of them (Saxe 2019, SCIENCE section 7), scaled to whitened inputs: S = Yᵀ.</summary>
/// <remarks>
/// A property for all, one for each split (±1 on its two sides) of each level: singular values √8 twice, 2 twice, √2 four times. The raw form,
/// one-hot items with Σxx = I/8, is the same dynamics at t/8. Nothing is drawn, so the seed does not matter.
/// </remarks>
internal sealed class SemanticHierarchy : ITaskKind
{
    private const int Items = 8;

    private static readonly Matrix S = PropertiesOfItems();

    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs) => new(S, 0);

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        if (architecture.Inputs != Items || architecture.Outputs != Items)
        {
            faults.Add(new("architecture", $"{architecture} has {architecture.Inputs} inputs and {architecture.Outputs} outputs, but "
                + $"semantic-hierarchy has {Items} items and {Items} properties: 8-8-8, or another hidden width between them."));
        }
    }

    private static Matrix PropertiesOfItems()
    {
        var s = new Matrix(Items, Items);
        for (int item = 0; item < Items; item++)
            s[0, item] = 1;
        int property = 1;
        for (int members = Items; members >= 2; members /= 2)
        {
            for (int first = 0; first < Items; first += members, property++)
            {
                for (int member = 0; member < members; member++)
                    s[property, first + member] = member < members / 2 ? 1 : -1;
            }
        }

        return s;
    }
}
