using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Sheets;

public sealed class SheetWritingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Save_Offer_ResolvesWhatItNames()
    {
        var epci = await database.Data.EpciAsync();
        var commune = await database.Data.CommuneAsync(latitude: 44.7, longitude: 5);
        var place = await database.Data.PlaceAsync(commune);
        var organisation = await database.SheetAsync(SheetKind.Organisation, new OrganisationContent { Name = "Coopérative d’essai" });

        var saved = await database.SheetAsync(SheetKind.Offer, new OfferContent
        {
            Name = "Permanence d’essai", Organisation = organisation.Slug, Area = new(Territories: [$"epci:{epci.Code}", $"commune:{commune.Code}"]),
            Related = [$"lieux/{place.Slug}", $"structures/{organisation.Slug}"], Sessions = [new(Place: place.Slug, When: "Le mardi")],
        });

        var offer = (Offer)await database.ReloadAsync(saved);
        offer.Should().BeEquivalentTo(new { State = SheetState.Published, OrganisationId = (int?)organisation.Id, IsByPeople = true, Slug = "permanence-d-essai" });
        offer.Territories.Select(area => area.TerritoryId).Should().BeEquivalentTo([epci.Id, commune.Id]);
        offer.Links.Should().HaveCount(2).And.Contain(link => link.PlaceId == place.Id).And.Contain(link => link.OtherSheetId == organisation.Id);
        offer.Versions.Should().ContainSingle();
        var session = await database.WithDbAsync(db => db.Set<OfferSession>().SingleAsync(known => known.OfferId == offer.Id));
        session.Position!.Y.Should().BeApproximately(44.7, 1e-9);
    }

    [Theory]
    [InlineData("commune:99999", "Aucune commune ne porte le code « 99999 »")]
    [InlineData("epci:1", "Aucun territoire de ce type ne porte le code « 1 »")]
    [InlineData("canton:26", "n’est pas un territoire")]
    public async Task Save_UnknownTerritory_StoresNothing(string code, string message)
    {
        var name = $"Offre {Guid.NewGuid()}";

        var save = () => database.SheetAsync(SheetKind.Offer, new OfferContent { Name = name, Area = new(Territories: [code]) });

        (await save.Should().ThrowAsync<SheetProblemsException>()).Which.Problems.Should().ContainSingle(problem => problem.Field == "Area" && problem.Message.Contains(message));
        (await database.WithDbAsync(db => db.Sheets.AnyAsync(sheet => sheet.Name == name))).Should().BeFalse();
    }

    [Fact]
    public async Task Save_RetiredTerritory_SaysWhy()
    {
        var epci = await database.Data.EpciAsync("CC d’autrefois");
        await database.WithDbAsync(db => db.Epcis.Where(known => known.Id == epci.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.RetiredAt, DateTimeOffset.UtcNow)));

        var save = () => database.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Offre", Area = new(Territories: [$"epci:{epci.Code}"]) });

        (await save.Should().ThrowAsync<SheetProblemsException>()).WithMessage("CC d’autrefois n’existe plus*");
    }

    [Fact]
    public async Task Save_PastCommuneCode_LeadsToTodaysCommune()
    {
        var commune = await database.Data.CommuneAsync();
        await database.WithDbAsync(async db =>
        {
            db.FormerCommuneCodes.Add(new() { Code = "X9001", CommuneId = commune.Id });
            await db.SaveChangesAsync();
        });

        var offer = await database.ReloadAsync(await database.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Offre", Area = new(Territories: ["commune:X9001"]) }));

        offer.Territories.Single().TerritoryId.Should().Be(commune.Id);
    }

    [Fact]
    public async Task Save_ByOneWhoMayNotPublish_LeavesThePublicSheetAndWaitsInTheQueue()
    {
        var sheet = await database.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Avant" });
        var author = await database.Data.AccountAsync();
        await SaveAsync(sheet.Id, "Proposé", author.Id, mayPublish: false);
        await SaveAsync(sheet.Id, "Proposé encore", author.Id, mayPublish: false);

        (await database.ReloadAsync(sheet)).Name.Should().Be("Avant");
        var item = await database.WithDbAsync(db => db.Proposals.SingleAsync(proposal => proposal.SheetId == sheet.Id));
        item.Should().Match<Proposal>(proposal => proposal.Kind == ProposalKind.Publication && proposal.IsOpen && proposal.AuthorId == author.Id);
        await database.WithDbAsync(db => new SheetWriting(db, TimeProvider.System).TakeProposedAsync(item, new(AuthorRoles.Coordinator), default));
        (await database.ReloadAsync(sheet)).Should().BeEquivalentTo(new { Name = "Proposé encore", State = SheetState.Published });
    }

    [Fact]
    public async Task Restore_Version_BringsItsContentBackAndKeepsTheOthers()
    {
        var sheet = await database.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Premier nom", Phases = ["creation"] });
        await SaveAsync(sheet.Id, "Second nom", null, mayPublish: true);
        var first = (await database.ReloadAsync(sheet)).Versions.MinBy(version => version.Id)!;

        await database.WithDbAsync(db => new SheetWriting(db, TimeProvider.System).RestoreAsync(sheet.Id, first.Id, new(AuthorRoles.Team), default));

        var restored = (Offer)await database.ReloadAsync(sheet);
        restored.Name.Should().Be("Premier nom");
        restored.Phases.Should().Equal("creation");
        restored.Versions.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("2024", "2021", "La fin vient avant le début.")]
    [InlineData("2021-13", null, "Le début : année, mois ou jour")]
    public void Problems_OfferDates(string start, string? end, string message) =>
        new OfferContent { Name = "Offre", StartsOn = start, EndsOn = end }.Problems().Should().Contain(problem => problem.Message.StartsWith(message));

    [Fact]
    public void Problems_AmountWithoutUnit_SaysSo() =>
        new OfferContent { Name = "Offre", Cost = new("payant", 20) }.Problems().Should().ContainSingle(problem => problem.Message.StartsWith("Un montant demande une unité"));

    private Task<Sheet> SaveAsync(int id, string name, int? account, bool mayPublish) => database.WithDbAsync(db => new SheetWriting(db, TimeProvider.System).SaveAsync(
        SheetKind.Offer, id, new OfferContent { Name = name }, new(AuthorRoles.Contributor, account), mayPublish, isDraft: false, default));
}
