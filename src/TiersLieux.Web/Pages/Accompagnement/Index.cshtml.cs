using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accompaniment;
using TiersLieux.Data.Programmes;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Accompaniment;

namespace TiersLieux.Web.Pages.Accompagnement;

/// <summary>« Qui peut m’accompagner ici ? »: from a commune, a point or a wider territory, the offers that reach it, and why.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver, Orientation orientation, TimeProvider clock) : PageModel
{
    public sealed record Line(string Slug, string Name, string? Summary, string? OrganisationSlug, string? OrganisationName);

    /// <param name="DistanceKm">Null without a centre.</param>
    public sealed record SessionPlace(string Slug, string Name, string? Commune, double? DistanceKm, IReadOnlyList<string> Offers);

    private const int LatestShown = 4;

    public ResolvedSearch Resolved { get; private set; } = null!;
    public PlaceSearch Search => Resolved.Search;
    public OrientationAnswers Answers { get; private set; } = OrientationAnswers.None;
    public IReadOnlyList<SearchError> Errors { get; private set; } = [];

    /// <summary>Null when nothing says where.</summary>
    public OrientationPlace? Place { get; private set; }

    public OrientationResult Result { get; private set; } = OrientationResult.None;
    public IReadOnlyList<NeighbourOffer> Neighbours { get; private set; } = [];
    public IReadOnlyList<SessionPlace> Sessions { get; private set; } = [];

    /// <summary>Those the commune is eligible for, or may be, with the reason.</summary>
    public IReadOnlyList<EligibleProgramme> Programmes { get; private set; } = [];

    /// <summary>Without a place: every offer, by organisation.</summary>
    public IReadOnlyList<Line> All { get; private set; } = [];

    public IReadOnlyList<Line> Latest { get; private set; } = [];

    /// <summary>Offers on all pages together.</summary>
    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).ToList();
        var (search, errors) = PlaceSearchBinder.Bind(query);
        (Answers, var misunderstood) = OrientationAnswers.Bind(query);
        (Resolved, var unknown) = await resolver.ResolveAsync(search with { Box = null }, cancellationToken);
        Errors = [.. errors, .. misunderstood, .. unknown];
        Place = await OrientationPlace.OfAsync(db, Resolved, cancellationToken);
        if (Place is null)
        {
            await ListAsync(cancellationToken);
        }
        else
        {
            await OrientAsync(Place, cancellationToken);
        }

        if (Errors.Count == 0 && Search.Page > 1 && (Search.Page - 1) * Orientation.PageSize >= Total)
        {
            return NotFound();
        }

        var page = Page();
        page.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return page;
    }

    /// <summary>« Crest (Drôme) », « votre position », « Drôme ».</summary>
    public string Where => Place?.Territory?.Name ?? "votre position";

    /// <summary>Address of this page with other answers or another page.</summary>
    public string Href(OrientationAnswers answers, int page = 1)
    {
        var located = new PlaceSearch { Words = Search.Words, Territories = Search.Territories, Around = Search.Around, Page = page };
        var pairs = located.ToParameters().Concat(answers.ToParameters()).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        return "/accompagnement?" + string.Join('&', pairs);
    }

    private async Task OrientAsync(OrientationPlace place, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Result = await orientation.FindAsync(place, Answers, Search.Words, (Search.Page - 1) * Orientation.PageSize, Orientation.PageSize, now, cancellationToken);
        Total = Answers.All ? Result.Total : Result.Answering;
        if (Search.Page > 1)
        {
            return;
        }

        if (place.CommuneId is { } communeId)
        {
            Programmes = [.. (await ProgrammeEligibility.OfCommuneAsync(db, communeId, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken))
                .Where(programme => programme.Answer != EligibilityAnswer.No)];
        }

        Neighbours = await orientation.NeighboursAsync(place, now, cancellationToken);
        Sessions = [.. Result.Offers.SelectMany(offer => offer.Sessions.Where(session => session.Place is not null), (offer, session) => (offer, session))
            .GroupBy(pair => pair.session.Place!)
            .Select(group => new SessionPlace(group.Key, group.First().session.Name!, group.First().session.Commune, group.First().session.DistanceKm, [.. group.Select(pair => pair.offer.Name).Distinct()]))
            .Where(found => place.IsWide || found.DistanceKm <= Orientation.NearKm)
            .OrderBy(found => found.DistanceKm ?? double.MaxValue).Take(6)];
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offers = db.Set<Offer>().Published().MatchingWords(Search.Words).Where(offer => offer.EndsOn == null || offer.EndsOn >= today);
        Total = await offers.CountAsync(cancellationToken);
        All = await Lines(offers.OrderBy(offer => offer.Organisation == null).ThenBy(offer => offer.Organisation!.SearchKey).ThenBy(offer => offer.SearchKey).ThenBy(offer => offer.Id)
            .Skip((Search.Page - 1) * Orientation.PageSize).Take(Orientation.PageSize)).ToListAsync(cancellationToken);
        Latest = Search.Page > 1 || Search.Words is not null || Total <= Orientation.PageSize ? [] : await Lines(offers.OrderByDescending(offer => offer.UpdatedAt).ThenBy(offer => offer.Id).Take(LatestShown)).ToListAsync(cancellationToken);
    }

    private static IQueryable<Line> Lines(IQueryable<Offer> offers) =>
        offers.Select(offer => new Line(offer.Slug, offer.Name, offer.Summary, offer.Organisation!.Slug, offer.Organisation.Name));
}
