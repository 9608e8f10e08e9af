namespace TiersLieux.Web.Infrastructure;

/// <summary>The site's public address, for the links of e-mails: a setting, never what a request claims.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    public const string Setting = "Site:Address";

    private readonly Uri root = new(configuration[Setting] ?? "http://127.0.0.1:5080");

    /// <param name="path">From the root: <c>/contribuer/suivi/…</c>.</param>
    public Uri Of(string path) => new(root, path);
}
