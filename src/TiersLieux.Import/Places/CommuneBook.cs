using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data;
using TiersLieux.Domain.Search;

namespace TiersLieux.Import.Places;

/// <summary>Today's communes and past codes in memory, without contours: 35,000 rows read once per import.</summary>
public sealed class CommuneBook
{
    private readonly Dictionary<int, CommuneRow> byId;
    private readonly Dictionary<string, CommuneRow> byCode;
    private readonly Dictionary<string, int> former;
    private readonly ILookup<string, CommuneRow> byName;
    private readonly ILookup<int, string> postalCodes;

    private CommuneBook(List<CommuneRow> communes, Dictionary<string, int> former, ILookup<int, string> postalCodes)
    {
        (this.former, this.postalCodes) = (former, postalCodes);
        byId = communes.ToDictionary(commune => commune.Id);
        byCode = communes.ToDictionary(commune => commune.Code, StringComparer.Ordinal);
        byName = communes.ToLookup(commune => commune.SearchKey, StringComparer.Ordinal);
    }

    public static async Task<CommuneBook> ReadAsync(TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        // Without their contours: 2 million vertices nobody reads here.
        var rows = await db.Communes.AsNoTracking().Where(commune => commune.RetiredAt == null)
            .Select(commune => new CommuneRow(
                commune.Id, commune.Code, commune.Name, commune.SearchKey, commune.Position, commune.PositionIsApproximate))
            .ToListAsync(cancellationToken);
        var former = await db.FormerCommuneCodes.AsNoTracking().ToDictionaryAsync(code => code.Code, code => code.CommuneId, cancellationToken);
        var postalCodes = await db.PostalCodes.AsNoTracking().Select(code => new { code.CommuneId, code.Code }).ToListAsync(cancellationToken);
        return new CommuneBook(rows, former, postalCodes.ToLookup(code => code.CommuneId, code => code.Code));
    }

    /// <summary>Only the communes of these codes, present or past: enough to publish a few places again.</summary>
    public static async Task<CommuneBook> ReadAsync(TiersLieuxDbContext db, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var former = await db.FormerCommuneCodes.AsNoTracking().Where(code => codes.Contains(code.Code))
            .ToDictionaryAsync(code => code.Code, code => code.CommuneId, cancellationToken);
        var rows = await db.Communes.AsNoTracking()
            .Where(commune => commune.RetiredAt == null && (codes.Contains(commune.Code) || former.Values.Contains(commune.Id)))
            .Select(commune => new CommuneRow(
                commune.Id, commune.Code, commune.Name, commune.SearchKey, commune.Position, commune.PositionIsApproximate))
            .ToListAsync(cancellationToken);
        return new CommuneBook(rows, former, Array.Empty<(int CommuneId, string Code)>().ToLookup(code => code.CommuneId, code => code.Code));
    }

    public CommuneRow? ById(int? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    /// <summary>By today's code only.</summary>
    public CommuneRow? ByCode(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>By a code that is no longer in use: a merged commune, an arrondissement.</summary>
    public CommuneRow? ByFormerCode(string? code) => code is not null && former.TryGetValue(code, out var id) ? byId.GetValueOrDefault(id) : null;

    /// <returns>The only commune of that name, or the only one of that name and postal code; null when none or several.</returns>
    public CommuneRow? ByName(string? name, string? postalCode)
    {
        var named = byName[SearchKey.From(name)].ToList();
        if (named.Count > 1 && postalCode is not null)
        {
            named = named.Where(commune => postalCodes[commune.Id].Contains(postalCode)).ToList();
        }

        return named.Count == 1 ? named[0] : null;
    }
}

/// <summary>What the import needs of a commune.</summary>
public sealed record CommuneRow(int Id, string Code, string Name, string SearchKey, Point? Position, bool PositionIsApproximate);
