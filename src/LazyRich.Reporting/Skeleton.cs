namespace LazyRich.Reporting;

internal static class Skeleton;
