using System.Net;

namespace TiersLieux.Import.Steps;

/// <summary>« L&amp;#39;Atelier » → « L'Atelier », also when it was encoded twice.</summary>
public static class HtmlEntities
{
    public const string Name = "entités HTML";

    public static string Apply(string text)
    {
        var once = WebUtility.HtmlDecode(text);
        return once == text ? text : WebUtility.HtmlDecode(once).Replace('\0', '\uFFFD');
    }
}
