// Each of these starts many processes, and some measure what a cluster does in time: on two cores they would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
