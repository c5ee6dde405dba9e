namespace LazyRich.Reporting.Client;

/// <summary>Copies a long answer, and tells one that breaks off from an output that takes no more: only the first is the head's fault.</summary>
internal static class AnswerCopy
{
    /// <exception cref="OutputException">Of the output.</exception>
    /// <exception cref="IOException">Of the answer.</exception>
    public static async Task RunAsync(Stream answer, Stream output, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        while (await answer.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            try
            {
                await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            catch (IOException error)
            {
                throw new OutputException(error);
            }
        }
    }

    internal sealed class OutputException(IOException inner) : Exception(inner.Message, inner)
    {
        public IOException Inner => inner;
    }
}
