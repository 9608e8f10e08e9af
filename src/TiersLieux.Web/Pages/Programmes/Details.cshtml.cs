using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Places;
using TiersLieux.Data.Programmes;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Programmes;

/// <summary>A programme: who carries it, its budget, calls, indicators and members, and whether a commune may enter it.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, PlaceSearchResolver resolver, TimeProvider clock) : SheetDetailsPage<Programme>(db)
{
    public const int MembersShown = 50;

    public DateOnly Today { get; } = OpenPeriodsRefresh.Today(clock);


    /// <summary>What the box of the question shows.</summary>
    public SearchBoxes Boxes { get; private set; } = SearchBoxes.Empty;

    public IReadOnlyList<SearchError> Errors { get; private set; } = [];

    /// <summary>The commune asked for.</summary>
    public TerritoryMatch? Asked { get; private set; }

    public EligibleProgramme? Answer { get; private set; }

    /// <summary>Slugs of the parties that have a published sheet.</summary>
    public IReadOnlySet<string> KnownParties { get; private set; } = new HashSet<string>();

    /// <summary>One page: places, structures, then territories, those of today first.</summary>
    public IReadOnlyList<ProgrammeMembership> Members { get; private set; } = [];

    public int Places { get; private set; }
    public int Organisations { get; private set; }
    public int Territories { get; private set; }
    public int Ended { get; private set; }
    public PageLinks Links { get; private set; } = null!;
    public string? MapBounds { get; private set; }

    public bool IsPast(ProgrammeMembership member) => member.EndsOn < Today;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is { } other)
        {
            return other;
        }

        var (search, errors) = PlaceSearchBinder.Bind(Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        await AnswerAsync(search, errors, cancellationToken);
        var named = (Sheet.Content.Parties ?? []).Select(party => party.Organisation).OfType<string>().ToArray();
        KnownParties = (await Db.Organisations.Where(known => known.State == SheetState.Published && named.Contains(known.Slug)).Select(known => known.Slug)
            .ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return await ReadMembersAsync(search.Page, cancellationToken) ? Shown(Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK) : NotFound();
    }

    private async Task AnswerAsync(PlaceSearch search, IReadOnlyList<SearchError> errors, CancellationToken cancellationToken)
    {
        var where = new PlaceSearch { Where = search.Where, Territories = search.Territories };
        var (resolved, unknown) = await resolver.ResolveAsync(where, cancellationToken);
        Errors = [.. errors, .. unknown];
        Boxes = SearchBoxes.Of(resolved.Search, new Lieux.SearchWording(resolved).Where);
        Asked = resolved.Commune;
        if (Asked is not null)
        {
            Answer = await ProgrammeEligibility.OfCommuneAsync(Db, Asked.Id, Sheet.Id, Today, cancellationToken);
        }
        else if (resolved.Territories.Count > 0)
        {
            Errors = [.. Errors, new("ou", "L’éligibilité se dit d’une commune : donnez son nom ou son code postal.")];
        }
    }

    private async Task<bool> ReadMembersAsync(int page, CancellationToken cancellationToken)
    {
        var today = Today;
        var members = Db.ProgrammeMemberships.AsNoTracking().Where(member => member.ProgrammeId == Sheet.Id && (member.PlaceId == null || member.Place!.Status == PlaceStatus.Published)
            && (member.OrganisationId == null || member.Organisation!.State == SheetState.Published));
        var counts = await members.GroupBy(_ => 1).Select(group => new
        {
            Places = group.Count(member => member.PlaceId != null), Organisations = group.Count(member => member.OrganisationId != null),
            Territories = group.Count(member => member.TerritoryId != null), Ended = group.Count(member => member.EndsOn < today),
        }).SingleOrDefaultAsync(cancellationToken);
        (Places, Organisations, Territories, Ended) = counts is null ? (0, 0, 0, 0) : (counts.Places, counts.Organisations, counts.Territories, counts.Ended);
        Links = new(page, MembersShown, Places + Organisations + Territories, number => $"/programmes/{Sheet.Slug}{(number == 1 ? "" : $"?page={number}")}#membres");
        if (page > Links.Last)
        {
            return false;
        }

        Members = await members.Include(member => member.Place!.Commune!.Departement).Include(member => member.Organisation).Include(member => member.Territory)
            .Include(member => member.Source)
            .OrderBy(member => member.EndsOn < today).ThenBy(member => member.PlaceId == null).ThenBy(member => member.OrganisationId == null)
            .ThenBy(member => member.Place!.SearchKey).ThenBy(member => member.Organisation!.SearchKey).ThenBy(member => member.Territory!.SearchKey).ThenBy(member => member.Id)
            .Skip((page - 1) * MembersShown).Take(MembersShown).ToListAsync(cancellationToken);
        if (Places > 0)
        {
            MapBounds = MapFrame.Around(await members.Where(member => member.Place!.Position != null).Select(member => member.Place!.Position).ToListAsync(cancellationToken));
        }

        return true;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
