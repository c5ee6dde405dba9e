namespace LazyRich.Reporting.Api;

/// <summary>On an endpoint: it changes something, so the request must carry the control token.</summary>
internal sealed class NeedsToken;
