using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Api.Lieux;

/// <param name="FromKm">As the crow flies, from the centre of « de ».</param>
/// <param name="ToKm">From the centre of « vers ».</param>
/// <param name="Balance">100 when both ways are as long.</param>
public sealed record HalfWayItem(int Id, string Slug, string Name, string? Locality, double? Latitude, double? Longitude, double FromKm, double ToKm, int Balance);

public sealed record HalfWayAnswer(string From, string To, IReadOnlyList<HalfWayItem> Items);

internal static class HalfWayEndpoint
{
    public static void MapHalfWay(this WebApplication app) => app.MapGroup("/api/v1/lieux").WithTags("Lieux").MapGet("/mi-chemin", GetAsync)
        .WithSummary("Lieux à mi-chemin de deux communes")
        .WithDescription("« de » et « vers » : nom, code postal ou code Insee d’une commune. D’abord les lieux où aucun des deux trajets ne fait plus du triple de l’autre, par le plus long des deux, du plus court au plus long ; vingt au plus.")
        .Produces<HalfWayAnswer>()
        .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType);

    private static async Task<IResult> GetAsync(
        TiersLieuxDbContext db, TerritorySearch territories, TimeProvider clock, string? de, string? vers, CancellationToken cancellationToken)
    {
        var communes = await TwoCommunes.ReadAsync(territories, de, vers, cancellationToken);
        if (!communes.AreBoth)
        {
            return Problems.BadRequest(communes.Errors);
        }

        var places = await db.HalfWayAsync(
            communes.From!.ToMatch().Position!, communes.To!.ToMatch().Position!, new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow()), cancellationToken);
        return Results.Json(new HalfWayAnswer(communes.From.Code, communes.To.Code, [.. places.Select(place => new HalfWayItem(
            place.Place.Id, place.Place.Slug, place.Place.Name, place.Place.Locality, place.Place.Position?.Y, place.Place.Position?.X,
            Math.Round(place.FromKm, 1), Math.Round(place.ToKm, 1), place.Balance))]));
    }
}
