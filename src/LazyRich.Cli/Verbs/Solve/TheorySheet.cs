using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Predictions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Text;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>A theory in words and as JSON.</summary>
internal static class TheorySheet
{
    private static readonly string[] summaries = ["loss_initial", "loss_best", "time_to_half", "time_to_1pct", "ntk_distance_limit", "ntk_distance_final", "lazy_share", "log_delay"];

    public static void Print(Session session, Theory theory, IReadOnlyList<Deviation> deviations, string weights)
    {
        Network network = theory.Network;
        Expectation? expected = theory.Expectation;
        Architecture shape = network.Architecture;
        bool deep = shape.Layers > 2;
        string asIf = theory.WhyNotExact is null ? "" : expected is null ? "by the gradient flow: " : "as if balanced: ";
        const string white = "known for two linear layers on whitened inputs only";
        session.Print($"{weights}: {shape}, {shape.Shape}{(network.Activation == Activation.Linear ? "" : $", {network.Activation.Name()} units")}");
        var table = new TextTable("", "", "");
        Add("λ", ShortNumber.Format(network.Lambda), $"measured, tr(W2ᵀW2 − W1W1ᵀ)/Nh{(deep ? ", the mean over neighbouring layers" : "")}; the widths allow {shape.AllowedLambda}{(shape.Allows(network.Lambda) ? "" : ", so no start of this λ is balanced")}");
        Add("balance error", ShortNumber.Format(AbsoluteError(network)), $"‖W2ᵀW2 − W1W1ᵀ − λI‖{(deep ? ", the largest of neighbouring layers" : "")}; {ShortNumber.Format(network.BalanceError)} of ‖W1‖² + ‖W2‖²");
        Add("solver", theory.Solver.Name, theory.WhyNotExact ?? "inputs white, start λ-balanced: the exact solution holds");
        Add("regime", theory.Regime?.Name() ?? "–", theory.Regime is null
            ? $"{asIf}share of the loss gone while the kernel is static {ShortNumber.Format(theory.Summary["lazy_share"])}; a regime needs the limit t → ∞, {white}"
            : $"{asIf}share of the loss gone while the kernel is static {ShortNumber.Format(theory.Summary["lazy_share"])}, delay of the kernel 10^{ShortNumber.Format(theory.Summary["log_delay"])}");
        Add("time to half", ShortNumber.Format(theory.Summary["time_to_half"]), $"τ, {asIf}excess loss at ½ of its start");
        Add("time to 1%", ShortNumber.Format(theory.Summary["time_to_1pct"]), $"τ, {asIf}excess loss at .01 of its start");
        if (expected is null)
        {
            Add("kernel distance", ShortNumber.Format(theory.Summary["ntk_distance_final"]), $"{asIf}from the start, at t = {ShortNumber.Format(theory.Limits.Times[^1])} τ");
            Add("rates, cond(K)", "–", white);
            Add("learning rate", ShortNumber.Format(theory.LearningRateBound), "the bound 2/sharpness, measured where the flow ends: above it the minimum is unstable for gradient descent");
        }
        else
        {
            Add("kernel distance", ShortNumber.Format(theory.Summary["ntk_distance_limit"]), $"{asIf}from the start, in the exact limit t → ∞");
            Add("fast rate", ShortNumber.Format(expected.FastRate), "1/τ, √(λ²+4s₁²)");
            Add("slow rate", ShortNumber.Format(expected.SlowRate), expected.Delayed ? "1/τ, S_λ − |λ|/2: this sign of λ is delayed at these widths" : "1/τ, of the last part of W2W1 to come to rest");
            Add("learning rate", ShortNumber.Format(theory.LearningRateBound), "the bound 2/√(λ²+4s₁²): above it the minimum is unstable for gradient descent");
            Add("cond(K)", ShortNumber.Format(expected.Condition), expected.Condition is null ? "K = plusᵀQ(0) is not square at these widths" : "K = plusᵀQ(0), of the closed form");
        }

        foreach (Deviation deviation in deviations)
            Add(deviation.Column, ShortNumber.Format(deviation.Largest), $"largest deviation of the data, at t = {ShortNumber.Format(deviation.At)}: {ShortNumber.Format(100 * deviation.Relative)}% of theory's largest; root mean square {ShortNumber.Format(deviation.RootMeanSquare)}");
        table.Print(session);

        void Add(string name, string value, string remark) => table.Add($"  {name}", value, new Cell(remark, new Style(decoration: Decoration.Dim)));
    }

    public static JsonObject Document(Theory theory, IReadOnlyList<Deviation> deviations)
    {
        Network network = theory.Network;
        var document = new JsonObject
        {
            ["architecture"] = network.Architecture.Name,
            ["shape"] = network.Architecture.Shape,
            ["activation"] = network.Activation.Name(),
            ["lambda"] = JsonText.Number(network.Lambda),
            ["lambda_allowed"] = network.Architecture.Allows(network.Lambda),
            ["balance_error"] = JsonText.Number(AbsoluteError(network)),
            ["balance_error_relative"] = JsonText.Number(network.BalanceError),
            ["solver"] = theory.Solver.Name,
            ["why_not_exact"] = theory.WhyNotExact,
            ["approximate"] = theory.WhyNotExact is not null && theory.Expectation is not null,
            ["whitened"] = theory.Task.InputCovariance is null,
            ["regime"] = theory.Regime?.Name(),
        };
        foreach (string column in summaries)
            document[column] = JsonText.Number(theory.Summary[column]);
        document["fast_rate"] = JsonText.Number(theory.Expectation?.FastRate);
        document["slow_rate"] = JsonText.Number(theory.Expectation?.SlowRate);
        document["delayed"] = theory.Expectation?.Delayed;
        document["learning_rate_bound"] = JsonText.Number(theory.LearningRateBound);
        document["condition"] = JsonText.Number(theory.Expectation?.Condition);
        document["data"] = new JsonArray([.. deviations.Select(deviation => (JsonNode)new JsonObject
        {
            ["column"] = deviation.Column,
            ["largest"] = JsonText.Number(deviation.Largest),
            ["at"] = JsonText.Number(deviation.At),
            ["relative"] = JsonText.Number(deviation.Relative),
            ["root_mean_square"] = JsonText.Number(deviation.RootMeanSquare),
        })]);
        return document;
    }

    private static double? AbsoluteError(Network network) =>
        network.Layers.Zip(network.Layers.Skip(1), (before, after) =>
            Network.FromWeights(before, after).BalanceError * (before.Data.Sum(weight => weight * weight) + after.Data.Sum(weight => weight * weight))).Max();
}
