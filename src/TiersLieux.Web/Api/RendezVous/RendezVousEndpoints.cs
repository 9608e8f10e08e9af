using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;
using TiersLieux.Data;
using TiersLieux.Data.Events;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Api.RendezVous;

/// <summary>A date of a rendez-vous, or a stop of a tour.</summary>
/// <param name="StartsAt">With the offset of the wall's clock.</param>
/// <param name="EndsAt">Null when nobody said when it ends.</param>
/// <param name="IsAllDay">Its times do not matter.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Place">Slug of the place.</param>
/// <param name="DistanceKm">From the point or the commune asked for; null without one.</param>
public sealed record DateItem(
    string Slug, string Name, string Type, string? Summary, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, bool IsAllDay, string TimeZone, bool IsOnline,
    string? Place, string? PlaceName, string? Commune, string? Location, string? Organisation, double? Latitude, double? Longitude, double? DistanceKm, string Url)
{
    internal static DateItem From(AgendaRow row)
    {
        var zone = EventZones.Of(row.TimeZone);
        return new(
            row.Slug, row.Name, row.Type, row.Summary, TimeZoneInfo.ConvertTime(row.StartsAt, zone), row.EndIsKnown ? TimeZoneInfo.ConvertTime(row.EndsAt, zone) : null,
            row.IsAllDay, row.TimeZone, row.IsOnline, row.PlaceSlug, row.PlaceName, row.Locality, row.Location, row.OrganisationSlug, row.Position?.Y, row.Position?.X,
            row.DistanceKm, SheetWords.Url(SheetKind.Event, row.Slug));
    }
}

internal static class RendezVousEndpoints
{
    private static readonly (string Name, string Description)[] Parameters =
    [
        ("q", "Mots du nom, du résumé, du type."), ("ou", "Lieu en toutes lettres."), ("commune", "Code Insee ; avec ce qui se passe à 30 km, ou au rayon donné."),
        ("epci", "SIREN de l’intercommunalité."), ("ze", "Code de la zone d’emploi."), ("departement", "Numéro du département."), ("region", "Code Insee de la région."),
        ("lat", "Latitude WGS 84, avec « lon »."), ("lon", "Longitude WGS 84, avec « lat »."), ("rayon", "Rayon en kilomètres."),
        ("type", $"Type de rendez-vous : {string.Join(", ", EventKinds.All.Terms.Select(term => term.Code))}."), ("en-ligne", "1 : seulement ce qui se suit à distance."),
        ("du", "Premier jour, 2026-03-15."), ("au", "Dernier jour, compris."), ("passes", "1 : ce qui est terminé, le plus récent d’abord, une date par rendez-vous."),
        ("lieu", "Nom d’adresse d’un lieu."), ("structure", "Nom d’adresse d’une structure."), ("programme", "Nom d’adresse d’un programme."), ("offre", "Nom d’adresse d’une offre."),
        ("page", "Numéro de la page, à partir de 1."), ("pageSize", "Dates par page, de 1 à 100."),
    ];

    public static void MapRendezVous(this WebApplication app)
    {
        var group = app.MapGroup("/api/v1/rendez-vous").WithTags("Rendez-vous");
        group.MapGet("/dates", DatesAsync)
            .WithSummary("L’agenda")
            .WithDescription("Les dates à venir, dans l’ordre : une ligne par date d’un rendez-vous qui se répète, par étape d’une tournée. Les mêmes critères donnent un calendrier iCal à /rendez-vous.ics.")
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.Parameters ??= [];
                foreach (var (name, description) in Parameters)
                {
                    operation.Parameters.Add(new OpenApiParameter
                    {
                        Name = name, In = ParameterLocation.Query, Description = description, Schema = ApiDescription.NumberSchema(name) ?? new OpenApiSchema { Type = JsonSchemaType.String },
                    });
                }

                return Task.CompletedTask;
            })
            .Produces<PagedList<DateItem>>()
            .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType)
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);
        group.MapGet("/{slug}/dates", OfOneAsync)
            .WithSummary("Les dates d’un rendez-vous")
            .WithDescription("Toutes, passées et à venir, dans l’ordre : 500 au plus.")
            .Produces<IReadOnlyList<DateItem>>()
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType)
            .Produces<Problem>(StatusCodes.Status410Gone, Problems.ContentType);
    }

    private static async Task<IResult> DatesAsync(HttpContext context, TiersLieuxDbContext db, PlaceSearchResolver resolver, CancellationToken cancellationToken)
    {
        var (search, agenda, errors) = AgendaSearch.Read([.. context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))]);
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        (var resolved, errors) = await resolver.ResolveAsync(search, cancellationToken);
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        var dates = await db.DatesAsync(resolved, agenda, cancellationToken);
        var total = await dates.CountAsync(cancellationToken);
        var (page, size) = (resolved.Search.Page, resolved.Search.PageSize);
        if (page > 1 && (page - 1) * size >= total)
        {
            return Problems.NotFound($"Il n’y a pas de page {page} : la liste est plus courte.");
        }

        var rows = await dates.InOrder(agenda.Past).Skip((page - 1) * size).Take(size).Rows(resolved.Centre).ToListAsync(cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Json(new PagedList<DateItem>(total, page, size, [.. rows.Select(DateItem.From)]));
    }

    private static async Task<IResult> OfOneAsync(HttpContext context, TiersLieuxDbContext db, string slug, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var sheet = await db.Events.Where(known => known.Slug == slug).Select(known => new { known.Id, known.State, known.StateReason }).SingleOrDefaultAsync(cancellationToken);
        return sheet switch
        {
            { State: SheetState.Published } => Results.Json((await db.EventOccurrences.Where(date => date.SheetId == sheet.Id).InOrder(past: false).Rows(null).ToListAsync(cancellationToken)).Select(DateItem.From)),
            { State: SheetState.Withdrawn } => Problems.Gone($"Ce rendez-vous a été retiré de l’annuaire : {sheet.StateReason}"),
            _ => Problems.NotFound("Aucun rendez-vous ne porte ce nom."),
        };
    }
}
