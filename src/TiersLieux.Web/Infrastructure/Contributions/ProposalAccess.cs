using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Infrastructure.Contributions;

/// <summary>A proposal its author opened.</summary>
/// <param name="Key">What opened it, for the addresses of its other pages.</param>
/// <param name="ProvenEmail">Address to which the link was sent; null for a browser's own link.</param>
public sealed record OpenedProposal(Proposal Proposal, string Key, string? ProvenEmail, bool IsOwn)
{
    /// <summary>The author is signed in, or holds a link that was sent to the address they gave.</summary>
    public bool AddressIsProven =>
        IsOwn || (ProvenEmail is not null && string.Equals(ProvenEmail, Proposal.AuthorEmail, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Opens a proposal to its author: by the secret of a link, or by its number for the account that made it.</summary>
public sealed class ProposalAccess(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock)
{
    /// <summary>What was sent about a place, opened again to be changed.</summary>
    /// <returns>The opened proposal, or the answer: its follow-up when it was decided. Both null when the key opens nothing of this kind about this place.</returns>
    public async Task<(OpenedProposal? Opened, string? Elsewhere)> ReopenAsync(string key, ProposalKind kind, int placeId, CancellationToken cancellationToken)
    {
        var opened = await FindAsync(key, cancellationToken);
        return opened?.Proposal is not { } proposal || proposal.Kind != kind || proposal.PlaceId != placeId ? (null, null)
            : proposal.CanBeChanged ? (opened, null) : (null, $"/contribuer/suivi/{key}");
    }

    /// <summary>Where to answer, when it needs no proof: the account's address, or the one to which the opened link was sent.</summary>
    public async Task<string?> ProvenAddressAsync(OpenedProposal? opened, CancellationToken cancellationToken) =>
        opened is not null && (opened.AddressIsProven || opened.Proposal.IsOpen) ? opened.Proposal.AuthorEmail : (await viewer.AccountAsync(cancellationToken))?.Email;

    /// <returns>The proposal, tracked, with its place and messages; null when the key opens nothing: unknown, expired, of somebody else.</returns>
    public async Task<OpenedProposal?> FindAsync(string? key, CancellationToken cancellationToken)
    {
        var proposals = db.Proposals.Include(proposal => proposal.Place).Include(proposal => proposal.Commune).Include(proposal => proposal.Sheet)
            .Include(proposal => proposal.Messages.OrderBy(message => message.At).ThenBy(message => message.Id));
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            var own = viewer.AccountId is not { } account ? null
                : await proposals.SingleOrDefaultAsync(proposal => proposal.Id == id && proposal.AuthorId == account, cancellationToken);
            return own is null ? null : new(own, key, null, IsOwn: true);
        }

        var link = await db.FindLinkAsync(key, LinkPurpose.FollowProposal, clock.GetUtcNow(), cancellationToken);
        var found = link is null ? null : await proposals.SingleOrDefaultAsync(proposal => proposal.Id == link.ProposalId, cancellationToken);
        return found is null ? null
            : new(found, key!, link!.Email.Length == 0 ? null : link.Email, found.AuthorId is { } author && author == viewer.AccountId);
    }
}
