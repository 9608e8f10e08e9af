using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Sheets;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Mails;
using TiersLieux.Web.Mails;

namespace TiersLieux.Tests.Web.Requests;

/// <summary>What the tests of requests share: organisations with an address, their offers, a visitor and their links.</summary>
internal static partial class RequestScene
{
    private static int sequence;

    /// <param name="email">Where its requests go; null when nobody reads them.</param>
    public static Task<Organisation> OrganisationAsync(this WebDatabase site, string? email) => site.WithDbAsync(async db =>
    {
        var number = Interlocked.Increment(ref sequence);
        var organisation = new Organisation { Slug = $"structure-{number}", CreatedAt = site.Clock.GetUtcNow(), ContactEmail = email };
        organisation.Apply(new OrganisationContent { Name = $"Structure {number}", Website = "https://structure.exemple.org" }, new(2026, 1, 1), site.Clock.GetUtcNow());
        organisation.Become(SheetState.Published, site.Clock.GetUtcNow());
        db.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    });

    public static Task<Offer> OfferAsync(this WebDatabase site, Organisation organisation) => site.WithDbAsync(async db =>
    {
        var number = Interlocked.Increment(ref sequence);
        var offer = new Offer { Slug = $"offre-{number}", CreatedAt = site.Clock.GetUtcNow(), OrganisationId = organisation.Id };
        offer.Apply(new OfferContent { Name = $"Permanence {number}", Organisation = organisation.Slug }, new(2026, 1, 1), site.Clock.GetUtcNow());
        offer.Become(SheetState.Published, site.Clock.GetUtcNow());
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer;
    });

    /// <summary>An offer of an organisation of its own.</summary>
    public static async Task<Offer> OfferAsync(this WebDatabase site, string? email) => await site.OfferAsync(await site.OrganisationAsync(email));

    public static Task<PremisesNotice> NoticeAsync(this WebDatabase site, PremisesContent content, int? communeId = null, NetTopologySuite.Geometries.Point? position = null) =>
        site.WithDbAsync(async db =>
        {
            var notice = new PremisesNotice { Slug = $"local-{Interlocked.Increment(ref sequence)}", CreatedAt = site.Clock.GetUtcNow(), CommuneId = communeId, Position = position };
            notice.Apply(content, new(2026, 1, 1), site.Clock.GetUtcNow());
            notice.Become(SheetState.Published, site.Clock.GetUtcNow());
            db.Add(notice);
            await db.SaveChangesAsync();
            return notice;
        });

    public static Dictionary<string, string> Words(string email, bool mayBePassedOn = false)
    {
        var form = new Dictionary<string, string>
        {
            ["SenderName"] = "Camille", ["Email"] = email, ["Text"] = "Je cherche un atelier partagé.\n<script>alert(1)</script>", ["Commune"] = "Crest", ["CommuneCode"] = "26108",
            ["Phase"] = "ideation", ["Need"] = "local",
        };
        if (mayBePassedOn)
        {
            form["MayBePassedOn"] = "true";
        }

        return form;
    }

    /// <summary>Writes and confirms a request, as an anonymous visitor.</summary>
    /// <returns>The path that follows it.</returns>
    public static async Task<string> SendAsync(this WebDatabase site, string email, string query, bool mayBePassedOn = false)
    {
        var browser = site.CreateClient();
        using var sent = await site.PostFormAsync(browser, $"/demandes/nouvelle?{query}", Words(email, mayBePassedOn));
        sent.Headers.Location?.ToString().Should().Be("/demandes/envoyee");
        var path = await site.RequestLinkAsync(email);
        using var confirmed = await site.PostFormAsync(browser, path, [], "form[action*=Confirmer]");
        confirmed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return path;
    }

    /// <summary>Accepts or declines by the last link of an address.</summary>
    public static async Task<HttpResponseMessage> AnswerAsync(this WebDatabase site, string email, string answer, string words) =>
        await site.PostFormAsync(site.CreateClient(), await site.RequestLinkAsync(email), AccountScene.Form(("Answer", answer), ("Words", words)));

    /// <summary>Path of the link in the last e-mail of an address.</summary>
    public static async Task<string> RequestLinkAsync(this TestDatabase site, string to) =>
        Link().Match((await site.MailsAsync(to))[^1].Text) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("Pas de lien.");

    public static Task<ContactRequest> RequestAsync(this TestDatabase site, string email) => site.WithDbAsync(db => db.ContactRequests.AsNoTracking()
        .Include(request => request.Recipients.OrderBy(recipient => recipient.Id)).Include(request => request.Messages).SingleAsync(request => request.Email == email));

    /// <summary>Delivers what waits through a transport, as the site does.</summary>
    public static async Task DeliverAsync(this WebDatabase site, RecordingTransport transport)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<MailDelivery>(scope.ServiceProvider, transport).DeliverDueAsync(1000, default);
    }

    public static async Task<int> RunAsync<T>(this WebDatabase site, Func<T, Task<int>> run) where T : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    [GeneratedRegex("https://annuaire\\.exemple\\.org(/demandes/\\S+)")]
    private static partial Regex Link();
}
