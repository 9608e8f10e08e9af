using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Data.Contributions;

/// <summary>What one wants of the queue; everything null is the whole of it.</summary>
/// <param name="TerritoryId">A commune, EPCI, zone d'emploi, département or région.</param>
/// <param name="AssignedToId">Those an account takes care of.</param>
/// <param name="IsUnassigned">Those nobody takes care of.</param>
/// <param name="IsAsked">Those whose author owes an answer.</param>
/// <param name="SubmittedBefore">Older ones only.</param>
public sealed record QueueFilter(
    ProposalKind? Kind = null, int? TerritoryId = null, int? ProgrammeId = null, int? AssignedToId = null, bool IsUnassigned = false, bool IsAsked = false,
    DateTimeOffset? SubmittedBefore = null, int? NetworkId = null);

/// <summary>Where a page of the queue begins: after this item.</summary>
public sealed record QueueCursor(DateTimeOffset SubmittedAt, int Id);

/// <summary>One line of the queue.</summary>
/// <param name="Changes">Field values proposed: their names say what a correction is about, « name » what a new place is called.</param>
public sealed record QueueRow(
    int Id, uint Version, ProposalKind Kind, ProposalState State, string? PlaceName, string? OtherPlaceName, string? CommuneName, string? DepartementCode,
    Dictionary<string, JsonElement> Changes, string? ReasonCode, DateTimeOffset SubmittedAt, int? AuthorId, string? AuthorEmail, int? AssignedToId, string? AssignedToName,
    SheetKind? SheetKind)
{
    public QueueCursor Cursor => new(SubmittedAt, Id);
}

/// <summary>The open items of a scope, the oldest first.</summary>
public static class ProposalQueue
{
    /// <summary>In the queue: waiting, or asked. Written out so that PostgreSQL uses the partial index.</summary>
    public static readonly Expression<Func<Proposal, bool>> IsOpen = proposal => proposal.State == ProposalState.Waiting || proposal.State == ProposalState.Asked;

    public static IQueryable<Proposal> Queue(this TiersLieuxDbContext db, Scope scope, QueueFilter filter)
    {
        var items = db.Proposals.AsNoTracking().Where(IsOpen).InScope(scope);
        if (filter.TerritoryId is { } territory)
        {
            items = items.InScope(Scope.OfTerritory(territory));
        }

        if (filter.ProgrammeId is { } programme)
        {
            items = items.Where(item => item.Place != null && item.Place.Memberships.Any(membership => membership.ProgrammeId == programme));
        }

        if (filter.NetworkId is { } network)
        {
            items = items.Where(item => item.Place != null && item.Place.Networks.Any(member => member.NetworkId == network && member.EndedAt == null));
        }

        if (filter.Kind is { } kind)
        {
            items = items.Where(item => item.Kind == kind);
        }

        items = filter.AssignedToId is { } account ? items.Where(item => item.AssignedToId == account) : items;
        items = filter.IsUnassigned ? items.Where(item => item.AssignedToId == null) : items;
        items = filter.IsAsked ? items.Where(item => item.State == ProposalState.Asked) : items;
        return filter.SubmittedBefore is { } before ? items.Where(item => item.SubmittedAt < before) : items;
    }

    /// <summary>One page, in the order of the index.</summary>
    public static IQueryable<QueueRow> Page(this IQueryable<Proposal> queue, QueueCursor? after, int size)
    {
        var items = after is null ? queue : queue.Where(item => EF.Functions.GreaterThan(
            ValueTuple.Create(item.SubmittedAt, item.Id), ValueTuple.Create((DateTimeOffset?)after.SubmittedAt, after.Id)));
        return items.OrderBy(item => item.SubmittedAt).ThenBy(item => item.Id).Take(size).Select(Row);
    }

    /// <summary>How many of each kind; one query.</summary>
    public static Task<Dictionary<ProposalKind, int>> CountsAsync(this IQueryable<Proposal> queue, CancellationToken cancellationToken) =>
        queue.GroupBy(item => item.Kind).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public static readonly Expression<Func<Proposal, QueueRow>> Row = item => new QueueRow(
        item.Id, item.Version, item.Kind, item.State, item.Place != null ? item.Place.Name : item.Sheet!.Name, item.OtherPlace!.Name, item.Commune!.Name, item.Commune.Departement!.Code,
        item.Changes, item.ReasonCode, item.SubmittedAt ?? item.CreatedAt, item.AuthorId, item.AuthorEmail, item.AssignedToId, item.AssignedTo!.DisplayName,
        item.Sheet != null ? item.Sheet.Kind : null);
}
