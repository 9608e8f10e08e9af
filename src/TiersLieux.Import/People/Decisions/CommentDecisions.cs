using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Import.People.Decisions;

/// <summary>What becomes of a comment: shown, kept unseen, or taken off after a report. The caller holds the transaction and the item.</summary>
internal sealed class CommentDecisions(TiersLieuxDbContext db, TimeProvider clock)
{
    /// <summary>Whether the item is about a comment: one to read before it shows, or one somebody reports.</summary>
    public static bool IsAbout(Proposal proposal) => proposal.Kind == ProposalKind.Comment || (proposal.Kind == ProposalKind.Report && proposal.CommentId is not null);

    /// <returns>What to tell the author: the end of the subject, and the sentence.</returns>
    /// <exception cref="PlaceChangeException">The comment was erased.</exception>
    public async Task<(string Subject, string Sentence)> AcceptAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.SingleOrDefaultAsync(known => known.Id == proposal.CommentId, cancellationToken)
            ?? throw new PlaceChangeException("Ce commentaire a été effacé : il n’y a plus rien à décider.");
        if (proposal.Kind == ProposalKind.Report)
        {
            comment.RemovedAt ??= clock.GetUtcNow();
            return ("a été traitée", "Grâce à vous, le commentaire a été retiré. Merci !");
        }

        comment.PublishedAt = clock.GetUtcNow();
        return ("est en ligne", "Votre commentaire est maintenant sous la ressource. Merci !");
    }

    /// <summary>A refused comment never shows; the one a refused report is about stays.</summary>
    public async Task RefuseAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.Kind == ProposalKind.Comment && await db.Comments.SingleOrDefaultAsync(known => known.Id == proposal.CommentId, cancellationToken) is { } comment)
        {
            comment.RemovedAt = clock.GetUtcNow();
        }
    }
}
