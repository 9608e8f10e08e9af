using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Premises;

namespace TiersLieux.Data.Tiles;

/// <summary>Premises and calls of a search as Mapbox vector tiles; those only defined by an area have no point, and are in the list alone.</summary>
public sealed class PremisesTiles(TiersLieuxDbContext db)
{
    private static readonly string Sql = DatabaseSchema.Sql("Queries/tile_premises.sql");
    private static readonly string TypeLabels = JsonSerializer.Serialize(PremisesTypes.All.Terms.ToDictionary(term => term.Code, term => term.Label));

    /// <returns>The encoded tile, layer <c>locaux</c>; empty where there is none.</returns>
    public async Task<byte[]> RenderAsync(TileAddress tile, ResolvedSearch search, PremisesFilter filter, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(search.Now.UtcDateTime);
        var found = filter.Apply(await db.PremisesNotices.AnsweringAsync(db, search, cancellationToken), today).Where(notice => notice.Position != null);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = found.Select(notice => new
        {
            notice.Id, notice.Slug, notice.Name, notice.Type, IsClosed = notice.Deadline != null && notice.Deadline < today, notice.Position,
        }).CreateDbCommand();
        command.CommandText = Sql.Replace("{found}", command.CommandText, StringComparison.Ordinal);
        command.Parameters.Add(new NpgsqlParameter<string>("type_labels", NpgsqlDbType.Jsonb) { TypedValue = TypeLabels });
        foreach (var (name, value) in new[] { ("z", tile.Zoom), ("x", tile.Column), ("y", tile.Row) })
        {
            command.Parameters.Add(new NpgsqlParameter<int>(name, value));
        }

        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken) ?? [];
    }
}
