using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Import.Sheets;

/// <summary>
/// Resolves what a content names (slugs, Insee codes) into the columns and rows the search reads. Nothing is written when something is
/// unknown: the problems say what.
/// </summary>
/// <param name="coming">Sheets a load has not stored yet (<c>programmes/leader</c>): what is related to them is left out, and counted.</param>
public sealed class SheetReferences(TiersLieuxDbContext db, IReadOnlySet<string>? coming = null)
{
    private readonly SheetProblems problems = new();

    public IReadOnlyList<SheetProblem> Problems => problems.All;

    /// <summary>Whether a link waits for a sheet that is coming.</summary>
    public bool LeftOut { get; private set; }

    /// <param name="sheet">Tracked, with its content applied; its territories, links and sessions loaded when it is stored.</param>
    public async Task<IReadOnlyList<SheetProblem>> ResolveAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var content = sheet.AnyContent;
        sheet.OrganisationId = content.Organisation is { } slug ? await SheetIdAsync("Organisation", "structures/" + slug, cancellationToken) : null;
        var place = content.Place is { } placeSlug ? await PlaceAsync("Place", placeSlug, cancellationToken) : null;
        var commune = content.Commune is { } code ? await CommuneAsync("Commune", code, cancellationToken) : null;
        sheet.PlaceId = place?.Id;
        sheet.CommuneId = place is null ? commune?.Id : place.CommuneId;
        sheet.Position = place?.Position ?? commune?.Position;
        problems.Check("Area", content.Area?.RadiusKm is null || sheet.Position is not null, "Un rayon demande un lieu ou une commune dont la position est connue.");
        await AreaAsync(sheet, content.Area, cancellationToken);
        await LinksAsync(sheet, content, cancellationToken);
        if (sheet is Offer offer)
        {
            await SessionsAsync(offer, cancellationToken);
        }
        else if (sheet is Event rendezVous)
        {
            await DatesAsync(rendezVous, place, cancellationToken);
        }

