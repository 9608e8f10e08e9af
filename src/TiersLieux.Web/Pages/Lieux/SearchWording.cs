using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>The search said in French: title, headings, and one removable chip for each criterion.</summary>
public sealed class SearchWording(ResolvedSearch resolved)
{
    private readonly PlaceSearch search = resolved.Search;

    /// <summary>What the « Où ? » box shows.</summary>
    public string Where => resolved.Territories.Count > 0 && search.Around is null && search.Box is null
        ? string.Join(", ", resolved.Territories.Select(territory => territory.Kind == TerritoryKind.ZoneEmploi ? $"Zone d’emploi {French.Of(territory.Name)}" : territory.Name))
        : search.Territories.Count > 0 || search.Around is not null || search.Box is not null ? "" : search.Where ?? "";

    /// <summary>« autour de Crest », « dans la zone d’emploi de Valence », « en France ».</summary>
    public string Place => search switch
    {
        { Around: not null } => "autour de votre position",
        { Box: not null } => "dans cette zone de la carte",
        _ => resolved.Territories switch
        {
            [] => "",
            [{ Kind: TerritoryKind.Commune } commune] when resolved.RadiusKm is not null => "autour " + French.Of(commune.Name),
            [{ Kind: TerritoryKind.Commune } commune] => French.At(commune.Name),
            [{ Kind: TerritoryKind.ZoneEmploi } zone] => "dans la zone d’emploi " + French.Of(zone.Name),
            var several => "· " + string.Join(", ", several.Select(territory => territory.Name)),
        },
    };

    public string Title(int total) => total == 0 ? $"Aucun lieu {Place}".TrimEnd() : $"{French.Places(total)} {Place}".TrimEnd();

    /// <summary>Label and address without the criterion.</summary>
    public IEnumerable<(string Label, string Href)> Chips()
    {
        if (search.Words is { } words)
        {
            yield return ($"«\u00a0{words}\u00a0»", Href(search with { Words = null }));
        }

        if (search.Around is not null)
        {
            yield return ("Autour de votre position", Href(search with { Around = null, RadiusKm = null }));
        }

        if (search.Box is not null)
        {
            yield return ("Zone de la carte", Href(search with { Box = null }));
        }

        foreach (var territory in resolved.Territories)
        {
            var left = search.Territories.Where(code => code.Kind != territory.Kind || code.Code != territory.Code).ToList();
            var label = territory.Kind == TerritoryKind.ZoneEmploi ? $"Zone d’emploi {French.Of(territory.Name)}" : territory.Name;
            yield return (label, Href(search with { Where = null, Territories = left, RadiusKm = left.Count == 0 ? null : search.RadiusKm }));
        }

        foreach (var chip in Coded(search.Kinds, PlaceKinds.All, left => search with { Kinds = left })
            .Concat(Coded(search.Services, PlaceServices.All, left => search with { Services = left }))
            .Concat(Coded(search.Equipment, EquipmentKinds.All, left => search with { Equipment = left }))
            .Concat(Named(search.Programmes, SheetKind.Programme, left => search with { Programmes = left }))
            .Concat(Named(search.Networks, SheetKind.Network, left => search with { Networks = left })))
        {
            yield return chip;
        }

        foreach (var lifecycle in search.Lifecycles)
        {
            yield return (lifecycle.Label(), Href(search with { Lifecycles = [.. search.Lifecycles.Where(other => other != lifecycle)] }));
        }

        foreach (var (on, label, without) in new[]
        {
            (search.Rural, "Commune rurale", search with { Rural = false }),
            (search.Frr, "Zone FRR", search with { Frr = false }),
            (search.Accessible, "Accessible en fauteuil roulant", search with { Accessible = false }),
            (search.OpenNow, "Ouvert maintenant", search with { OpenNow = false }),
        })
        {
            if (on)
            {
                yield return (label, Href(without));
            }
        }
    }

    private IEnumerable<(string, string)> Named(IReadOnlyList<string> slugs, SheetKind kind, Func<IReadOnlyList<string>, PlaceSearch> with) =>
        slugs.Select(slug => (resolved.Sheets.FirstOrDefault(sheet => sheet.Kind == kind && sheet.Slug == slug)?.Name ?? slug,
            Href(with([.. slugs.Where(other => other != slug)]))));

    public static string Href(PlaceSearch search) => "/lieux" + (search with { Page = 1 }).ToQueryString();

    private static IEnumerable<(string, string)> Coded(IReadOnlyList<string> codes, Vocabulary vocabulary, Func<IReadOnlyList<string>, PlaceSearch> with) =>
        codes.Select(code => (vocabulary.Find(code)!.Plural, Href(with([.. codes.Where(other => other != code)]))));
}
