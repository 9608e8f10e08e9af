using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Requests;

/// <summary>How many requests of a group met nobody.</summary>
/// <param name="Key">Territory name, code of a phase or of a need, month as <c>2026-03</c>; null when it was not said.</param>
public sealed record NeedCount(string? Key, int Count);

/// <summary>
/// The requests that met nobody, counted, for the coordinators of a scope: closed without result, declined by all, or unanswered for
/// thirty days. Nothing personal is read; groups too small to hide somebody are gathered.
/// </summary>
public sealed class UnmetNeeds(TiersLieuxDbContext db, Scope scope, DateTimeOffset now)
{
    /// <summary>Smaller groups are not told apart.</summary>
    public const int Smallest = 3;

    /// <summary>How far back, months.</summary>
    public const int Months = 24;

    public Task<int> TotalAsync(CancellationToken cancellationToken) => Unmet().CountAsync(cancellationToken);

    /// <param name="kind">Commune, EPCI or département.</param>
    public async Task<IReadOnlyList<NeedCount>> ByTerritoryAsync(TerritoryKind kind, CancellationToken cancellationToken)
    {
        var names = kind switch
        {
            TerritoryKind.Commune => Unmet().Select(request => request.Commune!.Name),
            TerritoryKind.Epci => Unmet().Select(request => request.Commune!.Epci!.Name),
            _ => Unmet().Select(request => request.Commune!.Departement!.Name),
        };
        return await CountAsync(names, cancellationToken);
    }

    public Task<IReadOnlyList<NeedCount>> ByPhaseAsync(CancellationToken cancellationToken) => CountAsync(Unmet().Select(request => request.Phase), cancellationToken);

    public Task<IReadOnlyList<NeedCount>> ByNeedAsync(CancellationToken cancellationToken) => CountAsync(Unmet().Select(request => request.Need), cancellationToken);

    /// <summary>The latest month first.</summary>
    public async Task<IReadOnlyList<NeedCount>> ByMonthAsync(CancellationToken cancellationToken)
    {
        var months = await Unmet().GroupBy(request => new { request.SentAt!.Value.UtcDateTime.Year, request.SentAt.Value.UtcDateTime.Month })
            .Select(group => new { group.Key.Year, group.Key.Month, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. months.OrderByDescending(month => month.Year).ThenByDescending(month => month.Month).Select(month => new NeedCount($"{month.Year:0000}-{month.Month:00}", month.Count))];
    }

    private IQueryable<ContactRequest> Unmet()
    {
        var (unanswered, since) = (now.AddDays(-RequestTimes.UnansweredDays), now.AddMonths(-Months));
        return db.ContactRequests.InScope(scope).Where(request => request.SentAt >= since
            && (request.Result == RequestResults.NotFound
                || (request.Result == null && request.AcceptedAt == null && (request.SentAt <= unanswered
                    || !request.Recipients.Any(recipient => recipient.State == RecipientState.Waiting || recipient.State == RecipientState.Suggested)))));
    }

    private static async Task<IReadOnlyList<NeedCount>> CountAsync(IQueryable<string?> keys, CancellationToken cancellationToken)
    {
        var counts = await keys.GroupBy(key => key).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. counts.Select(count => new NeedCount(count.Key, count.Count)).OrderByDescending(count => count.Count).ThenBy(count => count.Key, StringComparer.Ordinal)];
    }
}
