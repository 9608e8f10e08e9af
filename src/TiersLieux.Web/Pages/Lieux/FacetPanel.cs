using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>One group of check boxes: its query parameter, its title, its values that would give something, the fullest first.</summary>
public sealed record FacetPanel(string Parameter, string Title, IReadOnlyList<FacetOption> Options)
{
    public static IReadOnlyList<FacetPanel> All(ResolvedSearch resolved, FacetCounts counts)
    {
        var search = resolved.Search;
        return
        [
            Of("type", "Type de lieu", Facet.Kind, PlaceKinds.All, search.Kinds, counts),
            Of("service", "Service", Facet.Service, PlaceServices.All, search.Services, counts),
            Of("equipement", "Équipement", Facet.Equipment, EquipmentKinds.All, search.Equipment, counts),
            new("programme", "Label ou programme", Listed(Programmes(resolved, counts))),
            new("etape", "Étape", Listed(Enum.GetValues<PlaceLifecycle>().Select(lifecycle => new FacetOption(
                lifecycle.Code(), PlaceLifecycles.All.Find(lifecycle.Code())!.Plural,
                counts.Of(Facet.Lifecycle, ((int)lifecycle).ToString(System.Globalization.CultureInfo.InvariantCulture)), search.Lifecycles.Contains(lifecycle))))),
        ];
    }

    /// <summary>The yes-or-no filters, each its own parameter.</summary>
    public static IReadOnlyList<FacetOption> Flags(PlaceSearch search, FacetCounts counts) =>
    [
        new("rural", "Commune rurale", counts.Of(Facet.Rural), search.Rural),
        new("frr", "Zone FRR (France Ruralités Revitalisation)", counts.Of(Facet.Frr), search.Frr),
        new("accessible", "Accessible en fauteuil roulant", counts.Of(Facet.Accessible), search.Accessible),
        new("ouvert", "Ouvert maintenant", counts.Of(Facet.OpenNow), search.OpenNow),
    ];

    private static IEnumerable<FacetOption> Programmes(ResolvedSearch resolved, FacetCounts counts)
    {
        var chosen = resolved.Sheets.Where(sheet => sheet.Kind == SheetKind.Programme).ToList();
        return counts.Counts[Facet.Programme]
            .Select(count => new FacetOption(count.Value, count.Label, count.Count, chosen.Any(sheet => sheet.Slug == count.Value)))
            .Concat(chosen.Where(sheet => counts.Counts[Facet.Programme].All(count => count.Value != sheet.Slug))
                .Select(sheet => new FacetOption(sheet.Slug, sheet.Name, 0, Chosen: true)));
    }

    private static FacetPanel Of(string parameter, string title, Facet facet, Vocabulary vocabulary, IReadOnlyList<string> chosen, FacetCounts counts) =>
        new(parameter, title, Listed(vocabulary.Terms.Select(term =>
            new FacetOption(term.Code, term.Plural, counts.Of(facet, term.Code), chosen.Contains(term.Code)))));

    private static IReadOnlyList<FacetOption> Listed(IEnumerable<FacetOption> options) =>
        [.. options.Where(option => option.Count > 0 || option.Chosen).OrderByDescending(option => option.Chosen).ThenByDescending(option => option.Count)];
}

public sealed record FacetOption(string Value, string Label, int Count, bool Chosen);