        return Problems;
    }

    private async Task AreaAsync(Sheet sheet, SheetArea? area, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<int>();
        foreach (var text in area?.Territories ?? [])
        {
            if (await TerritoryIdAsync("Area", text, cancellationToken) is { } id)
            {
                wanted.Add(id);
            }
        }

        sheet.Territories.RemoveAll(kept => !wanted.Contains(kept.TerritoryId));
        sheet.Territories.AddRange(wanted.Except(sheet.Territories.Select(kept => kept.TerritoryId)).Select(id => new SheetTerritory { TerritoryId = id }));
    }

    private async Task LinksAsync(Sheet sheet, SheetContent content, CancellationToken cancellationToken)
    {
        var (sheets, places) = (new HashSet<int>(), new HashSet<int>());
        IEnumerable<string> related = content.Related ?? [];
        related = content is EventContent { Offers: { } offers } ? related.Concat(offers.Select(slug => "accompagnement/" + slug)) : related;
        foreach (var text in related)
        {
            if (text.StartsWith("lieux/", StringComparison.Ordinal))
            {
                _ = await PlaceAsync("Related", text["lieux/".Length..], cancellationToken) is { } place && places.Add(place.Id);
            }
            else if (coming?.Contains(text) == true && await FindAsync(text, cancellationToken) is null)
            {
                LeftOut = true;
            }
            else if (await SheetIdAsync("Related", text, cancellationToken) is { } id)
            {
                sheets.Add(id);
            }
        }

        sheet.Links.RemoveAll(link => link.OtherSheetId is { } other ? !sheets.Remove(other) : !places.Remove(link.PlaceId!.Value));
        sheet.Links.AddRange(sheets.Select(id => new SheetLink { OtherSheetId = id }).Concat(places.Select(id => new SheetLink { PlaceId = id })));
    }

    private async Task SessionsAsync(Offer offer, CancellationToken cancellationToken)
    {
        offer.Sessions.Clear();
        foreach (var session in offer.Content.Sessions ?? [])
        {
            var place = session.Place is { } slug ? await PlaceAsync("Sessions", slug, cancellationToken) : null;
            var commune = session.Commune is { } code ? await CommuneAsync("Sessions", code, cancellationToken) : null;
            problems.Check("Sessions", session.Place is not null || session.Commune is not null, "Une permanence se tient dans un lieu ou une commune.");
            offer.Sessions.Add(new OfferSession
            {
                PlaceId = place?.Id, CommuneId = place is null ? commune?.Id : place.CommuneId, Position = place?.Position ?? commune?.Position, When = session.When,
            });
        }
    }

    // The zone and the public holidays are those of where it happens; a tour keeps the zone of its first stop.
    private async Task DatesAsync(Event rendezVous, Place? place, CancellationToken cancellationToken)
    {
        var content = rendezVous.Content;
        var stops = new Dictionary<EventStop, (Place? Place, Commune? Commune)>();
        foreach (var stop in content.Stops ?? [])
        {
            stops[stop] = (
                string.IsNullOrEmpty(stop.Place) ? null : await PlaceAsync("Stops", stop.Place, cancellationToken),
                string.IsNullOrEmpty(stop.Commune) ? null : await CommuneAsync("Stops", stop.Commune, cancellationToken));
        }

        var communeId = rendezVous.CommuneId ?? stops.Values.Select(stop => stop.Place?.CommuneId ?? stop.Commune?.Id).FirstOrDefault(id => id is not null);
        var departement = await db.Communes.Where(commune => commune.Id == communeId).Select(commune => commune.Departement!.Code).SingleOrDefaultAsync(cancellationToken);
        var zone = content.TimeZone is { } asked ? EventZones.Of(asked) : EventZones.Of(FrenchTimeZones.Of(departement, place?.Country).Id);
        var dates = EventDates.Of(content, departement);
        problems.Check("Recurrence", dates.Count > 0, "Toutes les dates de cette répétition sont exclues.");
        rendezVous.Schedule(zone.Id, [.. dates.Select(Occurrence)]);

        EventOccurrence Occurrence(EventDate date)
        {
            var (startsAt, endsAt) = date.In(zone);
            var (at, commune) = date.Stop is { } stop ? stops[stop] : default;
            return new()
            {
                StartsAt = startsAt, EndsAt = endsAt, EndIsKnown = date.EndIsKnown, IsStop = date.Stop is not null, PlaceId = at?.Id,
                CommuneId = at is null ? commune?.Id : at.CommuneId, Position = at?.Position ?? commune?.Position, Location = date.Stop is null ? content.Location : date.Stop.Location,
            };
        }
    }

    /// <param name="path"><c>programmes/leader</c>.</param>
    public async Task<int?> SheetIdAsync(string field, string path, CancellationToken cancellationToken)
    {
        var id = await FindAsync(path, cancellationToken);
        problems.Check(field, id is not null, $"L’annuaire ne connaît pas « {path} ».");
        return id;
    }

    private async Task<int?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var words = slash < 0 ? null : SheetWords.FromSegment(path[..slash]);
        return words is null ? null : await db.Sheets.Where(known => known.Kind == words.Kind && known.Slug == path.Substring(slash + 1))
            .Select(known => (int?)known.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The place of a slug, also a former one; the one it was merged into.</summary>
    public async Task<Place?> PlaceAsync(string field, string slug, CancellationToken cancellationToken)
    {
        var place = await db.Places.SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken)
            ?? await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place).SingleOrDefaultAsync(cancellationToken);
        while (place is { MergedIntoId: { } survivor })
        {
            place = await db.Places.SingleAsync(known => known.Id == survivor, cancellationToken);
        }

        problems.Check(field, place is not null, $"L’annuaire ne connaît pas de lieu à l’adresse « {slug} ».");
        return place;
    }

    public async Task<Commune?> CommuneAsync(string field, string code, CancellationToken cancellationToken)
    {
        var commune = await db.Communes.SingleOrDefaultAsync(known => known.Code == code && known.RetiredAt == null, cancellationToken)
            ?? await db.FormerCommuneCodes.Where(former => former.Code == code).Select(former => former.Commune).SingleOrDefaultAsync(cancellationToken);
        problems.Check(field, commune is not null, $"Aucune commune ne porte le code « {code} ».");
        return commune;
    }

    /// <param name="text"><c>epci:200040509</c>; a past commune code leads to today's commune.</param>
    public async Task<int?> TerritoryIdAsync(string field, string text, CancellationToken cancellationToken)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var words = colon < 0 ? null : TerritoryKindWords.FromCode(text[..colon]);
        var code = text[(colon + 1)..];
        if (words is null)
        {
            problems.Check(field, false, $"« {text} » n’est pas un territoire : écrivez par exemple commune:26108 ou departement:26.");
            return null;
        }

        if (words.Kind == TerritoryKind.Commune)
        {
            return (await CommuneAsync(field, code, cancellationToken))?.Id;
        }

        var territory = await db.Territories.Where(known => known.Kind == words.Kind && known.Code == code)
            .Select(known => new { known.Id, known.Name, known.RetiredAt }).SingleOrDefaultAsync(cancellationToken);
        problems.Check(field, territory is not null, $"Aucun territoire de ce type ne porte le code « {code} » ({words.Label.ToLowerInvariant()}).");
        problems.Check(field, territory?.RetiredAt is null, $"{territory?.Name} n’existe plus dans le découpage actuel : choisissez le territoire qui l’a remplacé.");
        return territory?.Id;
    }
}
