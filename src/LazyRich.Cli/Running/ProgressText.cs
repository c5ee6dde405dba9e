namespace LazyRich.Cli.Running;

internal static class ProgressText
{
    /// <summary>"312 of 630 runs, 2 failed".</summary>
    public static string Counts(Progress progress) =>
        $"{progress.Done:N0} of {progress.Runs:N0} runs{(progress.Failed > 0 ? $", {progress.Failed:N0} failed" : "")}";

    /// <summary>", 1,850 runs/s, 12 s left"; empty while nothing moves.</summary>
    public static string Pace(Progress progress, RateMeter rate) =>
        rate.Remaining(progress.Runs - progress.Done) is { } left ? $", {PerSecond(rate.Rate)}, {Duration(left)} left" : "";

    /// <summary>", paused"; ", lazy 120, rich 300"; empty when there is nothing to say.</summary>
    public static string Remarks(Progress progress)
    {
        string state = progress.State == "active" ? "" : $", {progress.State}";
        return state + string.Concat((progress.Regimes ?? []).Select(count => $", {count.Key} {count.Value:N0}"));
    }

    public static string PerSecond(double rate) => rate >= 10 ? $"{rate:N0} runs/s" : $"{rate:0.0} runs/s";

    /// <summary>"0.8 s", "42 s", "3 min 20 s", "2 h 5 min", "3 d 4 h".</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalSeconds < 9.95 ? $"{time.TotalSeconds:0.0} s"
        : time.TotalSeconds < 120 ? $"{time.TotalSeconds:0} s"
        : time.TotalHours < 1 ? $"{(int)time.TotalMinutes} min {time.Seconds} s"
        : time.TotalDays < 2 ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : $"{(int)time.TotalDays} d {time.Hours} h";
}
