using System.ComponentModel.DataAnnotations;
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
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer;
using TiersLieux.Web.Pages.Contribuer.Formulaire;
using TiersLieux.Web.Photos;

namespace TiersLieux.Web.Pages.Revendiquer;

/// <summary>« Je gère ce lieu » : asks a curator for the sheet, with a proof. An account is needed.</summary>
public sealed class IndexModel(
    TiersLieuxDbContext db, ProposalAccess access, ProposalSending sending, ClaimDocumentIntake documents, CurrentViewer viewer, SiteAddress site, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    public Place Place { get; private set; } = null!;

    public bool IsManager { get; private set; }

    /// <summary>One of <see cref="ClaimProofs"/>.</summary>
    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public IFormFile? Document { get; set; }

    [BindProperty]
    [StringLength(4000, ErrorMessage = "4 000 caractères au plus.")]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken) =>
        await LoadAsync(slug, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Check();
        var document = ModelState.IsValid && Proof == ClaimProofs.Document ? await DocumentAsync(cancellationToken) : null;
        if (!ModelState.IsValid || IsManager)
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        var proposal = new Proposal
        {
            Kind = ProposalKind.Claim, PlaceId = Place.Id, CommuneId = Place.CommuneId, ReasonCode = Proof, Note = Typed.Paragraphs(Note), CreatedAt = now, UpdatedAt = now,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = await sending.StartAsync(proposal, cancellationToken);
        if (Proof == ClaimProofs.Domain)
        {
            proposal.Send(addressIsProven: false, now);
            PostProof(proposal, Typed.Text(Address)!, now);
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            if (document is not null)
            {
                document.ProposalId = proposal.Id;
                db.Add(document);
            }

            await sending.SendAsync((await access.FindAsync(key, cancellationToken))!, null, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return LocalRedirect($"/contribuer/suivi/{key}");
    }

    private void Check()
    {
        if (Proof is null || !ClaimProofs.All.Knows(Proof))
        {
            ModelState.AddModelError(nameof(Proof), "Choisissez une preuve.");
        }
        else if (Proof == ClaimProofs.Domain)
        {
            var problem = EmailInput.Problem(Address)
                ?? (ClaimAddress.Proves(Typed.Text(Address)!, Place.Facts) ? null : "Cette adresse n’est ni celle de la fiche, ni au nom de domaine de son site : choisissez une autre preuve.");
            if (problem is not null)
            {
                ModelState.AddModelError(nameof(Address), problem);
            }
        }
        else if (Proof == ClaimProofs.Document && Document is null)
        {
            ModelState.AddModelError(nameof(Document), "Choisissez votre document.");
        }
        else if (Proof == ClaimProofs.Call && Typed.Paragraphs(Note) is null)
        {
            ModelState.AddModelError(nameof(Note), "Donnez un numéro où vous appeler.");
        }
    }

    /// <summary>Null when it is refused; the model state says why.</summary>
    private async Task<ClaimDocument?> DocumentAsync(CancellationToken cancellationToken)
    {
        await using var content = Document!.OpenReadStream();
        try
        {
            return await documents.ReadAsync(content, cancellationToken);
        }
        catch (PhotoRefusedException refused)
        {
            ModelState.AddModelError(nameof(Document), ClaimDocumentIntake.Sentence(refused.Refusal));
            return null;
        }
    }

    /// <summary>A claim already open is followed, not made again.</summary>
    private async Task<IActionResult?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(place => place.Slug == slug && place.Status == PlaceStatus.Published, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Place = found;
        IsManager = await db.PlaceManagers.AnyAsync(manager => manager.PlaceId == found.Id && manager.AccountId == viewer.AccountId && manager.EndedAt == null, cancellationToken);
        var open = await db.Proposals
            .Where(claim => claim.Kind == ProposalKind.Claim && claim.PlaceId == found.Id && claim.AuthorId == viewer.AccountId
                && (claim.State == ProposalState.Waiting || claim.State == ProposalState.Asked))
            .Select(claim => (int?)claim.Id).FirstOrDefaultAsync(cancellationToken);
        return open is { } id ? LocalRedirect($"/contribuer/suivi/{id}") : null;
    }

    private void PostProof(Proposal proposal, string address, DateTimeOffset now)
    {
        var secret = SecretLinks.NewSecret();
        db.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = LinkPurpose.ProveClaim, AccountId = proposal.AuthorId, ProposalId = proposal.Id, PlaceId = Place.Id,
            Email = address, CreatedAt = now, ExpiresAt = now + LinkLifetime,
        });
        db.Post(address, $"Gérer la fiche « {Place.Name} »", new EmailBody()
            .Paragraph($"Bonjour, quelqu’un demande à gérer la fiche « {Place.Name} » de l’annuaire, et donne cette adresse comme preuve.")
            .Paragraph("Si c’est bien d’accord, confirmez-le avant sept jours :")
            .Button("Confirmer la demande", site.Of($"/contribuer/preuve/{secret}"))
            .Paragraph("Sinon, ignorez ce message : personne n’aura la fiche."), now);
    }
}
