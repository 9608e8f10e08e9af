using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Photos;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>Proposes a photo of a published place: a correction without any field, with the photo waiting.</summary>
[GuardedForm]
public sealed class PhotosModel(TiersLieuxDbContext db, CurrentViewer viewer, PhotoIntake intake, SiteAddress site, TimeProvider clock) : PageModel
{
    public Place Place { get; private set; } = null!;

    [BindProperty(Name = "")]
    public PhotoInput Photo { get; set; } = new();

    /// <summary>Asked of visitors only.</summary>
    [BindProperty(Name = "courriel")]
    public string? Email { get; set; }

    public bool IsSignedIn => viewer.IsSignedIn;

    /// <summary>« courriel » once sent by a visitor, « file » by an account.</summary>
    public string? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? envoi, CancellationToken cancellationToken)
    {
        Sent = envoi is "courriel" or "file" ? envoi : null;
        return await FindAsync(slug, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        var author = await viewer.AccountAsync(cancellationToken);
        var email = author?.Email ?? Email?.Trim();
        if (email is null || !EmailFieldAttribute.IsAddress(email))
        {
            ModelState.AddModelError("courriel", "Indiquez votre adresse électronique : nom@exemple.fr.");
        }

        return Photo.Check(ModelState) && await ProposeAsync(author?.Id, email!, cancellationToken)
            ? Redirect($"/contribuer/photos/{Place.Slug}?envoi={(author is null ? "courriel" : "file")}") : this.Invalid();
    }

    private async Task<bool> ProposeAsync(int? authorId, string email, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var proposal = new Proposal
        {
            Kind = ProposalKind.Correction, State = authorId is null ? ProposalState.Unconfirmed : ProposalState.Waiting, PlaceId = Place.Id, CommuneId = Place.CommuneId,
            AuthorId = authorId, AuthorEmail = email, CreatedAt = now, UpdatedAt = now, SubmittedAt = authorId is null ? null : now,
        };
        db.Proposals.Add(proposal);
        await db.SaveChangesAsync(cancellationToken);
        if (await Photo.AddAsync(intake, ModelState, null, proposal.Id, authorId, cancellationToken) is null)
        {
            return false;
        }

        var link = site.Of(await FollowLinks.NewAsync(db, proposal, now, cancellationToken));
        var body = new EmailBody().Paragraph("Bonjour,");
        _ = authorId is null
            ? body.Paragraph($"Vous avez proposé une photo de « {Place.Name} ». Confirmez votre envoi par ce lien : la coordination la regardera ensuite.").Button("Confirmer mon envoi", link)
            : body.Paragraph($"Nous avons bien reçu votre photo de « {Place.Name} ». La coordination va la regarder ; ce lien vous dit où elle en est.").Button("Suivre mon envoi", link);
        db.Post(email, $"Votre photo de {Place.Name}", body, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(known => known.Slug == slug && known.Status == PlaceStatus.Published, cancellationToken);
        Place = place!;
        return place is not null;
    }
}
