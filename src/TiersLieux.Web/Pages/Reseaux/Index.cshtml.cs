using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Reseaux;

/// <summary>The networks, the countries they span and how many places each gathers.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver) : SheetListPage<Network>(db, resolver)
{
    /// <summary>Countries one may choose: France and those the networks reach beyond it.</summary>
    public static readonly Vocabulary Countries = new("pays", [.. French.CountryNames.Select(pair => new Term(pair.Key, pair.Value, pair.Value))]);

    private IReadOnlyDictionary<int, int> places = new Dictionary<int, int>();

    protected override SheetKind Kind => SheetKind.Network;

    protected override (string Parameter, Vocabulary Terms) Own => ("pays", Countries);

    public int Places(Network network) => places.GetValueOrDefault(network.Id);

    // A network that names no country is in France.
    protected override IQueryable<Network> Filter(IQueryable<Network> sheets, string? code) => code is null
        ? sheets
        : sheets.Where(network => EF.Functions.JsonContains(network.ContentJson, $"{{\"countries\":[\"{code}\"]}}")
            || (code == "FR" && !EF.Functions.JsonExists(network.ContentJson, "countries")));

    protected override async Task ReadMoreAsync(CancellationToken cancellationToken)
    {
        var ids = Rows.Select(row => row.Id).ToArray();
        places = (await Db.NetworkMembers.Where(member => ids.Contains(member.NetworkId) && member.EndedAt == null && member.Place!.Status == PlaceStatus.Published)
            .GroupBy(member => member.NetworkId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(row => row.Key, row => row.Count);
    }
}
