using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.RendezVous;

/// <summary>Class fixture: the site over the small country on 10 March 2026, with an agenda and somebody who manages the fablab of Crest.</summary>
public sealed class RendezVousSite : WebDatabase
{
    public SmallCountry Country { get; private set; } = null!;
    public Account Manager { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Country = await SmallCountry.CreateAsync(Data);
        Manager = await Data.ManagerAsync(Country.Places["fab"]);
        var fab = Country.Places["fab"].Slug;
        await SaveAsync(new OrganisationContent { Name = "La Coop des ateliers" }, SheetKind.Organisation);
        await SaveAsync(new EventContent
        {
            Name = "Atelier soudure", Type = "atelier", StartsAt = "2026-03-03T18:00", EndsAt = "2026-03-03T20:00", Place = fab, Organisation = "la-coop-des-ateliers",
            Recurrence = new("mois", Days: ["ma"], Position: 1, Until: "2026-12-31"), Summary = "Apprendre à souder ; l’acier, l’inox, « l’alu »", Capacity = 8, Booking = "https://exemple.org/a,b;c",
        });
        await SaveAsync(new EventContent { Name = "Apéro de Die", Type = "apero-reseau", StartsAt = "2026-03-20T18:30", Commune = "26113", Location = "Salle des fêtes" });
        await SaveAsync(new EventContent { Name = "Salon de Paris", Type = "salon", StartsAt = "2026-03-12", EndsAt = "2026-03-14", Commune = "75056" });
        await SaveAsync(new EventContent { Name = "Visio du lundi", Type = "information-collective", StartsAt = "2026-03-16T12:00", OnlineAddress = "https://exemple.org/visio" });
        await SaveAsync(new EventContent { Name = "Portes ouvertes de février", Type = "portes-ouvertes", StartsAt = "2026-02-14T10:00", EndsAt = "2026-02-14T18:00", Place = fab });
        await SaveAsync(new EventContent
        {
            Name = "Le FabBus", Type = "tournee", Area = new(Territories: ["departement:26", "departement:99"]),
            Stops = [new("26289", "2026-03-18T14:00", "2026-03-18T17:00", Location: "Place du marché"), new("26113", "2026-03-19T14:00"), new("", "2026-03-05T14:00", Place: fab)],
        });
    }

    /// <summary>As an admin would, published at once.</summary>
    public Task<Sheet> SaveAsync(SheetContent content, SheetKind kind = SheetKind.Event) =>
        WithDbAsync(db => new SheetWriting(db, Clock).SaveAsync(kind, null, content, new Authorship(AuthorRoles.Team), mayPublish: true, isDraft: false, default));
}
