using LazyRich.Cli.Running;
using LazyRich.Grains.Joining;
using LazyRich.Store.Locking;

namespace LazyRich.Cli.Options;

/// <summary>The token that a worker brings: its user's; else that of the store's lock; else the one that the head will have, which may start a moment later.</summary>
internal static class WorkerToken
{
    /// <param name="heads">What --join says; empty with --redis.</param>
    /// <param name="patience">How long the worker goes on without a head.</param>
    /// <exception cref="UserException">There is none, and no head here or at a store's lock could have made it.</exception>
    public static async Task<string> OfAsync(Session session, string[] heads, TimeSpan patience, CancellationToken cancellation)
    {
        Func<string, string?> variable = session.Terminal.Variable;
        if (Look(variable, heads) is { } token)
            return token;
        string hint = $"set {HeadAddress.TokenVariable} to it, or copy {UserToken.PathOf(variable)} from the head's machine";
        if (heads.Any(head => HeadPlaces.IsUrl(head) && new Uri(head).IsLoopback))
            return UserToken.FindOrMake(variable);
        if (heads.All(HeadPlaces.IsUrl))
            throw new UserException(ExitCode.Usage, "a worker needs the head's token", hint);

        session.Say($"no process holds {string.Join(", ", heads)} yet; waiting for one, whose token is in its lock file");
        session.Say($"  or {hint}");
        var wait = new Patience(session.Terminal.Time, patience);
        while (await wait.WaitAsync(cancellation))
        {
            if (Look(variable, heads) is { } found)
                return found;
        }

        throw new UserException(ExitCode.Unreachable, $"no process held {string.Join(", ", heads)} for {Durations.Text(patience)}");
    }

    private static string? Look(Func<string, string?> variable, string[] heads) =>
        UserToken.Find(variable) ?? heads.Select(head => HeadPlaces.IsUrl(head) ? null : StoreHolder.Named(head)?.Token).FirstOrDefault(found => found is not null);
}
