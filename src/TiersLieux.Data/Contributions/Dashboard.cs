using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Contributions;

/// <summary>Figures of a territory or a programme.</summary>
/// <param name="Incomplete">Below <see cref="Completeness.Enough"/>.</param>
/// <param name="Unconfirmed">Confirmed by nobody for twelve months.</param>
/// <param name="Completeness">Mean, 0 to 100.</param>
public sealed record DashboardRow(string Name, string? Href, string? QueueFilter, int Places, int Incomplete, int Unconfirmed, int Reports, double Completeness);

/// <summary>A sheet one could complete.</summary>
public sealed record IncompleteSheet(string Slug, string Name, string? Locality, int Completeness, IReadOnlyList<string> Missing);

/// <summary>How well the sheets of a scope are kept: published places that are not closed.</summary>
public sealed class Dashboard(TiersLieuxDbContext db, Scope scope, DateOnly today)
{
    private readonly DateOnly old = today.AddMonths(-12);

    private sealed record Figures(int Key, int Places, int Incomplete, int Unconfirmed, double Completeness);

    private IQueryable<Place> Kept(Scope within) => db.Places.AsNoTracking().InScope(scope).InScope(within)
        .Where(place => place.Status == PlaceStatus.Published && place.Lifecycle != PlaceLifecycle.Closed);

    /// <summary>One row for each territory or programme one is in charge of; for each région when it is everything.</summary>
    public async Task<IReadOnlyList<DashboardRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var territories = await db.Territories
            .Where(territory => scope.IsEverywhere ? territory.Kind == TerritoryKind.Region && territory.RetiredAt == null : scope.TerritoryIds.Contains(territory.Id))
            .OrderBy(territory => territory.SearchKey).Select(territory => new { territory.Id, territory.Kind, territory.Code, territory.Name }).ToListAsync(cancellationToken);
        // One query for all régions, or one for each territory: those one is in charge of are few and may overlap.
        var byRegion = scope.IsEverywhere
            ? await FiguresAsync(Scope.Everywhere, place => place.Commune!.RegionId, item => item.Commune!.RegionId, cancellationToken) : default;
        var rows = new List<DashboardRow>();
        foreach (var territory in territories)
        {
            var figures = scope.IsEverywhere ? byRegion : await FiguresAsync(Scope.OfTerritory(territory.Id), place => territory.Id, item => territory.Id, cancellationToken);
            var words = TerritoryKindWords.Of(territory.Kind);
            rows.Add(Row(territory.Name, $"/territoires/{words.Segment}/{territory.Code}", $"{words.Parameter}={territory.Code}", figures, territory.Id));
        }

        foreach (var programme in await db.Programmes.Where(programme => scope.ProgrammeIds.Contains(programme.Id)).OrderBy(programme => programme.Name)
            .Select(programme => new { programme.Id, programme.Name, programme.Slug }).ToListAsync(cancellationToken))
        {
            var figures = await FiguresAsync(Scope.OfProgramme(programme.Id), place => programme.Id, item => programme.Id, cancellationToken);
            rows.Add(Row(programme.Name, null, $"programme={programme.Slug}", figures, programme.Id));
        }

        return rows;
    }

    /// <summary>Parts of the sheets that would improve the mean most if all said them: weight × sheets that lack it.</summary>
    public async Task<IReadOnlyList<(string Part, int Sheets)>> ImprovementsAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await Kept(Scope.Everywhere).SelectMany(place => place.MissingParts).GroupBy(part => part)
                .Select(part => new { part.Key, Count = part.Count() }).ToListAsync(cancellationToken))
            .OrderByDescending(part => part.Count * Completeness.Weight(part.Key)).ThenBy(part => part.Key, StringComparer.Ordinal)
            .Take(limit).Select(part => (part.Key, part.Count))];

    public Task<List<IncompleteSheet>> LeastCompleteAsync(int limit, CancellationToken cancellationToken) =>
        Kept(Scope.Everywhere).OrderBy(place => place.Completeness).ThenBy(place => place.Id).Take(limit)
            .Select(place => new IncompleteSheet(place.Slug, place.Name, place.Locality, place.Completeness, place.MissingParts)).ToListAsync(cancellationToken);

    private async Task<(Dictionary<int, Figures> Sheets, Dictionary<int, int> Reports)> FiguresAsync(
        Scope within, Expression<Func<Place, int>> ofPlace, Expression<Func<Proposal, int>> ofItem, CancellationToken cancellationToken) =>
        (await Kept(within).Where(place => within.ProgrammeIds.Length > 0 || place.CommuneId != null).GroupBy(ofPlace).Select(group => new Figures(
                group.Key, group.Count(), group.Count(place => place.Completeness < Completeness.Enough), group.Count(place => place.ConfirmedOn < old),
                group.Average(place => place.Completeness))).ToDictionaryAsync(row => row.Key, cancellationToken),
            await db.Proposals.Where(ProposalQueue.IsOpen).InScope(scope).InScope(within).Where(item => item.Kind == ProposalKind.Report && item.CommuneId != null)
                .GroupBy(ofItem).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken));

    private static DashboardRow Row(string name, string? href, string queueFilter, (Dictionary<int, Figures> Sheets, Dictionary<int, int> Reports) figures, int key)
    {
        var sheets = figures.Sheets.GetValueOrDefault(key, new Figures(key, 0, 0, 0, 0));
        return new(name, href, queueFilter, sheets.Places, sheets.Incomplete, sheets.Unconfirmed, figures.Reports.GetValueOrDefault(key), sheets.Completeness);
    }
}
