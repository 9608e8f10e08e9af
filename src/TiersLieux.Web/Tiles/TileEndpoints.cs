using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Data.Tiles;
using TiersLieux.Web.Api;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Tiles;

/// <summary>The map's own vector tiles: an address out of the pyramid is refused before any SQL, an unchanged tile answers 304.</summary>
internal static class TileEndpoints
{
    public static void MapTiles(this WebApplication app)
    {
        var tiles = app.MapGroup("/tuiles").WithTags("Tuiles").CacheOutput(Caching.Shared);
        tiles.MapGet("/territoires/{z}/{x}/{y}.pbf", async (
            HttpContext context, TerritoryTiles territories, string z, string x, string y, CancellationToken cancellationToken) =>
                TileAddress.Parse(z, x, y, out var error) is { } tile
                    ? Answer(context, await territories.RenderAsync(tile, cancellationToken), "public, max-age=86400")
                    : Problems.NotFound(error!))
            .WithSummary("Une tuile du fond de carte")
            .WithDescription("Couches regions, departements, zones_emploi, epci, communes (contours : code, name) et noms (points : kind, code, name, population).")
            .Describe();
        tiles.MapGet("/lieux/{z}/{x}/{y}.pbf", PlacesAsync)
            .WithSummary("Une tuile de lieux")
            .WithDescription(
                "Couche lieux, avec les mêmes critères que la liste. Un point seul porte id, slug, name, kind, precision et count = 1 ; un groupe ne porte que count.")
            .DescribeSearch(isList: false)
            .Describe();
        tiles.MapGet("/locaux/{z}/{x}/{y}.pbf", PremisesAsync)
            .WithSummary("Une tuile de locaux et d’appels")
            .WithDescription(
                "Couche locaux, avec les critères de la page /locaux (q, ou, commune, epci, ze, departement, region, lat, lon, rayon, sorte, surface, ouvertes). "
                + "Un point seul porte id, slug, name, type, closed et count = 1 ; un groupe ne porte que count.")
            .Describe();
    }

    private static async Task<IResult> PremisesAsync(
        HttpContext context, PremisesTiles premises, PlaceSearchResolver resolver, string z, string x, string y, CancellationToken cancellationToken)
    {
        if (TileAddress.Parse(z, x, y, out var error) is not { } tile)
        {
            return Problems.NotFound(error!);
        }

        var query = context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).ToList();
        var (search, errors) = PlaceSearchBinder.Bind(query);
        var (filter, own) = PremisesFilter.Bind(query);
        if (errors.Count + own.Count > 0)
        {
            return Problems.BadRequest([.. errors, .. own]);
        }

        (var resolved, errors) = await resolver.ResolveAsync(search, cancellationToken);
        return errors.Count > 0
            ? Problems.BadRequest(errors)
            : Answer(context, await premises.RenderAsync(tile, resolved, filter, cancellationToken), "public, max-age=300");
    }

    private static async Task<IResult> PlacesAsync(
        HttpContext context, PlaceTiles places, PlaceSearchResolver resolver, string z, string x, string y, CancellationToken cancellationToken)
    {
        if (TileAddress.Parse(z, x, y, out var error) is not { } tile)
        {
            return Problems.NotFound(error!);
        }

        var (search, errors) = PlaceSearchBinder.Bind(
            context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        (var resolved, errors) = await resolver.ResolveAsync(search, cancellationToken);
        return errors.Count > 0
            ? Problems.BadRequest(errors)
            : Answer(context, await places.RenderAsync(tile, resolved, cancellationToken), "public, max-age=300");
    }

    private static IResult Answer(HttpContext context, byte[] tile, string cacheControl)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        // Weak: the same tile, compressed or not.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(tile).AsSpan(0, 12))}\"", isWeak: true);
        headers.ETag = tag.ToString();
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(tile, Caching.TileType);
    }

    private static void Describe(this RouteHandlerBuilder endpoint) => endpoint
        .Produces(StatusCodes.Status200OK, contentType: Caching.TileType)
        .Produces(StatusCodes.Status304NotModified)
        .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType)
        .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);
}
