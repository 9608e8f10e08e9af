using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Accompaniment;

/// <summary>What one writes of an offer. Its organisation and its area are those of every sheet.</summary>
public sealed record OfferContent : SheetContent
{
    /// <summary>Codes of <see cref="OfferPhases"/>; none means every phase.</summary>
    public IReadOnlyList<string>? Phases { get; init; }

    /// <summary>Codes of <see cref="OfferFormats"/>.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>Codes of <see cref="OfferNeeds"/>.</summary>
    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>Codes of <see cref="OfferSectors"/>; none means every sector.</summary>
    public IReadOnlyList<string>? Sectors { get; init; }

    /// <summary>Codes of <see cref="Places.Publics"/>.</summary>
    public IReadOnlyList<string>? Publics { get; init; }

    public OfferCost? Cost { get; init; }

    /// <summary>« Six mois, un jour par semaine ».</summary>
    public string? Duration { get; init; }

    /// <summary>How to be taken: conditions, calendar.</summary>
    public string? Access { get; init; }

    /// <summary>Year, month or day.</summary>
    public string? StartsOn { get; init; }
    public string? EndsOn { get; init; }

    public IReadOnlyList<OfferSessionContent>? Sessions { get; init; }

    public override IEnumerable<string?> SearchWords() =>
    [
        .. (Phases ?? []).Select(OfferPhases.All.Label), .. (Formats ?? []).Select(OfferFormats.All.Label),
        .. (Needs ?? []).Select(OfferNeeds.All.Label), .. (Sectors ?? []).Select(OfferSectors.All.Label),
    ];

    protected override void Check(SheetProblems problems)
    {
        problems.Codes(nameof(Phases), Phases, OfferPhases.All);
        problems.Codes(nameof(Formats), Formats, OfferFormats.All);
        problems.Codes(nameof(Needs), Needs, OfferNeeds.All);
        problems.Codes(nameof(Sectors), Sectors, OfferSectors.All);
        problems.Codes(nameof(Publics), Publics, Places.Publics.All);
        problems.Code(nameof(Cost), Cost?.Kind, OfferCosts.All);
        problems.Check(nameof(Cost), Cost?.Amount is null or >= 0, "Le montant est positif ou nul.");
        problems.Check(nameof(Cost), Cost?.Amount is null || Cost.Unit is not null, "Un montant demande une unité : l’heure, la séance, le mois…");
        problems.Code(nameof(Cost), Cost?.Unit, RateUnits.All);
        problems.Day(nameof(StartsOn), "Le début", StartsOn);
        problems.Day(nameof(EndsOn), "La fin", EndsOn);
        problems.Check(nameof(EndsOn), SheetDays.InOrder(StartsOn, EndsOn), "La fin vient avant le début.");
        problems.Text(nameof(Duration), "La durée", Duration, MaximumText);
        problems.Text(nameof(Access), "Les conditions", Access, MaximumSummary * 5);
        problems.Items(nameof(Sessions), "Les permanences", Sessions, session => [session.Place, session.Commune, session.When]);
    }
}

/// <param name="Kind">Code of <see cref="OfferCosts"/>.</param>
/// <param name="Amount">Euros; with <paramref name="Unit"/>.</param>
/// <param name="Unit">Code of <see cref="RateUnits"/>.</param>
public sealed record OfferCost(string Kind, decimal? Amount = null, string? Unit = null, string? Note = null);

/// <param name="Place">Slug; or a commune.</param>
/// <param name="Commune">Insee code.</param>
public sealed record OfferSessionContent(string? Place = null, string? Commune = null, string? When = null);

/// <summary>Where a project stands.</summary>
public static class OfferPhases
{
    public static readonly Vocabulary All = new("phase",
        new("emergence", "Émergence", "Émergence", "Repérer un besoin du territoire, faire naître une idée."),
        new("ideation", "Idéation", "Idéation", "Passer d’une idée à un projet."),
        new("creation", "Création", "Création", "Choisir un statut, un modèle économique, démarrer."),
        new("prototypage", "Prototypage", "Prototypage", "Essayer en petit, sur le terrain."),
        new("developpement", "Développement", "Développement", "Consolider une activité qui existe."),
        new("changement-echelle", "Changement d’échelle", "Changement d’échelle", "Essaimer, grandir, s’implanter ailleurs."));
}

/// <summary>How one is accompanied.</summary>
public static class OfferFormats
{
    public static readonly Vocabulary All = new("format",
        new("in-situ", "Sur place, dans vos locaux", "Sur place, dans vos locaux"),
        new("permanence", "Permanence près de chez vous", "Permanences"),
        new("aller-vers", "Vient à votre rencontre", "Vient à votre rencontre"),
        new("atelier-collectif", "Atelier collectif", "Ateliers collectifs"),
        new("residence-citoyenne", "Résidence citoyenne", "Résidences citoyennes"),
        new("incubation", "Incubation", "Incubation"),
        new("visio", "À distance", "À distance"),
        new("individuel", "Rendez-vous individuel", "Rendez-vous individuels"),
        new("mentorat", "Mentorat et parrainage", "Mentorat et parrainage"),
        new("formation", "Formation", "Formations"),
        new("mise-en-reseau", "Mise en réseau", "Mise en réseau"));
}

/// <summary>What one needs help for.</summary>
public static class OfferNeeds
{
    public static readonly Vocabulary All = new("besoin",
        new("idee", "Trouver ou préciser une idée", "Trouver ou préciser une idée"),
        new("modele-economique", "Modèle économique", "Modèle économique"),
        new("financement", "Financement", "Financement"),
        new("local", "Trouver ou rénover un local", "Trouver ou rénover un local"),
        new("collectif", "Monter et animer un collectif", "Monter et animer un collectif"),
        new("ancrage", "Ancrage dans le territoire", "Ancrage dans le territoire"),
        new("juridique", "Statut juridique", "Statut juridique"),
        new("fabrication", "Fabriquer, prototyper", "Fabriquer, prototyper"),
        new("numerique", "Numérique", "Numérique"),
        new("reseau", "Rencontrer des pairs et des partenaires", "Rencontrer des pairs et des partenaires"));
}

/// <summary>The field of a project.</summary>
public static class OfferSectors
{
    public static readonly Vocabulary All = new("secteur",
        new("ess", "Économie sociale et solidaire", "Économie sociale et solidaire"),
        new("agriculture-alimentation", "Agriculture et alimentation", "Agriculture et alimentation"),
        new("artisanat-commerce", "Artisanat et commerce", "Artisanat et commerce"),
        new("culture-patrimoine", "Culture et patrimoine", "Culture et patrimoine"),
        new("environnement-energie", "Environnement et énergie", "Environnement et énergie"),
        new("habitat", "Habitat", "Habitat"),
        new("industrie-fabrication", "Industrie et fabrication", "Industrie et fabrication"),
        new("mobilite", "Mobilité", "Mobilité"),
        new("numerique", "Numérique", "Numérique"),
        new("sante-social", "Santé, social, petite enfance", "Santé, social, petite enfance"),
        new("tourisme", "Tourisme et loisirs", "Tourisme et loisirs"));
}

/// <summary>Who pays.</summary>
public static class OfferCosts
{
    public const string Free = "gratuit";

    public static readonly Vocabulary All = new("coût",
        new(Free, "Gratuit", "Gratuit"),
        new("adhesion", "Sur adhésion", "Sur adhésion"),
        new("participation", "Participation aux frais", "Participation aux frais"),
        new("payant", "Payant", "Payant"),
        new("collectivite", "Financé par la collectivité", "Financé par la collectivité"));
}
