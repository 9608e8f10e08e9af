using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Freshness;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>
/// Writes to a place without seeing its address. The message waits until its sender opens the link they receive: nobody writes under
/// another's address. 404 when the place has nobody to write to.
/// </summary>
[GuardedForm]
public sealed class EcrireModel(TiersLieuxDbContext db, SiteAddress site, TimeProvider clock) : PageModel
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(2);

    /// <summary>Messages one address may have waiting: the form is no way to fill somebody's mailbox.</summary>
    private const int MostWaiting = 3;

    public Place Place { get; private set; } = null!;

    /// <summary>The message is kept and the link is on its way.</summary>
    public bool IsSent { get; private set; }

    [BindProperty(Name = "nom"), Required(ErrorMessage = "Indiquez votre nom.")]
    [StringLength(100, ErrorMessage = "Votre nom : 100 caractères au plus.")]
    public string? SenderName { get; set; }

    [BindProperty(Name = "courriel"), Required(ErrorMessage = "Indiquez votre adresse électronique.")]
    [EmailField(ErrorMessage = "Cette adresse électronique est incomplète : nom@exemple.fr.")]
    public string? SenderEmail { get; set; }

    [BindProperty(Name = "message"), Required(ErrorMessage = "Écrivez votre message.")]
    [StringLength(4000, MinimumLength = 10, ErrorMessage = "Votre message : de 10 à 4 000 caractères.")]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? envoi, CancellationToken cancellationToken)
    {
        IsSent = envoi == "1";
        return await FindAsync(slug, cancellationToken) ? Page() : await ElsewhereAsync(slug, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return await ElsewhereAsync(slug, cancellationToken);
        }

        var email = SenderEmail?.Trim().ToLowerInvariant();
        if (ModelState.IsValid && await db.PlaceMessages.CountAsync(message => message.SenderEmail == email, cancellationToken) >= MostWaiting)
        {
            ModelState.AddModelError("courriel", "Trois messages attendent déjà que vous confirmiez cette adresse : ouvrez d’abord les liens que vous avez reçus.");
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        var secret = SecretLinks.NewSecret();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = new PlaceMessage { PlaceId = Place.Id, SenderName = SenderName!.Trim(), SenderEmail = email!, Text = Text!.Trim().ReplaceLineEndings("\n"), CreatedAt = now };
        db.PlaceMessages.Add(message);
        await db.SaveChangesAsync(cancellationToken);
        db.SecretLinks.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = LinkPurpose.SendMessage, PlaceMessageId = message.Id, PlaceId = Place.Id, Email = email!, CreatedAt = now,
            ExpiresAt = now + LinkLifetime,
        });
        db.Post(email!, $"Confirmez votre message à {Place.Name}", new EmailBody()
            .Paragraph("Bonjour,")
            .Paragraph($"Vous avez écrit à « {Place.Name} » depuis l’annuaire des tiers-lieux ruraux. Votre message partira quand vous aurez ouvert ce lien, dans les deux jours.")
            .Button("Envoyer mon message", site.Of($"/lieux/{Place.Slug}/ecrire/{secret}"))
            .Paragraph("Si ce n’est pas vous, ne faites rien : le message sera effacé."), now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Redirect($"/lieux/{Place.Slug}/ecrire?envoi=1");
    }

    /// <summary>A sheet renamed or merged since: the form of the present one.</summary>
    private async Task<IActionResult> ElsewhereAsync(string slug, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-cache";
        var present = await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place!.Slug)
            .Concat(db.Places.Where(merged => merged.Slug == slug && merged.MergedIntoId != null).Select(merged => db.Places.First(place => place.Id == merged.MergedIntoId).Slug))
            .FirstOrDefaultAsync(cancellationToken);
        return present is null ? NotFound() : RedirectPermanentPreserveMethod($"/lieux/{present}/ecrire");
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(known => known.Slug == slug && known.Status == PlaceStatus.Published, cancellationToken);
        if (place is null || (await PlaceRecipients.OfAsync(db, place, cancellationToken)).Count == 0)
        {
            return false;
        }

        Place = place;
        return true;
    }
}
