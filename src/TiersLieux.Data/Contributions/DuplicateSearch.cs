using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Contributions;

/// <summary>Two sheets that may be one place, and why. The smaller id first.</summary>
/// <param name="DistanceMetres">Null when one of the two is not placed to the street or better.</param>
public sealed record FoundDuplicate(
    int PlaceId, int OtherPlaceId, int? CommuneId, string Name, string OtherName, double? DistanceMetres, IReadOnlyList<DuplicateReason> Reasons);

/// <summary>Looks for duplicates across the whole base: SQL brings pairs together, <see cref="DuplicateCandidate"/> judges them.</summary>
public static class DuplicateSearch
{
    private static readonly string Candidates = DatabaseSchema.Sql("Queries/duplicate_candidates.sql");

    /// <returns>Pairs not in the queue yet, and that nobody said to be two places.</returns>
    public static async Task<IReadOnlyList<FoundDuplicate>> FindAsync(TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        var pairs = await CandidatesAsync(db, cancellationToken);
        var ids = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToArray();
        var sheets = (await db.Places.AsNoTracking().Where(place => ids.Contains(place.Id))
            .Select(place => new { place.Id, place.Name, place.CommuneId, CommuneName = (string?)place.Commune!.Name, place.Facts })
            .ToListAsync(cancellationToken))
            .ToDictionary(sheet => sheet.Id, sheet => (sheet.Name, sheet.CommuneId, sheet.Facts.Position, Side: DuplicateSide.Of(sheet.Facts, sheet.CommuneId, sheet.CommuneName)));
        return [.. pairs.Select(pair => (pair.One, pair.Other, Sheet: sheets[pair.One], OtherSheet: sheets[pair.Other]))
            .Select(pair => (Pair: pair, Candidate: new DuplicateCandidate(pair.Sheet.Side, pair.OtherSheet.Side, Distance(pair.Sheet.Position, pair.OtherSheet.Position))))
            .Where(judged => judged.Candidate.IsLikely)
            .Select(judged => new FoundDuplicate(
                judged.Pair.One, judged.Pair.Other, judged.Pair.Sheet.CommuneId ?? judged.Pair.OtherSheet.CommuneId, judged.Pair.Sheet.Name, judged.Pair.OtherSheet.Name,
                judged.Candidate.DistanceMetres, judged.Candidate.Reasons))];
    }

    /// <summary>Puts what <see cref="FindAsync"/> finds in the queue; run again, it adds nothing.</summary>
    /// <returns>How many were added.</returns>
    public static async Task<int> RunAsync(TiersLieuxDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two searches at once would both add what neither had found.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('proposals.duplicates'))", cancellationToken);
        var found = await FindAsync(db, cancellationToken);
        db.AddRange(found.Select(pair => new Proposal
        {
            Kind = ProposalKind.Duplicate, State = ProposalState.Waiting, PlaceId = pair.PlaceId, OtherPlaceId = pair.OtherPlaceId, CommuneId = pair.CommuneId,
            CreatedAt = now, UpdatedAt = now, SubmittedAt = now,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return found.Count;
    }

    /// <summary>Metres between two positions known to the street or better; null when one of them is not.</summary>
    public static double? Distance(PlacePosition? one, PlacePosition? other)
    {
        if (one is not { Precision: <= PositionPrecision.Street } || other is not { Precision: <= PositionPrecision.Street })
        {
            return null;
        }

        // Equirectangular: what is compared is at most a few kilometres apart.
        var north = (one.Latitude - other.Latitude) * 111_320;
        var east = (one.Longitude - other.Longitude) * 111_320 * Math.Cos(one.Latitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }

    private static async Task<List<(int One, int Other)>> CandidatesAsync(TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(Candidates, (NpgsqlConnection)db.Database.GetDbConnection()) { CommandTimeout = 600 };
            command.Parameters.AddWithValue(DuplicateSide.SharedHosts.ToArray());
            command.Parameters.AddWithValue(DuplicateCandidate.SameDoorMetres);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var pairs = new List<(int, int)>();
            while (await reader.ReadAsync(cancellationToken))
            {
                pairs.Add((reader.GetInt32(0), reader.GetInt32(1)));
            }

            return pairs;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
