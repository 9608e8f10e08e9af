using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;

namespace TiersLieux.Domain.Contributions;

/// <summary>What is compared of a sheet.</summary>
/// <param name="CommuneId">Null abroad.</param>
/// <param name="Street">Number and street as <see cref="SearchKey"/>; null when not known.</param>
/// <param name="Siret">14 digits.</param>
/// <param name="SiteHost">Host of the website, without « www. »; null for the pages that many share.</param>
public sealed record DuplicateSide(PlaceName Name, int? CommuneId, string? Street, string? Siret, string? SiteHost)
{
    /// <summary>Hosts where everybody has a page: they prove nothing.</summary>
    public static readonly IReadOnlyList<string> SharedHosts =
    [
        "facebook.com", "fr-fr.facebook.com", "m.facebook.com", "twitter.com", "x.com", "linkedin.com", "fr.linkedin.com", "instagram.com", "youtube.com",
        "sites.google.com", "helloasso.com", "linktr.ee", "framasite.org", "wixsite.com", "coworking.fr", "fablabs.io", "wiki.fablab.fr",
    ];

    public static DuplicateSide Of(PlaceFacts facts, int? communeId, string? communeName) => new(
        PlaceName.From(Numbered(facts.Name), communeName), communeId,
        SearchKey.From(facts.Address?.Street) is { Length: > 0 } street ? street : null,
        facts.Operator?.Siret, HostOf(facts.Website));

    private static string? HostOf(string? website)
    {
        if (!Uri.TryCreate(website, UriKind.Absolute, out var address))
        {
            return null;
        }

        var host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
        return SharedHosts.Contains(host, StringComparer.Ordinal) ? null : host;
    }

    // « Le Hangar 0 » is also written « Le Hangar Zéro ».
    private static string? Numbered(string? name) => name is null ? null : string.Join(' ', SearchKey.From(name).Split(' ').Select(word => word switch
    {
        "zero" => "0", "un" or "une" => "1", "deux" => "2", "trois" => "3", "quatre" => "4", "cinq" => "5",
        "six" => "6", "sept" => "7", "huit" => "8", "neuf" => "9", "dix" => "10", _ => word,
    }));
}

/// <summary>Why two sheets may be one place.</summary>
public enum DuplicateReason
{
    Name = 1,
    Address = 2,
    Siret = 3,
    Site = 4,
    Distance = 5,
}

public static class DuplicateReasons
{
    /// <summary>French, lower case.</summary>
    public static string Label(this DuplicateReason reason) => reason switch
    {
        DuplicateReason.Name => "même nom",
        DuplicateReason.Address => "même adresse",
        DuplicateReason.Siret => "même SIRET",
        DuplicateReason.Site => "même site",
        _ => "même endroit",
    };
}

/// <summary>
/// Whether two sheets may be one place, for a person to decide. Pure; the thresholds were set on the real pairs kept in the tests.
/// Names alike are enough in one commune; names that only look like each other need something else that agrees.
/// </summary>
/// <param name="DistanceMetres">Between two positions known to the street or better; null when one of them is not.</param>
public sealed record DuplicateCandidate(DuplicateSide One, DuplicateSide Other, double? DistanceMetres)
{
    /// <summary>Likeness from which two names may be one when something else agrees.</summary>
    public const double LooseLikeness = 0.5;

    /// <summary>Two positions this close are one door; geocoders differ by as much.</summary>
    public const double SameDoorMetres = 60;

    /// <summary>Beyond, two names that only look like each other on one site are two addresses of a chain: « Dojo Saint Martin », « Dojo Saint Maur ».</summary>
    public const double SameQuarterMetres = 500;

    /// <summary>Names that are one need not be in one commune when they are this close: a place near a border.</summary>
    public const double NeighbourMetres = 1000;

    private double Likeness => SamePlace.Likeness(One.Name, Other.Name);

    private bool SameCommune => One.CommuneId is not null && One.CommuneId == Other.CommuneId;

    private bool IsAround => DistanceMetres is <= NeighbourMetres || (SameCommune && DistanceMetres is null or <= SamePlace.MaximumDistanceMetres);

    /// <summary>What agrees between the two, the strongest first.</summary>
    public IReadOnlyList<DuplicateReason> Reasons => [.. Agreements()];

    public bool IsLikely => IsAround && (Likeness >= SamePlace.MinimumLikeness || (DistanceMetres is null or <= SameQuarterMetres && HasLooseAgreement));

    private bool HasLooseAgreement => (Likeness >= LooseLikeness && Reasons.Count > 0) || (Agrees(One.Siret, Other.Siret) && Agrees(One.SiteHost, Other.SiteHost));

    private IEnumerable<DuplicateReason> Agreements()
    {
        if (Likeness >= SamePlace.MinimumLikeness)
        {
            yield return DuplicateReason.Name;
        }

        if (Agrees(One.Siret, Other.Siret))
        {
            yield return DuplicateReason.Siret;
        }

        if (Agrees(One.SiteHost, Other.SiteHost))
        {
            yield return DuplicateReason.Site;
        }

        if (SameCommune && Agrees(One.Street, Other.Street))
        {
            yield return DuplicateReason.Address;
        }

        if (DistanceMetres is <= SameDoorMetres)
        {
            yield return DuplicateReason.Distance;
        }
    }

    private static bool Agrees(string? one, string? other) => one is not null && one == other;
}
