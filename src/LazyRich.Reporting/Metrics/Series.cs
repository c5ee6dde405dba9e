using System.Diagnostics.Metrics;

namespace LazyRich.Reporting.Metrics;

/// <summary>What one instrument has measured so far, for each set of its tags. Thread-safe.</summary>
/// <param name="bounds">Upper ends of a histogram's buckets, ascending; null: a counter.</param>
internal sealed class Series(Instrument instrument, double[]? bounds)
{
    private readonly SortedDictionary<string, Cell> cells = new(StringComparer.Ordinal);

    public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        (string, string)[] labels = new (string, string)[tags.Length];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = (PrometheusText.NameOf(tags[i].Key, null), $"{tags[i].Value}");
        string identity = string.Join('\n', labels);
        lock (cells)
        {
            if (!cells.TryGetValue(identity, out Cell? cell))
                cells[identity] = cell = new(labels, new long[bounds?.Length ?? 0]);
            cell.Sum += value;
            cell.Count++;
            for (int i = 0; i < cell.Buckets.Length; i++)
                cell.Buckets[i] += value <= bounds![i] ? 1 : 0;
        }
    }

    public void Write(PrometheusText text)
    {
        string name = PrometheusText.NameOf(instrument.Name, instrument.Unit);
        lock (cells)
        {
            if (bounds is null)
            {
                text.Head($"{name}_total", "counter", instrument.Description ?? "");
                foreach (Cell cell in cells.Values)
                    text.Sample($"{name}_total", cell.Sum, cell.Labels);
                return;
            }

            text.Head(name, "histogram", instrument.Description ?? "");
            foreach (Cell cell in cells.Values)
            {
                for (int i = 0; i < bounds.Length; i++)
                    text.Sample($"{name}_bucket", cell.Buckets[i], [.. cell.Labels, ("le", PrometheusText.Number(bounds[i]))]);
                text.Sample($"{name}_bucket", cell.Count, [.. cell.Labels, ("le", "+Inf")]);
                text.Sample($"{name}_sum", cell.Sum, cell.Labels);
                text.Sample($"{name}_count", cell.Count, cell.Labels);
            }
        }
    }

    private sealed class Cell((string, string)[] labels, long[] buckets)
    {
        public (string, string)[] Labels => labels;

        public long[] Buckets => buckets;

        public double Sum { get; set; }

        public long Count { get; set; }
    }
}
