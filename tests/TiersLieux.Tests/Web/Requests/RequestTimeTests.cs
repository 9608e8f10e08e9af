using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Data.Requests;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Requests;

namespace TiersLieux.Tests.Web.Requests;

/// <summary>What happens to a request as days and months pass.</summary>
public sealed class RequestTimeTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Reminders_AfterOneWeekAndThree_ThenNoMore_AndNoneOnceAnswered()
    {
        var (silent, quick) = (await site.OfferAsync("silence@exemple.org"), await site.OfferAsync("rapide@exemple.org"));
        var follow = await site.SendAsync("patient@exemple.org", $"offre={silent.Slug}&offre={quick.Slug}");
        using var answered = await site.AnswerAsync("rapide@exemple.org", "non", "");
        var counts = new List<int>();
        foreach (var days in new[] { 6, 1, 0, 13, 1, 30 })
        {
            site.Clock.Advance(TimeSpan.FromDays(days));
            counts.Add(await site.RunAsync<RequestReminders>(reminders => reminders.RunAsync(default)));
        }

        counts.Should().Equal(0, 1, 0, 0, 1, 0);
        var mails = await site.MailsAsync("silence@exemple.org");
        mails.Select(mail => mail.Subject.StartsWith("Rappel", StringComparison.Ordinal)).Should().Equal(false, true, true);
        (await site.MailsAsync("rapide@exemple.org")).Should().ContainSingle();
        (await (await site.Client.GetAsync(follow)).Content.ReadAsStringAsync()).Should().Contain("Toujours pas de réponse");
    }

    [Fact]
    public async Task Erasure_AYearAfterTheLastMove_KeepsTheNeedAlone()
    {
        var offer = await site.OfferAsync("efface@exemple.org");
        var follow = await site.SendAsync("efface-moi@exemple.org", $"offre={offer.Slug}");
        using var declined = await site.AnswerAsync("efface@exemple.org", "non", "Je ne suis plus là.");
        var request = await site.RequestAsync("efface-moi@exemple.org");
        (await ErasedAsync(request.LastMoveAt.AddMonths(12).AddMinutes(-1), request.Id)).Should().Match<ContactRequest>(kept => kept.Name == "Camille");

        var erased = await ErasedAsync(request.LastMoveAt.AddMonths(12).AddMinutes(1), request.Id);

        erased.Should().Match<ContactRequest>(kept => kept.Name == null && kept.Email == null && kept.Text == null && kept.AccountId == null && kept.ErasedAt != null
            && kept.CommuneId == request.CommuneId && kept.Phase == "ideation" && kept.Recipients.Count == 0 && kept.Messages.Count == 0);
        (await site.WithDbAsync(db => db.SecretLinks.AnyAsync(link => link.RequestId == request.Id))).Should().BeFalse();
        (await site.Client.GetAsync(follow)).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Erasure_Unconfirmed_IsGoneAfterThreeDays()
    {
        var offer = await site.OfferAsync("jamais@exemple.org");
        using var sent = await site.PostFormAsync(site.CreateClient(), $"/demandes/nouvelle?offre={offer.Slug}", RequestScene.Words("jamais-confirme@exemple.org"));
        var now = site.Clock.GetUtcNow();

        await site.WithDbAsync(db => RequestErasure.RunAsync(db, now.AddDays(3).AddMinutes(1), default));

        (await site.WithDbAsync(db => db.ContactRequests.AnyAsync(request => request.Email == "jamais-confirme@exemple.org"))).Should().BeFalse();
    }

    [Fact]
    public async Task Account_IsExportedWithItsRequests_ThenErasedWithThem()
    {
        var offer = await site.OfferAsync("compte-efface@exemple.org");
        var account = await site.Data.AccountAsync();
        using var browser = await site.SignInAsync(account);
        using var sent = await site.PostFormAsync(browser, $"/demandes/nouvelle?offre={offer.Slug}", RequestScene.Words(""));
        var id = (await site.RequestAsync(account.Email!)).Id;
        var export = System.Text.Json.JsonSerializer.Serialize(await site.WithDbAsync(db => PersonalData.ReadAsync(db, account.Id, site.Clock.GetUtcNow(), default)), JsonText);
        export.Should().Contain("atelier partagé");

        await site.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.EraseAsync(await db.Accounts.SingleAsync(known => known.Id == account.Id), site.Clock.GetUtcNow(), default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        var kept = await site.WithDbAsync(db => db.ContactRequests.SingleAsync(request => request.Id == id));
        kept.Should().Match<ContactRequest>(request => request.Email == null && request.Text == null && request.AccountId == null && request.State == RequestState.Closed);
    }

    [Fact]
    public async Task UnmetNeeds_CountWhatMetNobody_InTheScopeOnly()
    {
        var now = site.Clock.GetUtcNow();
        await site.WithDbAsync(async db =>
        {
            ContactRequest Request(Commune commune, int days, Action<ContactRequest>? then = null)
            {
                var request = new ContactRequest
                {
                    FormKey = Guid.NewGuid().ToString("N"), CommuneId = commune.Id, MayBePassedOn = false, CreatedAt = now.AddDays(-days), LastMoveAt = now, Phase = "creation",
                };
                var recipient = new RequestRecipient();
                request.Recipients.Add(recipient);
                request.Send(now.AddDays(-days));
                then?.Invoke(request);
                return request;
            }

            var (die, paris) = (site.Country.Die, site.Country.Paris);
            db.AddRange(
                Request(die, 31), Request(die, 5, request => request.Recipients[0].Become(RecipientState.Declined, now)),
                Request(die, 40, request => request.Close(RequestResults.NotFound, null, now)),
                Request(die, 29), Request(die, 50, request => request.Accept(request.Recipients[0], now)), Request(die, 60, request => request.Close(RequestResults.Found, null, now)),
                Request(paris, 31));
            await db.SaveChangesAsync();
        });

        await site.WithDbAsync(async db =>
        {
            var here = new UnmetNeeds(db, Scope.OfTerritory(site.Country.Die.Id), now);
            (await here.TotalAsync(default)).Should().Be(3);
            (await here.ByTerritoryAsync(TerritoryKind.Commune, default)).Should().Equal(new NeedCount("Die", 3));
            (await here.ByPhaseAsync(default)).Should().Equal(new NeedCount("creation", 3));
            (await here.ByMonthAsync(default)).Sum(month => month.Count).Should().Be(3);
            (await new UnmetNeeds(db, Scope.OfTerritory(site.Country.Paris.Id), now).TotalAsync(default)).Should().Be(1);
        });
        using var few = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Paris), secondFactor: true);
        (await (await few.GetAsync("/gestion/demandes")).Content.ReadAsStringAsync()).Should().Contain("trop peu pour les compter").And.NotContain("1 demande");
    }

    private static readonly System.Text.Json.JsonSerializerOptions JsonText = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<ContactRequest> ErasedAsync(DateTimeOffset now, int id) => await site.WithDbAsync(async db =>
    {
        await PersonalDataErasure.RunAsync(db, now, default);
        return await db.ContactRequests.AsNoTracking().Include(request => request.Recipients).Include(request => request.Messages).SingleAsync(request => request.Id == id);
    });
}
