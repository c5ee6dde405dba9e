using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Tests.Dispatch.Simulated;

/// <summary>Planned runs by study, walked as the store walks them.</summary>
internal sealed class SimulatedQueues
{
    private readonly SortedDictionary<long, (StudyQueue Queue, LinkedList<SimulatedRun> Runs)> studies = [];
    private int keys;

    public bool IsEmpty => studies.Values.All(study => study.Runs.Count == 0);

    public void Plan(long study, int runs, Func<int, (long Kind, double Seconds)> what, int priority = 0, double weight = 1)
    {
        var planned = new LinkedList<SimulatedRun>();
        for (int i = 0; i < runs; i++)
        {
            (long kind, double seconds) = what(i);
            planned.AddLast(new SimulatedRun(keys++, study, kind, seconds));
        }

        studies.Add(study, (new(study, priority, weight, runs), planned));
    }

    public List<SimulatedRun> Lease(ILeaseOrder order)
    {
        var taken = new List<SimulatedRun>();
        List<StudyQueue> queues = [.. studies.Values.Where(study => study.Runs.Count > 0).Select(study => study.Queue with { Planned = study.Runs.Count })];
        Dictionary<long, LinkedListNode<SimulatedRun>?> places = queues.ToDictionary(queue => queue.Study, queue => studies[queue.Study].Runs.First);
        int passed = 0;
        while (queues.Count > 0 && order.Next(queues) is { } queue)
        {
            Choice choice = Choice.Pass;
            while (choice != Choice.EndTurn && places[queue.Study] is { } place && passed < 512)
            {
                SimulatedRun run = place.Value;
                choice = order.Offer(queue, new(FakeStore.KeyOf(run.Number), 1, new(run.Kind, 1)));
                if (choice == Choice.EndTurn)
                    break;
                places[queue.Study] = place.Next;
                passed += choice == Choice.Pass ? 1 : 0;
                if (choice == Choice.Take)
                {
                    place.List!.Remove(place);
                    taken.Add(run);
                }
            }

            if (choice != Choice.EndTurn)
                queues.Remove(queue);
        }

        return taken;
    }
}

internal sealed record SimulatedRun(int Number, long Study, long Kind, double Seconds);
