using LazyRich.Grains.Inputs;

namespace LazyRich.Grains.Tests.Inputs;

public sealed class SiloInputsTests
{
    private readonly FakeInputs head = new();
    private readonly SiloInputs inputs;

    public SiloInputsTests() => inputs = new(() => head);

    [Fact]
    public async Task Matrix_Fetched_IsHereWithoutAskingAgain()
    {
        await inputs.FetchMatrixAsync("m");
        await inputs.FetchMatrixAsync("m");

        Assert.Equal([1, 2], inputs.Matrix("m").Data);
        Assert.Equal(1, head.Asked);
    }

    [Fact]
    public void Matrix_NeverFetched_SaysSo() => Assert.Contains("m", Assert.Throws<KeyNotFoundException>(() => inputs.Matrix("m")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task FetchMatrix_StoreDoesNotKnowIt_ThrowsItsDigest() =>
        Assert.Contains("unknown", (await Assert.ThrowsAsync<KeyNotFoundException>(async () => await inputs.FetchMatrixAsync("unknown"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task FetchMatrix_HeadWasAway_AsksAgain()
    {
        head.Away = true;
        await Assert.ThrowsAsync<TimeoutException>(async () => await inputs.FetchMatrixAsync("m"));
        head.Away = false;

        await inputs.FetchMatrixAsync("m");

        Assert.Equal((1, 2), (inputs.Matrix("m").Rows, inputs.Matrix("m").Columns));
    }

    [Fact]
    public async Task Grid_Fetched_IsHere()
    {
        Assert.Null(inputs.Grid("g"));

        await inputs.FetchGridAsync("g");

        Assert.Equal([0, 1], inputs.Grid("g")!);
    }

    private sealed class FakeInputs : IInputsGrain
    {
        public int Asked { get; private set; }

        public bool Away { get; set; }

        public Task<MatrixMessage?> MatrixAsync(string digest)
        {
            Asked++;
            return Away ? Task.FromException<MatrixMessage?>(new TimeoutException()) : Task.FromResult(digest == "m" ? new MatrixMessage(1, 2, [1, 2]) : null);
        }

        public Task<double[]?> GridAsync(string digest) => Task.FromResult<double[]?>([0, 1]);
    }
}
