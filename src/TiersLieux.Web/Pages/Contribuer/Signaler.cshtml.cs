using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>Tells the curators that something is wrong with a sheet.</summary>
[GuardedForm]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignalerModel(TiersLieuxDbContext db, ProposalAccess access, ProposalSending sending, TimeProvider clock) : PageModel
{
    private const string Duplicate = "doublon";
    private OpenedProposal? opened;

    public Place Place { get; private set; } = null!;

    public IReadOnlyList<SimilarPlace> Similar { get; private set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Address of a sheet, as copied.</summary>
    [BindProperty]
    [StringLength(300, ErrorMessage = "300 caractères au plus.")]
    public string? Other { get; set; }

    /// <summary>Slug of one of <see cref="Similar"/>.</summary>
    [BindProperty]
    public string? OtherChoice { get; set; }

    [BindProperty]
    [StringLength(4000, ErrorMessage = "4 000 caractères au plus.")]
    public string? Note { get; set; }

    [BindProperty]
    public SenderInput Sender { get; set; } = new();

    /// <param name="envoi">Key of a report already sent, to change it.</param>
    public async Task<IActionResult> OnGetAsync(string slug, string? envoi, CancellationToken cancellationToken)
    {
        if (await OpenAsync(slug, envoi, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (opened is not null)
        {
            (Reason, Note, Sender.Email) = (opened.Proposal.ReasonCode, opened.Proposal.Note, opened.Proposal.AuthorEmail);
            OtherChoice = await db.Places.Where(place => place.Id == opened.Proposal.OtherPlaceId).Select(place => place.Slug).SingleOrDefaultAsync(cancellationToken);
            Other = OtherChoice is null ? null : $"/lieux/{OtherChoice}";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? envoi, CancellationToken cancellationToken)
    {
        if (await OpenAsync(slug, envoi, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var other = Reason == Duplicate ? await OtherAsync(cancellationToken) : null;
        if (Reason is null || !ReportReasons.All.Knows(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Choisissez ce qui se passe.");
        }
        else if (Reason == Duplicate && other is null)
        {
            ModelState.AddModelError(nameof(Other), "Choisissez l’autre fiche, ou copiez l’adresse de sa page.");
        }
        else if (Reason == "erreur" && Typed.Paragraphs(Note) is null)
        {
            ModelState.AddModelError(nameof(Note), "Dites ce qui est faux, et ce qu’il faudrait lire.");
        }

        if (!Sender.Check(ModelState))
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        var proposal = opened?.Proposal ?? new Proposal { Kind = ProposalKind.Report, PlaceId = Place.Id, CommuneId = Place.CommuneId, CreatedAt = now, UpdatedAt = now };
        (proposal.ReasonCode, proposal.OtherPlaceId, proposal.Note) = (Reason, other, Typed.Paragraphs(Note));
        opened ??= await access.FindAsync(await sending.StartAsync(proposal, cancellationToken), cancellationToken);
        await sending.SendAsync(opened!, Sender.Address, cancellationToken);
        return LocalRedirect($"/contribuer/envoye/{opened!.Key}");
    }

    private async Task<IActionResult?> OpenAsync(string slug, string? key, CancellationToken cancellationToken)
    {
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(place => place.Slug == slug && place.Status == PlaceStatus.Published, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Place = found;
        Similar = [.. (await db.SimilarPlacesAsync(found.Name, found.CommuneId, found.Position, cancellationToken, exceptPlaceId: found.Id)).Where(place => place.Status == PlaceStatus.Published)];
        if (key is not null)
        {
            (opened, var follow) = await access.ReopenAsync(key, ProposalKind.Report, Place.Id, cancellationToken);
            if (opened is null)
            {
                return follow is null ? NotFound() : LocalRedirect(follow);
            }
        }

        Sender.ProvenAddress = await access.ProvenAddressAsync(opened, cancellationToken);
        return null;
    }

    private async Task<int?> OtherAsync(CancellationToken cancellationToken)
    {
        var slug = (Typed.Text(Other) ?? Typed.Text(OtherChoice))?.TrimEnd('/').Split('/')[^1].Split('?', '#')[0];
        var id = await db.Places.Where(place => place.Slug == slug).Select(place => (int?)place.Id).SingleOrDefaultAsync(cancellationToken)
            ?? await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => (int?)former.PlaceId).SingleOrDefaultAsync(cancellationToken);
        return id == Place.Id ? null : id;
    }
}
