using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Data.Tiles;

namespace TiersLieux.Cli.Commands;

/// <summary>Heaviest tile of each kind: all those with a commune down to zoom 8, beyond it the fullest and those about to be grouped.</summary>
internal static class BenchTiles
{
    private const int LastFullZoom = 8;
    private const int Sample = 120;

    /// <summary>Near this number places stop being drawn one by one: the heaviest tiles are there.</summary>
    private const int AboutToBeGrouped = 350;

    public static Command Create()
    {
        var command = new Command("tiles", "Cherche les tuiles les plus lourdes, en octets sans compression.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var database = new CommandDatabase();
            await using var db = database.CreateContext();
            var communes = await db.Communes.Where(commune => commune.Position != null)
                .Select(commune => commune.Position!).ToListAsync(cancellationToken);
            var places = await db.Places.Where(place => place.Position != null)
                .Select(place => place.Position!).ToListAsync(cancellationToken);
            var (territoryTiles, placeTiles) = (new TerritoryTiles(database.DataSource), new PlaceTiles(db));
            var everywhere = new ResolvedSearch(new PlaceSearch(), [], DateTimeOffset.UtcNow);
            await ReportAsync("territoires", communes.Select(point => (point.X, point.Y)), tile => territoryTiles.RenderAsync(tile, cancellationToken));
            await ReportAsync("lieux", places.Select(point => (point.X, point.Y)), tile => placeTiles.RenderAsync(tile, everywhere, cancellationToken));
            return 0;
        });
        return command;
    }

    /// <summary>Prints: layer, zoom, tiles drawn, bytes and address of the heaviest.</summary>
    private static async Task ReportAsync(string layer, IEnumerable<(double Longitude, double Latitude)> points, Func<TileAddress, Task<byte[]>> render)
    {
        var known = points.Where(point => Math.Abs(point.Latitude) < 85).ToList();
        for (var zoom = 0; zoom <= TileAddress.MaximumZoom; zoom++)
        {
            var tiles = known.CountBy(point => At(zoom, point.Longitude, point.Latitude)).ToList();
            if (zoom > LastFullZoom)
            {
                tiles = [.. tiles.OrderByDescending(tile => tile.Value).Take(Sample).Union(tiles.OrderBy(tile => Math.Abs(tile.Value - AboutToBeGrouped)).Take(Sample))];
            }

            var (heaviest, bytes) = ((0, 0), 0);
            foreach (var ((column, row), _) in tiles)
            {
                var size = (await render(TileAddress.Parse($"{zoom}", $"{column}", $"{row}", out var _)!)).Length;
                (heaviest, bytes) = size > bytes ? ((column, row), size) : (heaviest, bytes);
            }

            Console.WriteLine($"{layer} {zoom} {tiles.Count} {bytes} {zoom}/{heaviest.Item1}/{heaviest.Item2}");
        }
    }

    private static (int Column, int Row) At(int zoom, double longitude, double latitude)
    {
        var side = 1 << zoom;
        var radians = latitude * Math.PI / 180;
        return ((int)((longitude + 180) / 360 * side), (int)((1 - (Math.Asinh(Math.Tan(radians)) / Math.PI)) / 2 * side));
    }
}
