using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using TiersLieux.Data;
using TiersLieux.Data.Events;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Api;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Calendars;

/// <summary>Calendars to subscribe to: of one rendez-vous, and of any search of the agenda. Written as they are read: nothing is kept in memory.</summary>
internal static class CalendarEndpoints
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>What is over stays that long in a calendar of a search.</summary>
    private const int PastDays = 31;

    private const int FlushOctets = 32 * 1024;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCalendars(this WebApplication app)
    {
        app.MapMethods("/rendez-vous.ics", Methods, SearchAsync).ExcludeFromDescription();
        app.MapMethods("/rendez-vous/{slug}.ics", Methods, OneAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> SearchAsync(HttpContext context, TiersLieuxDbContext db, PlaceSearchResolver resolver, SiteAddress site, CancellationToken cancellationToken)
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

        var since = resolved.Now.AddDays(-PastDays);
        var events = (await db.EventsAsync(resolved, agenda, cancellationToken)).Where(known => known.Occurrences.Any(date => date.EndsAt > since));
        var where = string.Join(", ", resolved.Territories.Select(territory => territory.Name));
        return await AnswerAsync(context, db, site, events, where.Length == 0 ? "Rendez-vous des tiers-lieux" : $"Rendez-vous : {where}", cancellationToken);
    }

    private static async Task<IResult> OneAsync(HttpContext context, TiersLieuxDbContext db, SiteAddress site, string slug, CancellationToken cancellationToken)
    {
        var sheet = await db.Events.Where(known => known.Slug == slug).Select(known => new { known.Id, known.Name, known.State, known.StateReason }).SingleOrDefaultAsync(cancellationToken);
        if (sheet?.State == SheetState.Withdrawn)
        {
            return Problems.Gone($"Ce rendez-vous a été retiré de l’annuaire : {sheet.StateReason}");
        }

        if (sheet is not { State: SheetState.Published })
        {
            return Problems.NotFound("Aucun rendez-vous ne porte ce nom.");
        }

        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{slug}.ics\"";
        return await AnswerAsync(context, db, site, db.Events.Where(known => known.Id == sheet.Id), sheet.Name, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, TiersLieuxDbContext db, SiteAddress site, IQueryable<Event> events, string name, CancellationToken cancellationToken)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromMinutes(5) };
        headers.ETag = await TagAsync(context, db, events, cancellationToken);
        if (context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(tag => tag.Compare(headers.ETag, useStrongComparison: false) || tag == EntityTagHeaderValue.Any))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        context.Response.ContentType = ContentType;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await WriteAsync(context, db, site, events, name, cancellationToken);
        }

        return Results.Empty;
    }

    private static async Task WriteAsync(HttpContext context, TiersLieuxDbContext db, SiteAddress site, IQueryable<Event> events, string name, CancellationToken cancellationToken)
    {
        var body = context.Response.BodyWriter;
        var writer = new CalendarWriter(body);
        var calendar = new CalendarEvents(writer, site);
        calendar.Begin(name);
        var flushed = 0L;
        await foreach (var row in CalendarRow.Of(events, db).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            calendar.Write(row);
            if (writer.Octets - flushed > FlushOctets)
            {
                flushed = writer.Octets;
                await body.FlushAsync(cancellationToken);
            }
        }

        calendar.End();
        await body.FlushAsync(cancellationToken);
    }

    /// <summary>Changes with any of the rendez-vous, and every day: a place may have a new name.</summary>
    private static async Task<EntityTagHeaderValue> TagAsync(HttpContext context, TiersLieuxDbContext db, IQueryable<Event> events, CancellationToken cancellationToken)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var seen = await events.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Last = group.Max(known => known.UpdatedAt), Sum = group.Sum(known => (long)known.Id) })
            .SingleOrDefaultAsync(cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"{context.Request.Path}{context.Request.QueryString} {clock.GetUtcNow():yyyyMMdd} {seen?.Count} {seen?.Sum} {seen?.Last.UtcTicks}");
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"", isWeak: true);
    }
}
