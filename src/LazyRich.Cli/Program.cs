using LazyRich.Cli;
using LazyRich.Cli.Terminals;

using var interrupts = Interrupts.OfProcess();
return await CommandLine.RunAsync(args, Terminal.OfProcess(interrupts));
