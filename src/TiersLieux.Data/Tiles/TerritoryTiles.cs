using Npgsql;

namespace TiersLieux.Data.Tiles;

/// <summary>The basemap: contours of the five kinds of territories and their names, as Mapbox vector tiles.</summary>
public sealed class TerritoryTiles(NpgsqlDataSource dataSource)
{
    private static readonly string Sql = DatabaseSchema.Sql("Queries/tile_territories.sql");

    /// <returns>The encoded tile; empty where there is no territory.</returns>
    public async Task<byte[]> RenderAsync(TileAddress tile, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = tile.Zoom });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = tile.Column });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = tile.Row });
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken) ?? [];
    }
}
