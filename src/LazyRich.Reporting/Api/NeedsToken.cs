namespace LazyRich.Reporting.Api;

/// <summary>On an endpoint: it changes something, so the request must carry the control token.</summary>
internal sealed class NeedsToken;

/// <summary>On an endpoint: it says nothing worth hiding, to anybody who reaches it.</summary>
internal sealed class NeedsNoToken;

/// <summary>On an endpoint: a page that people look at, who can give the token as a password.</summary>
internal sealed class ForBrowsers;
