using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Import.Places;

/// <summary>Which commune each point falls in: one query for all the points of a file.</summary>
public static class CommuneLocator
{
    /// <summary>A quay or an islet may lie outside a simplified contour: up to this distance the nearest commune is taken.</summary>
    public const double ShoreToleranceMetres = 2000;

    // The tolerance is searched in degrees on the index, then measured in metres.
    private const string Query = """
        SELECT point.number, found.code
        FROM unnest($1, $2) WITH ORDINALITY AS point(longitude, latitude, number)
        CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(point.longitude, point.latitude), 4326) AS geom) AS made
        LEFT JOIN LATERAL (
            SELECT code FROM territories
            WHERE kind = 1 AND retired_at IS NULL AND ST_Intersects(contour, made.geom) ORDER BY code LIMIT 1) AS inside ON true
        LEFT JOIN LATERAL (
            SELECT code FROM territories
            WHERE inside.code IS NULL AND kind = 1 AND retired_at IS NULL
                AND contour && ST_Expand(made.geom, $3 / 50000.0)
                AND ST_Distance(contour::geography, made.geom::geography) <= $3
            ORDER BY ST_Distance(contour::geography, made.geom::geography), code LIMIT 1) AS nearest ON true
        CROSS JOIN LATERAL (SELECT coalesce(inside.code, nearest.code) AS code) AS found
        WHERE found.code IS NOT NULL
        """;

    /// <param name="points">Latitude first, WGS 84.</param>
    /// <returns>Index of the point to the code of its commune; a point in no commune is absent.</returns>
    public static async Task<Dictionary<int, string>> FindAsync(
        TiersLieuxDbContext db, IReadOnlyList<(double Latitude, double Longitude)> points, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, string>();
        if (points.Count == 0)
        {
            return found;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Query, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddWithValue(points.Select(point => point.Longitude).ToArray());
        command.Parameters.AddWithValue(points.Select(point => point.Latitude).ToArray());
        command.Parameters.AddWithValue(ShoreToleranceMetres);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found[(int)reader.GetInt64(0) - 1] = reader.GetString(1);
        }

        return found;
    }

    /// <summary>Whether contours are loaded: without them nothing can be said of a point.</summary>
    public static Task<bool> HasContoursAsync(TiersLieuxDbContext db, CancellationToken cancellationToken) =>
        db.Communes.AnyAsync(commune => commune.Contour != null, cancellationToken);
}
