namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>What a person recognises their browser by; the header itself, which tells much more, is not kept.</summary>
internal static class DeviceName
{
    // The first that is found: many browsers also claim to be the ones after them.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>« Firefox sur Android »; « Navigateur inconnu ».</summary>
    public static string From(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser ?? "Navigateur inconnu") + (system is null ? "" : $" sur {system}");
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(candidate => userAgent.Contains(candidate.Mark, StringComparison.Ordinal)).Name;
}
