using System.Text.RegularExpressions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>How to reach the place, and where it is on the web.</summary>
public sealed partial class ContactInput : FormSection
{
    private static readonly string[] Known = ["facebook", "twitter", "linkedin", "instagram", "mastodon"];

    public string? Website { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>Addresses of pages on social networks, videos, documents.</summary>
    public List<string?> Links { get; set; } = [];

    public static ContactInput From(PlaceFacts facts) => new()
    {
        Website = facts.Website, Email = facts.Email, Phone = facts.Phone, Links = [.. (facts.Links ?? []).Select(link => link.Url)],
    };

    public override PlaceFacts Apply(PlaceFacts facts) => facts with
    {
        Website = Typed.Web(Website), Email = Typed.Text(Email), Phone = Typed.Text(Phone),
        Links = OrNull(Links.Select(Typed.Web).OfType<string>().Distinct()
            .Select(url => (facts.Links ?? []).FirstOrDefault(link => link.Url == url) ?? new Link(Kind(url), url))),
    };

    public override void Pad() => Pad(Links, string.IsNullOrWhiteSpace, () => null);

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (WrongWeb(Website), nameof(Website)),
        (Typed.Text(Email) is { } email && !Address().IsMatch(email) ? "Donnez une adresse de la forme nom@exemple.fr." : TooLong(Email, 200), nameof(Email)),
        (Typed.Text(Phone) is { } phone && !Number().IsMatch(phone) ? "Donnez un numéro de téléphone : 04 00 00 00 00 ou +33 4 00 00 00 00." : null, nameof(Phone)),
        (TooMany(Links), nameof(Links)),
        .. Links.Take(PlaceFactsRules.MaximumItems).Select((link, index) => (WrongWeb(link), $"{nameof(Links)}[{index}]")),
    ];

    private static string? WrongWeb(string? typed) => Typed.Web(typed) is { } address && !PlaceFactsRules.IsWebAddress(address)
        ? "Donnez une adresse de la forme https://www.exemple.fr." : TooLong(typed, PlaceFactsRules.MaximumText);

    private static string Kind(string url)
    {
        var host = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "";
        return Array.Find(Known, name => host.Contains(name, StringComparison.OrdinalIgnoreCase))
            ?? (host is "x.com" or "www.x.com" ? "twitter" : host.Contains("youtube", StringComparison.OrdinalIgnoreCase) || host.Contains("vimeo", StringComparison.OrdinalIgnoreCase) ? "video" : "other");
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\+?\d[\d .()\-]{1,20}\d$")]
    private static partial Regex Number();
}
