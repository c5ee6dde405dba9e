using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class TeacherStudentTests
{
    [Fact]
    public void Build_LinearTeacher_IsAMapOfItsWidth()
    {
        Problem problem = Nets.Problem(Nets.Run("6-4-5", 0, Setting.Of("teacher-student", ("hidden", new NumberValue(2)))));
        double[] values = Svd.ValuesOf(problem.S);
        Assert.True(values[1] > 0.01 && values[2] < 1e-14);
        Assert.Equal(0, problem.Floor);
    }

    [Theory]
    [InlineData("relu", Activation.ReLU)]
    [InlineData("tanh", Activation.Tanh)]
    public void Build_TeacherThatIsNotLinear_AnswersAsItsNetworkDoes(string name, Activation activation)
    {
        Setting task = Setting.Of("teacher-student", ("activation", new TextValue(name)), ("samples", new NumberValue(20)), ("test-samples", new NumberValue(7)));
        Problem problem = Nets.Problem(Nets.Run("4-3-2", 0, task));
        Teacher teacher = Teacher.Draw(task, Runs.Shape("4-3-2"), 1);
        foreach (Samples samples in new[] { problem.Samples!, problem.Test!.Samples })
        {
            Matrix answer = PlainNetwork.Output([teacher.W1, teacher.W2], activation, samples.X);
            Assert.True(Dense.Error(samples.Y, answer) < 1e-14);
        }

        Assert.True(problem.Floor > 1e-3);
    }

    [Fact]
    public void Check_TeacherThatIsNotLinearWithoutSamples_SaysToGiveThem()
    {
        Fault fault = Assert.Single(ProblemCheck.Check(Nets.Run("4-3-2", 0, Setting.Of("teacher-student", ("activation", new TextValue("relu")))), MatrixStore.Empty));
        Assert.Equal("task.activation", fault.Path);
        Assert.Contains("give samples", fault.Message, StringComparison.Ordinal);
    }
}
