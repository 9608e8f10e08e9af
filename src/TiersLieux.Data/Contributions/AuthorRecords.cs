using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Data.Contributions;

/// <summary>What became of what an author sent before.</summary>
public sealed record AuthorRecord(int Accepted, int Refused)
{
    public static readonly AuthorRecord None = new(0, 0);
}

/// <summary>The records of several authors at once: an account, or the address of those who have none.</summary>
public sealed class AuthorRecords
{
    private readonly Dictionary<(int?, string?), AuthorRecord> records;

    private AuthorRecords(Dictionary<(int?, string?), AuthorRecord> records) => this.records = records;

    public AuthorRecord Of(int? accountId, string? email) => records.GetValueOrDefault((accountId, accountId is null ? email : null), AuthorRecord.None);

    public static async Task<AuthorRecords> ReadAsync(
        TiersLieuxDbContext db, IReadOnlyCollection<(int? AccountId, string? Email)> authors, CancellationToken cancellationToken)
    {
        var accounts = authors.Select(author => author.AccountId).OfType<int>().Distinct().ToArray();
        var emails = authors.Where(author => author.AccountId is null).Select(author => author.Email).OfType<string>().Distinct().ToArray();
        if (accounts.Length + emails.Length == 0)
        {
            return new([]);
        }

        var counted = await db.Proposals
            .Where(item => ((item.AuthorId != null && accounts.Contains(item.AuthorId.Value)) || (item.AuthorId == null && emails.Contains(item.AuthorEmail)))
                && (item.State == ProposalState.Accepted || item.State == ProposalState.PartlyAccepted || item.State == ProposalState.Refused))
            .GroupBy(item => new { item.AuthorId, Email = item.AuthorId == null ? item.AuthorEmail : null })
            .Select(group => new
            {
                group.Key, Accepted = group.Count(item => item.State != ProposalState.Refused), Refused = group.Count(item => item.State == ProposalState.Refused),
            }).ToListAsync(cancellationToken);
        return new(counted.ToDictionary(row => (row.Key.AuthorId, row.Key.Email), row => new AuthorRecord(row.Accepted, row.Refused)));
    }
}
