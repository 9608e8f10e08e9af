using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;
using TiersLieux.Data.Mappings;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Tiles;

/// <summary>The places of a search as Mapbox vector tiles: the very filters of the list, wrapped in SQL that gathers and encodes.</summary>
public sealed class PlaceTiles(TiersLieuxDbContext db)
{
    /// <summary>Most places drawn one by one in a tile: with a long name and slug each, they stay below 100 kB.</summary>
    private const int Alone = 350;

    /// <summary>Squares by side when places are gathered: 26 pixels on the screen, a little more than a cluster's disc.</summary>
    private const int Grid = 20;

    /// <summary>Code to label: the map shows words and knows no vocabulary.</summary>
    private static readonly string KindLabels = JsonSerializer.Serialize(PlaceKinds.All.Terms.ToDictionary(term => term.Code, term => term.Label));

    private static readonly string Sql = DatabaseSchema.Sql("Queries/tile_places.sql");

    /// <returns>The encoded tile, layer <c>lieux</c>; empty where the search has no place.</returns>
    public async Task<byte[]> RenderAsync(TileAddress tile, ResolvedSearch search, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = Command(tile, search);
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken) ?? [];
    }

    /// <summary>The command of a tile, on the context's connection.</summary>
    public DbCommand Command(TileAddress tile, ResolvedSearch search)
    {
        var envelope = tile.Envelope();
        // The column's order is the one tile_places.sql names.
        var command = search.Apply(db.Places)
            .Where(place => EF.Property<Point>(place, PlaceMapping.MercatorPosition).Intersects(envelope))
            .Select(place => new
            {
                place.Id,
                place.Slug,
                place.Name,
                Kind = place.Kinds[0],
                place.Precision,
                Position = EF.Property<Point>(place, PlaceMapping.MercatorPosition),
            })
            .CreateDbCommand();
        command.CommandText = Sql.Replace("{found}", command.CommandText, StringComparison.Ordinal);
        command.Parameters.Add(new NpgsqlParameter<string>("kind_labels", NpgsqlDbType.Jsonb) { TypedValue = KindLabels });
        foreach (var (name, value) in new[] { ("z", tile.Zoom), ("x", tile.Column), ("y", tile.Row), ("alone", Alone), ("grid", Grid) })
        {
            command.Parameters.Add(new NpgsqlParameter<int>(name, value));
        }

        return command;
    }
}
