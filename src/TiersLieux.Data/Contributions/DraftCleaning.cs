using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Data.Contributions;

/// <summary>Erases drafts nobody came back to, and what was sent without its address ever being confirmed.</summary>
public static class DraftCleaning
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    /// <returns>How many were erased, with their links, comments and the rows of their photos (the files are orphans then).</returns>
    public static async Task<int> EraseAsync(TiersLieuxDbContext db, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var before = now - Lifetime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = await db.Proposals
            .Where(proposal => (proposal.State == ProposalState.Draft || proposal.State == ProposalState.Unconfirmed) && proposal.UpdatedAt < before)
            .Select(proposal => proposal.Id).ToListAsync(cancellationToken);
        await db.Photos.Where(photo => photo.PlaceId == null && ids.Contains(photo.ProposalId ?? 0)).ExecuteDeleteAsync(cancellationToken);
        var erased = await db.Proposals
            .Where(proposal => ids.Contains(proposal.Id) && (proposal.State == ProposalState.Draft || proposal.State == ProposalState.Unconfirmed) && proposal.UpdatedAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Comments.Where(comment => comment.PublishedAt == null && comment.CreatedAt < before && !db.Proposals.Any(proposal => proposal.CommentId == comment.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return erased;
    }
}
