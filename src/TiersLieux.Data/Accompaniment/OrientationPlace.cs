using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Accompaniment;

/// <summary>Where one asks for help: in a commune (or at a point of it), or in a wider territory.</summary>
/// <param name="CommuneId">Null for a wider territory, and for a point outside every commune.</param>
/// <param name="Territory">What was asked by name or code; null for a point.</param>
/// <param name="Centre">WGS 84; distances are counted from it.</param>
public sealed record OrientationPlace(int? CommuneId, TerritoryMatch? Territory, Point? Centre)
{
    public bool IsWide => Territory is { Kind: not TerritoryKind.Commune };

    /// <returns>Null when the search says nothing of where.</returns>
    public static async Task<OrientationPlace?> OfAsync(TiersLieuxDbContext db, ResolvedSearch search, CancellationToken cancellationToken)
    {
        if (search.Search.Around is not null && search.Centre is { } point)
        {
            var communeId = await db.Communes.Where(commune => commune.RetiredAt == null && commune.Contour!.Covers(point))
                .Select(commune => (int?)commune.Id).FirstOrDefaultAsync(cancellationToken);
            return new OrientationPlace(communeId, null, point);
        }

        return search.Territories is [var territory, ..] ? Of(territory) : null;
    }

    public static OrientationPlace Of(TerritoryMatch territory) =>
        new(territory.Kind == TerritoryKind.Commune ? territory.Id : null, territory, territory.Position);
}
