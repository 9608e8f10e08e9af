using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Import.People.Decisions;

/// <summary>Tells an author what becomes of what they sent, in the same transaction as the decision. Items without an author write to nobody.</summary>
internal sealed class AuthorMails(TiersLieuxDbContext db, TimeProvider clock, SiteWords site)
{
    /// <param name="subject">« est acceptée ».</param>
    /// <param name="placeName">Name of the sheet.</param>
    /// <param name="sentences">What happened.</param>
    /// <param name="words">What the curator wrote, quoted.</param>
    public async Task PostAsync(
        Proposal proposal, string subject, string? placeName, IReadOnlyCollection<string> sentences, string? words, CancellationToken cancellationToken)
    {
        var to = proposal.AuthorEmail
            ?? await db.Accounts.Where(account => account.Id == proposal.AuthorId && account.ErasedAt == null).Select(account => account.Email).SingleOrDefaultAsync(cancellationToken);
        if (to is null)
        {
            return;
        }

        var about = placeName is null ? "" : $" pour « {placeName} »";
        var body = new EmailBody().Paragraph("Bonjour,");
        foreach (var sentence in sentences)
        {
            body.Paragraph(sentence);
        }

        if (words is not null)
        {
            body.Paragraph("Message de la coordination :").Quote(words);
        }

        var follow = proposal.AuthorEmail is null
            ? $"/compte/contributions/{proposal.Id}" : await FollowLinks.NewAsync(db, proposal, clock.GetUtcNow(), cancellationToken);
        body.Button("Suivre votre envoi", site.Address(follow));
        db.Post(to, $"{Subject(proposal.Kind)}{about} {subject}", body, clock.GetUtcNow());
    }

    /// <summary>The author's thing, feminine whatever its kind: « proposition », « correction », « alerte », « demande », « publication ».</summary>
    private static string Subject(ProposalKind kind) => kind switch
    {
        ProposalKind.Correction => "Votre correction",
        ProposalKind.Report => "Votre alerte",
        ProposalKind.Claim => "Votre demande de gestion",
        ProposalKind.Publication => "Votre publication",
        ProposalKind.Comment => "Votre commentaire",
        _ => "Votre proposition",
    };
}
