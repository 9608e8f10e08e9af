using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Infrastructure.Contributions;

/// <summary>Keeps drafts and sends proposals of every kind, each with its e-mail, in one transaction.</summary>
public sealed class ProposalSending(TiersLieuxDbContext db, CurrentViewer viewer, SiteAddress site, TimeProvider clock)
{
    /// <summary>Drafts, and what was sent without its address being confirmed, are erased when nobody touched them for so long.</summary>
    public static readonly TimeSpan DraftLifetime = DraftCleaning.Lifetime;

    /// <summary>Stores a new proposal for whoever asks.</summary>
    /// <returns>The key of its pages: its number for an account, a secret for a visitor.</returns>
    public async Task<string> StartAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (await viewer.AccountAsync(cancellationToken) is { } account)
        {
            (proposal.AuthorId, proposal.AuthorEmail) = (account.Id, account.Email);
            db.Add(proposal);
            await db.SaveChangesAsync(cancellationToken);
            return proposal.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var secret = await FollowLinks.NewForBrowserAsync(db, proposal, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    /// <summary>Sends to the curators; without a proven address, asks to open an e-mail first.</summary>
    /// <param name="email">Address of a visitor; unused when it is already proven.</param>
    /// <returns>False when somebody else changed the proposal meanwhile: nothing is done.</returns>
    public async Task<bool> SendAsync(OpenedProposal opened, string? email, CancellationToken cancellationToken)
    {
        var (proposal, now) = (opened.Proposal, clock.GetUtcNow());
        // Begun before signing in.
        if (proposal.AuthorId is null && await viewer.AccountAsync(cancellationToken) is { } account)
        {
            (proposal.AuthorId, proposal.AuthorEmail, opened) = (account.Id, account.Email, opened with { IsOwn = true });
        }

        if (!opened.AddressIsProven && proposal.State is ProposalState.Draft or ProposalState.Unconfirmed)
        {
            proposal.AuthorEmail = email ?? proposal.AuthorEmail;
        }

        var wasSent = proposal.IsOpen;
        proposal.Send(opened.AddressIsProven, now);
        return await SaveAsync(async () =>
        {
            if (!wasSent)
            {
                await PostAsync(proposal, cancellationToken);
            }
        }, cancellationToken);
    }

    /// <summary>The link of the e-mail was opened, and its button pressed.</summary>
    public Task<bool> ConfirmAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        proposal.Send(addressIsProven: true, clock.GetUtcNow());
        return SaveAsync(() => PostAsync(proposal, cancellationToken), cancellationToken);
    }

    /// <summary>« Continuer plus tard »: the link of the draft, to an address.</summary>
    public Task<bool> KeepAsync(Proposal proposal, string email, CancellationToken cancellationToken)
    {
        (proposal.AuthorEmail, proposal.UpdatedAt) = (email, clock.GetUtcNow());
        return SaveAsync(() => PostAsync(proposal, cancellationToken), cancellationToken);
    }

    /// <summary>A fresh link to the address a link was once sent to.</summary>
    public Task PostLinkAsync(Proposal proposal, CancellationToken cancellationToken) =>
        SaveAsync(() => PostAsync(proposal, cancellationToken), cancellationToken);

    /// <summary>Saves what the author changed, and the e-mail that tells it; joins the caller's transaction if any.</summary>
    /// <returns>False when a curator decided, or another window wrote, in between.</returns>
    public async Task<bool> SaveAsync(Func<Task>? mail, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        if (mail is not null)
        {
            await mail();
            await db.SaveChangesAsync(cancellationToken);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    private async Task PostAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var link = site.Of(await FollowLinks.NewAsync(db, proposal, now, cancellationToken));
        var name = await AuthorWords.SubjectAsync(db, proposal, cancellationToken);
        var (subject, body) = proposal.State switch
        {
            ProposalState.Draft => ($"Votre brouillon : {name}", new EmailBody()
                .Paragraph($"Bonjour, vous avez commencé à remplir la fiche « {name} ». Reprenez-la quand vous voulez, depuis n’importe quel appareil :")
                .Button("Continuer ma proposition", link)
                .Paragraph($"Votre brouillon est gardé jusqu’au {French.Date(DateOnly.FromDateTime((now + DraftLifetime).UtcDateTime))}, puis effacé.")),
            ProposalState.Unconfirmed => ($"Confirmez votre envoi : {name}", new EmailBody()
                .Paragraph($"Bonjour, nous avons reçu votre {AuthorWords.Noun(proposal.Kind)} au sujet de « {name} ». Il reste à confirmer que cette adresse est bien la vôtre :")
                .Button("Confirmer mon envoi", link)
                .Paragraph("Si vous n’avez rien envoyé, ignorez ce message : rien ne sera fait.")),
            _ => ($"Bien reçu : {name}", new EmailBody()
                .Paragraph($"Bonjour, votre {AuthorWords.Noun(proposal.Kind)} au sujet de « {name} » attend la réponse de la coordination. Suivez-la, complétez-la ou retirez-la à tout moment :")
                .Button("Suivre mon envoi", link)
                .Paragraph("Gardez ce lien pour vous : il suffit pour modifier votre envoi.")),
        };
        db.Post(proposal.AuthorEmail!, subject, body, now);
    }
}
