using LazyRich.Cli;
using LazyRich.Cli.Terminals;

// Kept until the process is gone: a signal in its last moment does not change what it ends with.
Interrupts interrupts = Interrupts.OfProcess();
return await CommandLine.RunAsync(args, Terminal.OfProcess(interrupts));
