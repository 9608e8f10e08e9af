using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Requests;

/// <summary>A place or a sheet that a request may go to.</summary>
/// <param name="Parameter">One of <see cref="RequestTargets.Parameters"/>: <c>lieu</c>, <c>offre</c>…</param>
/// <param name="IsReachable">Somebody reads what is written to it.</param>
public sealed record RequestTarget(string Parameter, Place? Place, Sheet? Sheet, bool IsReachable)
{
    public string Slug => Place?.Slug ?? Sheet!.Slug;
    public string Name => Place?.Name ?? Sheet!.Name;
    public string Url => Place is null ? SheetWords.Url(Sheet!.Kind, Slug) : $"/lieux/{Slug}";
    public string Label => Place is null ? SheetWords.Of(Sheet!.Kind).Label : "Lieu";

    /// <summary>Where else one can write; null when unknown.</summary>
    public string? Website => Place is null ? Sheet!.AnyContent.Website ?? Sheet.Organisation?.Content.Website : Place.Facts.Website;

    /// <summary>Value of a choice: <c>offre:permanence-du-jeudi</c>.</summary>
    public string Key => $"{Parameter}:{Slug}";

    public bool IsOf(RequestRecipient recipient) => Place is null ? recipient.SheetId == Sheet!.Id : recipient.PlaceId == Place.Id;

    /// <summary>Why it takes no request any more, in French; null when it does.</summary>
    public string? Ended(DateOnly today) => Sheet switch
    {
        PremisesNotice { Deadline: { } deadline } when deadline < today => $"« {Name} » est clos depuis le {Infrastructure.French.Date(deadline)} : il ne prend plus de demandes.",
        Offer { EndsOn: { } end } when end < today => $"« {Name} » a pris fin le {Infrastructure.French.Date(end)} : cette offre ne prend plus de demandes.",
        _ => null,
    };
}

/// <summary>Finds what a request may go to, by the addresses of its pages or by words.</summary>
public sealed class RequestTargets(TiersLieuxDbContext db, RequestContacts contacts)
{
    private const int FoundByKind = 6;

    /// <summary>In the query string: <c>/demandes/nouvelle?lieu=…&amp;offre=…</c>.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["lieu", "offre", "structure", "local"];

    private static readonly Dictionary<string, SheetKind> Kinds = new(StringComparer.Ordinal)
    {
        ["offre"] = SheetKind.Offer, ["structure"] = SheetKind.Organisation, ["local"] = SheetKind.Premises,
    };

    /// <returns>Null when nothing published bears this slug.</returns>
    public async Task<RequestTarget?> FindAsync(string parameter, string slug, CancellationToken cancellationToken)
    {
        if (parameter == "lieu")
        {
            var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(known => known.Slug == slug && known.Status == PlaceStatus.Published, cancellationToken)
                ?? await db.FormerPlaceSlugs.AsNoTracking().Where(former => former.Slug == slug && former.Place!.Status == PlaceStatus.Published)
                    .Select(former => former.Place).FirstOrDefaultAsync(cancellationToken);
            return place is null ? null : await OfAsync(place, cancellationToken);
        }

        var sheet = Kinds.TryGetValue(parameter, out var kind)
            ? await db.Sheets.AsNoTracking().Include(known => known.Organisation).Published().SingleOrDefaultAsync(known => known.Kind == kind && known.Slug == slug, cancellationToken)
            : null;
        return sheet is null ? null : await OfAsync(sheet, cancellationToken);
    }

    /// <param name="key"><see cref="RequestTarget.Key"/>.</param>
    public async Task<RequestTarget?> FindAsync(string? key, CancellationToken cancellationToken) =>
        key?.Split(':') is [var parameter, { Length: <= 300 } slug] ? await FindAsync(parameter, slug, cancellationToken) : null;

    /// <summary>Places by name, offers, organisations and premises by their words; those that share the département of the commune first.</summary>
    public async Task<IReadOnlyList<RequestTarget>> SearchAsync(string words, int communeId, CancellationToken cancellationToken)
    {
        var key = SearchKey.From(words);
        if (key.Length == 0)
        {
            return [];
        }

        var here = await TerritoryCover.OfCommuneAsync(db, communeId, cancellationToken);
        var position = await db.Communes.Where(commune => commune.Id == communeId).Select(commune => commune.Position).SingleAsync(cancellationToken);
        var found = new List<RequestTarget>();
        var places = db.Places.AsNoTracking().Where(place => place.Status == PlaceStatus.Published && place.Lifecycle != PlaceLifecycle.Closed
            && EF.Functions.Like(place.SearchKey, "%" + key.Replace(' ', '%') + "%"));
        places = position is null ? places.OrderBy(place => place.SearchKey) : places.OrderBy(place => place.Position == null).ThenBy(place => place.Position!.Distance(position));
        foreach (var place in await places.Take(FoundByKind).ToListAsync(cancellationToken))
        {
            found.Add(await OfAsync(place, cancellationToken));
        }

        foreach (var kind in Kinds.Values)
        {
            var sheets = db.Sheets.AsNoTracking().Include(sheet => sheet.Organisation).Published().Where(sheet => sheet.Kind == kind).MatchingWords(words)
                .OrderBy(sheet => sheet.IsEverywhere || sheet.Territories.Any(area => here.Contains(area.TerritoryId)) ? 0 : 1).ThenBy(sheet => sheet.SearchKey).ThenBy(sheet => sheet.Id);
            foreach (var sheet in await sheets.Take(FoundByKind).ToListAsync(cancellationToken))
            {
                found.Add(await OfAsync(sheet, cancellationToken));
            }
        }

        return found;
    }

    private async Task<RequestTarget> OfAsync(Place place, CancellationToken cancellationToken) =>
        new("lieu", place, null, (await contacts.OfAsync(place, null, cancellationToken)).Count > 0);

    private async Task<RequestTarget> OfAsync(Sheet sheet, CancellationToken cancellationToken) =>
        new(Kinds.Single(pair => pair.Value == sheet.Kind).Key, null, sheet, (await contacts.OfAsync(null, sheet, cancellationToken)).Count > 0);
}
