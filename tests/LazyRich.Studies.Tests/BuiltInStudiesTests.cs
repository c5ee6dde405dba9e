using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests;

public sealed class BuiltInStudiesTests
{
    [Fact]
    public void All_EachStudy_IsAPlanOfItsOwnName()
    {
        Assert.Contains("lazy-to-rich", BuiltInStudies.All.Select(study => study.Name));
        foreach (BuiltInStudy study in BuiltInStudies.All)
        {
            StudyReading reading = StudyReader.Open(study.Name);
            Assert.Empty(reading.Faults);
            Assert.Equal(study.Name, reading.Plan!.Name);
            Assert.Equal(study.Description, reading.Plan.Description);
            Assert.Equal(study.Text, reading.Plan.Source);
        }
    }

    [Fact]
    public void LazyToRich_Plan_Is630RunsOfThreeShapes()
    {
        StudyPlan plan = StudyReader.Open("lazy-to-rich").Plan!;
        Assert.Equal(630, plan.Count);
        Assert.Equal(630, plan.Runs.Select(run => run.Key).Distinct().Count());
        Assert.Equal(["architecture", "lambda", "seed"], plan.Axes.Select(axis => axis.Name));
        Assert.Equal(["-10", "-5.99484250318941", "-3.59381366380463"], plan.Axes[1].Values.Take(3));
        Assert.Equal(["square", "funnel", "inverted-funnel"], plan.Runs.Select(run => run.Definition.Architecture.Shape).Distinct());
        var grid = Assert.IsType<GridTime>(plan.Runs.First().Definition.Time);
        Assert.Equal(201, grid.Times.Length);
        Assert.Equal([0, 0.01, 1000], [grid.Times[0], grid.Times[1], grid.Times[^1]]);
    }

    [Fact]
    public void Descent_Times_AreTheSameForEverySolver()
    {
        StudyPlan plan = StudyReader.Open("descent").Plan!;
        Assert.Equal(90, plan.Count);
        Assert.Single(plan.Runs.Select(run => run.Definition.Time).Distinct());
        Assert.Equal(["lambda", "solver", "solver.learning-rate", "seed"], plan.Axes.Select(axis => axis.Name));
    }
}
