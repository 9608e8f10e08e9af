using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Freshness;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>The link of the e-mail: shows the message once more, and sends it. Opening it sends nothing, since mail scanners open links.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EcrireLienModel(TiersLieuxDbContext db, SiteAddress site, TimeProvider clock) : PageModel
{
    private const string Done = "merci";

    public string Slug { get; private set; } = "";

    /// <summary>Null when the link has served, is too old, or never was.</summary>
    public PlaceMessage? Message { get; private set; }

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string secret, CancellationToken cancellationToken)
    {
        (Slug, IsSent) = (slug, secret == Done);
        return IsSent || await FindAsync(secret, cancellationToken) is not null ? Page() : Gone();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string secret, CancellationToken cancellationToken)
    {
        Slug = slug;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(secret, cancellationToken) is not { } link || !await db.TakeAsync(link, now, cancellationToken))
        {
            Message = null;
            return Gone();
        }

        var (message, place) = (Message!, Message!.Place!);
        foreach (var (email, _) in await PlaceRecipients.OfAsync(db, place, cancellationToken))
        {
            db.Post(email, $"Message de {message.SenderName} pour {place.Name}", Body(message, place), now, replyTo: message.SenderEmail);
        }

        // What is sent is in the outbox; here nothing is kept, the link included.
        db.PlaceMessages.Remove(message);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Redirect($"/lieux/{place.Slug}/ecrire/{Done}");
    }

    private async Task<SecretLink?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(secret, LinkPurpose.SendMessage, clock.GetUtcNow(), cancellationToken);
        Message = link is null ? null : await db.PlaceMessages.Include(message => message.Place)
            .SingleOrDefaultAsync(message => message.Id == link.PlaceMessageId && message.Place!.Status == PlaceStatus.Published, cancellationToken);
        return Message is null ? null : link;
    }

    private PageResult Gone()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    private EmailBody Body(PlaceMessage message, Place place) => new EmailBody()
        .Paragraph("Bonjour,")
        .Paragraph($"{message.SenderName} ({message.SenderEmail}) vous écrit depuis la fiche de « {place.Name} » :")
        .Quote(message.Text)
        .Paragraph("Pour lui répondre, répondez à ce courriel. Votre adresse ne lui a pas été donnée.")
        .Button("Voir la fiche", site.Of($"/lieux/{place.Slug}"));
}
