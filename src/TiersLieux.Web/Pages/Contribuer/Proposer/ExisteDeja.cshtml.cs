using Microsoft.AspNetCore.Mvc;
using NetTopologySuite.Geometries;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Spatial;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>The places that look like the proposed one: to correct it, or to go on.</summary>
public sealed class ExisteDejaModel(ProposalAccess access, TiersLieuxDbContext db) : AuthorPage(access)
{
    public IReadOnlyList<SimilarPlace> Similar { get; private set; } = [];

    public string Next { get; private set; } = "";

    /// <param name="apres">Code of the step one comes from.</param>
    public async Task<IActionResult> OnGetAsync(string brouillon, string? apres, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Next = $"/contribuer/proposer/{Opened.Key}/{(FormStep.Find(apres) ?? FormStep.All[1]).Next?.Code ?? "verifier"}";
        Similar = await SimilarAsync(db, Proposal, cancellationToken);
        return Page();
    }

    /// <summary>What looks like a proposed place.</summary>
    internal static async Task<IReadOnlyList<SimilarPlace>> SimilarAsync(TiersLieuxDbContext db, Proposal proposal, CancellationToken cancellationToken)
    {
        var facts = FieldChanges.Facts(proposal.Changes);
        Point? position = facts.Position is { } given ? Wgs84.Point(given.Latitude, given.Longitude) : null;
        return await db.SimilarPlacesAsync(facts.Name, proposal.CommuneId, position, cancellationToken, exceptProposalId: proposal.Id);
    }
}
