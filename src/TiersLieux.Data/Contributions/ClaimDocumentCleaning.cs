using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Data.Contributions;

/// <summary>Erases the documents of claims that ended thirty days ago, whatever the end.</summary>
public static class ClaimDocumentCleaning
{
    /// <returns>How many were erased.</returns>
    public static Task<int> RunAsync(TiersLieuxDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - ClaimDocument.KeptAfterDecision;
        return db.ClaimDocuments.Where(document => db.Proposals.Any(claim => claim.Id == document.ProposalId && claim.DecidedAt < before))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
