using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Requests;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Data.Messages;

/// <summary>Erases what is no longer of use of people's data. What was published stays.</summary>
public static class PersonalDataErasure
{
    /// <returns>How many rows lost something.</returns>
    public static async Task<int> RunAsync(TiersLieuxDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (lastYear, lastMonth) = (now.AddYears(-1), now.AddDays(-30));
        ProposalState[] ended = [ProposalState.Accepted, ProposalState.PartlyAccepted, ProposalState.Refused, ProposalState.Cancelled];
        var proposals = await db.Proposals
            .Where(proposal => proposal.AuthorEmail != null && ended.Contains(proposal.State) && (proposal.DecidedAt ?? proposal.UpdatedAt) < lastYear)
            .ExecuteUpdateAsync(set => set.SetProperty(proposal => proposal.AuthorEmail, (string?)null), cancellationToken);
        // A comment that never showed, or was taken off, is of no use either; the answer to its author is on the proposal.
        var comments = await db.Comments
            .Where(comment => (comment.PublishedAt == null || comment.RemovedAt != null) && (comment.RemovedAt ?? comment.CreatedAt) < lastYear
                && !db.Proposals.Any(proposal => proposal.CommentId == comment.Id && !ended.Contains(proposal.State)))
            .ExecuteDeleteAsync(cancellationToken);
        var links = await db.SecretLinks.Where(link => link.ExpiresAt < lastMonth).ExecuteDeleteAsync(cancellationToken);
        var emails = await db.OutgoingEmails.Where(email => email.SentAt < lastMonth || email.AbandonedAt < lastMonth).ExecuteDeleteAsync(cancellationToken);
        var messages = await db.PlaceMessages.Where(message => message.CreatedAt < now.AddDays(-3)).ExecuteDeleteAsync(cancellationToken);
        var requests = await RequestErasure.RunAsync(db, now, cancellationToken);
        return proposals + comments + links + emails + messages + requests;
    }
}
