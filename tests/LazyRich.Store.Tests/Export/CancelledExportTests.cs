using LazyRich.Store.Export;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;

namespace LazyRich.Store.Tests.Export;

public sealed class CancelledExportTests(CancelledExportTests.ThousandRuns fixture) : IClassFixture<CancelledExportTests.ThousandRuns>
{
    public static TheoryData<ExportTable, ExportFormat> Everything =>
        [.. from table in Enum.GetValues<ExportTable>() from format in Enum.GetValues<ExportFormat>() select (table, format)];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Write_CancelledAtTheFirstWrite_EndsAsCancelledAndWritesNoMore(ExportTable table, ExportFormat format)
    {
        using var cancelled = new CancellationTokenSource();
        using var output = new CancellingStream(cancelled);

        Assert.ThrowsAny<OperationCanceledException>(() => Exporter.Write(fixture.Reader, new("a", table, format), output, cancelled.Token));

        Assert.Equal(1, output.Writes);
    }

    /// <summary>NumPy's arrays are written when everything has been read.</summary>
    [Theory]
    [MemberData(nameof(Everything))]
    public void Write_CancelledBefore_WritesNothing(ExportTable table, ExportFormat format)
    {
        using var unused = new CancellationTokenSource();
        using var output = new CancellingStream(unused);

        Assert.ThrowsAny<OperationCanceledException>(() => Exporter.Write(fixture.Reader, new("a", table, format), output, new CancellationToken(canceled: true)));

        Assert.Equal(0, output.Writes);
    }

    /// <summary>Hundreds of kilobytes in any form: several writes.</summary>
    public sealed class ThousandRuns : IAsyncLifetime
    {
        private TemporaryStore? store;

        public IStoreReader Reader => store!.Reader;

        public async ValueTask InitializeAsync()
        {
            store = await TemporaryStore.CreateAsync();
            await store.SubmitAsync(Plans.Of("a", Enumerable.Range(0, 1000).Select(i => i / 7.0)));
            await store.SolveAllAsync();
        }

        public async ValueTask DisposeAsync() => await store!.DisposeAsync();
    }

    private sealed class CancellingStream(CancellationTokenSource source) : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            source.Cancel();
            base.Write(buffer, offset, count);
        }
    }
}
