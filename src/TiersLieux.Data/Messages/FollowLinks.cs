using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Data.Messages;

/// <summary>
/// The links by which the author of a proposal follows, resumes, changes and answers it. Only hashes are stored, so each e-mail carries
/// a fresh one; the former ones stay good.
/// </summary>
public static class FollowLinks
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>A link to put in an e-mail to <see cref="Proposal.AuthorEmail"/>, saved with the caller's changes.</summary>
    /// <param name="proposal">Stored first when it is new; with an address.</param>
    /// <returns>Path from the root of the site: <c>/contribuer/suivi/…</c>.</returns>
    /// <exception cref="InvalidOperationException">The proposal has no address: its author erased it.</exception>
    public static async Task<string> NewAsync(
        TiersLieuxDbContext db, Proposal proposal, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        PathOf(await NewSecretAsync(
            db, proposal, proposal.AuthorEmail ?? throw new InvalidOperationException("La proposition n’a pas d’adresse où écrire."), now, cancellationToken));

    /// <summary>The secret of a browser that writes a proposal before any address is known: it opens the same pages but proves no address.</summary>
    public static Task<string> NewForBrowserAsync(
        TiersLieuxDbContext db, Proposal proposal, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        NewSecretAsync(db, proposal, "", now, cancellationToken);

    public static string PathOf(string secret) => $"/contribuer/suivi/{secret}";

    private static async Task<string> NewSecretAsync(
        TiersLieuxDbContext db, Proposal proposal, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (proposal.Id == 0)
        {
            if (db.Entry(proposal).State == EntityState.Detached)
            {
                db.Add(proposal);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        var secret = SecretLinks.NewSecret();
        db.SecretLinks.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = LinkPurpose.FollowProposal, ProposalId = proposal.Id, Email = email,
            CreatedAt = now, ExpiresAt = now + Lifetime,
        });
        return secret;
    }
}
