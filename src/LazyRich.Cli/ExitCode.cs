namespace LazyRich.Cli;

/// <summary>What the command answers to its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Finished, with failed runs, or ended by a stop or a cancellation.</summary>
    public const int FailedRuns = 1;

    /// <summary>A command line, a study or a condition that is not understood.</summary>
    public const int Usage = 2;

    /// <summary>The store cannot be used, or an output cannot be written (a full disk).</summary>
    public const int Store = 3;

    /// <summary>The process that owns the store, or the cluster, does not answer.</summary>
    public const int Unreachable = 4;

    /// <summary>A fault of this program.</summary>
    public const int Internal = 5;

    /// <summary>Ctrl-C (128 + SIGINT); the store is resumable.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM; the store is resumable.</summary>
    public const int Terminated = 143;
}
