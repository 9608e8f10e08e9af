using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>A piece of page for the browser that types: the places that may be the one being proposed. Empty when none.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DoublonsModel(TiersLieuxDbContext db, CommuneLookup communes, ProposalAccess access) : PageModel
{
    private const int MaximumText = 200;

    public IReadOnlyList<SimilarPlace> Similar { get; private set; } = [];

    /// <param name="nom">Name of the place.</param>
    /// <param name="commune">As typed, or as chosen in the suggestions.</param>
    /// <param name="brouillon">Key of the proposal being written, left out of the answer.</param>
    public async Task OnGetAsync(string? nom, string? commune, string? brouillon, CancellationToken cancellationToken)
    {
        var where = new LocationInput { Commune = commune };
        if (nom is { Length: <= MaximumText } && commune is { Length: <= MaximumText }
            && await communes.CompleteAsync(where, cancellationToken) is null && where.Found is { } found)
        {
            var own = await access.FindAsync(brouillon, cancellationToken);
            Similar = await db.SimilarPlacesAsync(nom, found.Id, null, cancellationToken, exceptProposalId: own?.Proposal.Id);
        }
    }
}
