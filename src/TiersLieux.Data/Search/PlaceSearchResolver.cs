using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>
/// Finds where a search looks, in one round trip: the territories it names by code (a past commune code leads to today's commune),
/// else the territory its text names. A point or a box needs neither. Programmes and networks, when it names some, take one more.
/// </summary>
public sealed class PlaceSearchResolver(TerritorySearch territories, TiersLieuxDbContext db, TimeProvider clock)
{
    /// <returns>The resolved search, and an error for each code, text or slug that nothing answers.</returns>
    public async Task<(ResolvedSearch Resolved, IReadOnlyList<SearchError> Errors)> ResolveAsync(PlaceSearch search, CancellationToken cancellationToken)
    {
        if (search.Programmes.Count + search.Networks.Count == 0)
        {
            return await LocateAsync(search, cancellationToken);
        }

        var (named, unknown) = await NamedAsync(search, cancellationToken);
        var known = search with { Programmes = Known(SheetKind.Programme), Networks = Known(SheetKind.Network) };
        var (resolved, errors) = await LocateAsync(known, cancellationToken);
        return (resolved with { Sheets = named }, [.. unknown, .. errors]);

        List<string> Known(SheetKind kind) => [.. named.Where(sheet => sheet.Kind == kind).Select(sheet => sheet.Slug)];
    }

    private async Task<(IReadOnlyList<NamedSheet> Named, IReadOnlyList<SearchError> Unknown)> NamedAsync(PlaceSearch search, CancellationToken cancellationToken)
    {
        var (programmes, networks) = (search.Programmes.ToArray(), search.Networks.ToArray());
        var found = await db.Sheets.Published()
            .Where(sheet => (sheet.Kind == SheetKind.Programme && programmes.Contains(sheet.Slug)) || (sheet.Kind == SheetKind.Network && networks.Contains(sheet.Slug)))
            .OrderBy(sheet => sheet.Id).Select(sheet => new NamedSheet(sheet.Kind, sheet.Slug, sheet.Name)).ToListAsync(cancellationToken);
        return (found,
        [
            .. Missing(programmes, SheetKind.Programme).Select(slug => new SearchError("programme", $"L’annuaire ne connaît pas de programme à l’adresse « {slug} ».")),
            .. Missing(networks, SheetKind.Network).Select(slug => new SearchError("reseau", $"L’annuaire ne connaît pas de réseau à l’adresse « {slug} ».")),
        ]);

        IEnumerable<string> Missing(string[] asked, SheetKind kind) => asked.Except(found.Where(sheet => sheet.Kind == kind).Select(sheet => sheet.Slug));
    }

    private async Task<(ResolvedSearch Resolved, IReadOnlyList<SearchError> Errors)> LocateAsync(PlaceSearch search, CancellationToken cancellationToken)
    {
        if (search.Territories.Count > 0)
        {
            return await ByCodeAsync(search, cancellationToken);
        }

        return search.Where is null || search.Around is not null || search.Box is not null
            ? (new ResolvedSearch(search, [], clock.GetUtcNow()), [])
            : await ByTextAsync(search, cancellationToken);
    }

    private async Task<(ResolvedSearch, IReadOnlyList<SearchError>)> ByTextAsync(PlaceSearch search, CancellationToken cancellationToken)
    {
        var resolution = await territories.ResolveAsync(search.Where, cancellationToken);
        if ((resolution.Best is null || resolution.IsGuess) && TerritoryText.Parse(search.Where) is { Kind: TerritoryKind.ZoneEmploi, Key.Length: > 0 } zone
            && await ZoneOfCommuneAsync(zone.Key, cancellationToken) is { } ofCommune)
        {
            var asked = search with { Where = null, Territories = [new TerritoryCode(TerritoryKind.ZoneEmploi, ofCommune)] };
            return await ByCodeAsync(asked, cancellationToken);
        }

        if (resolution.Best is not { } best)
        {
            return (
                new ResolvedSearch(search with { Where = null }, [], clock.GetUtcNow()),
                [new("ou", $"Nous ne connaissons pas de territoire nommé « {search.Where} ». Essayez une commune, un code postal, un département…")]);
        }

        // From here on the search carries the code, so that links, tiles and counts need not read the text again.
        var named = search with { Where = null, Territories = [new TerritoryCode(best.Kind, best.Code)] };
        return (
            new ResolvedSearch(named, [best.ToMatch()], clock.GetUtcNow())
            {
                Alternatives = resolution.IsAmbiguous || resolution.IsGuess ? [.. resolution.Others.Take(8)] : [],
                GuessedFrom = resolution.IsGuess ? search.Where : null,
            },
            []);
    }

    /// <summary>« Zone d’emploi de Crest »: few communes give their name to a zone, but each has one.</summary>
    private async Task<string?> ZoneOfCommuneAsync(string key, CancellationToken cancellationToken)
    {
        var named = await territories.FindAsync(key, TerritoryKind.Commune, 0, 1, cancellationToken);
        return named.Items is [{ Closeness: TerritoryCloseness.Exact } commune] ? commune.ZoneEmploiCode : null;
    }

    private async Task<(ResolvedSearch, IReadOnlyList<SearchError>)> ByCodeAsync(PlaceSearch search, CancellationToken cancellationToken)
    {
        var asked = search.Territories;
        var kinds = asked.Select(code => code.Kind).Distinct().ToArray();
        var codes = asked.Select(code => code.Code).Distinct().ToArray();
        var candidates = await territories.ByCodesAsync(kinds, codes, cancellationToken);

        var found = new List<TerritoryMatch>();
        var errors = new List<SearchError>();
        foreach (var code in asked)
        {
            var match = candidates
                .Where(row => row.Match.Kind == code.Kind && row.Asked == code.Code)
                .MinBy(row => row.IsFormer);
            if (match is not null)
            {
                found.Add(match.Match);
                continue;
            }

            var words = TerritoryKindWords.Of(code.Kind);
            errors.Add(new(words.Parameter, $"Aucun territoire de ce type ne porte le code « {code.Code} » ({words.Label.ToLowerInvariant()})."));
        }

        var distinct = found.DistinctBy(match => match.Id).ToList();
        var today = search with { Where = null, Territories = [.. distinct.Select(match => new TerritoryCode(match.Kind, match.Code))] };
        return (new ResolvedSearch(today, distinct, clock.GetUtcNow()), errors);
    }
}
