using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Programmes;

/// <summary>The programmes, and how many members each has.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver) : SheetListPage<Programme>(db, resolver)
{
    public sealed record MemberCounts(int Places, int Organisations, int Territories);

    private IReadOnlyDictionary<int, MemberCounts> counts = new Dictionary<int, MemberCounts>();

    protected override SheetKind Kind => SheetKind.Programme;

    protected override (string Parameter, Vocabulary Terms) Own => ("nature", ProgrammeNatures.All);

    public MemberCounts Members(Programme programme) => counts.GetValueOrDefault(programme.Id, new(0, 0, 0));

    protected override IQueryable<Programme> Filter(IQueryable<Programme> sheets, string? code) => code is null ? sheets : sheets.Where(programme => programme.Nature == code);

    protected override async Task ReadMoreAsync(CancellationToken cancellationToken)
    {
        var (ids, today) = (Rows.Select(row => row.Id).ToArray(), Resolved.Today);
        counts = (await Db.ProgrammeMemberships.Where(member => ids.Contains(member.ProgrammeId) && (member.EndsOn == null || member.EndsOn >= today))
            .GroupBy(member => member.ProgrammeId)
            .Select(group => new
            {
                group.Key,
                Counts = new MemberCounts(
                    group.Count(member => member.PlaceId != null), group.Count(member => member.OrganisationId != null), group.Count(member => member.TerritoryId != null)),
            }).ToListAsync(cancellationToken)).ToDictionary(row => row.Key, row => row.Counts);
    }
}
