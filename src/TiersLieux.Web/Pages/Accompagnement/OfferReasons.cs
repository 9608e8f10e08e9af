using TiersLieux.Data.Accompaniment;
using TiersLieux.Domain;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Accompagnement;

/// <summary>Why an offer is shown: what it covers, how one meets, what it answers. French, short, the same on cards and in the API.</summary>
/// <param name="Kind">zone, permanence, deplacement, distance, cout, phase, secteur, besoin, forme or rencontre.</param>
/// <param name="IsAgainst">It speaks against: an optional answer it does not meet.</param>
public sealed record OfferReason(string Kind, string Text, bool IsAgainst = false);

public static class OfferReasons
{
    public static IReadOnlyList<OfferReason> Of(OrientedOffer offer, OrientationAnswers answers)
    {
        var moves = offer.Formats.Any(format => format is "in-situ" or "aller-vers");
        OfferReason?[] reasons =
        [
            new("zone", Cover(offer)),
            offer.SessionKm <= Orientation.NearKm ? new("permanence", $"permanence à {French.Kilometres(offer.SessionKm.Value)}") : null,
            moves ? new("deplacement", "se déplace") : null,
            offer.Formats.Contains("visio") ? new("distance", "à distance") : null,
            offer.Cost is { } cost ? new("cout", OfferCosts.All.Label(cost).ToLowerInvariant()) : null,
            Fit("besoin", offer.Need, "répond à", "ne répond pas à", answers.Needs, offer.Needs, OfferNeeds.All),
            Fit("phase", offer.Phase, "pour", "pas pour", answers.Phases, offer.Phases, OfferPhases.All, "pour toutes les phases"),
            Fit("secteur", offer.Sector, "secteur", "pas du secteur", answers.Sectors, offer.Sectors, OfferSectors.All, "tous les secteurs"),
            offer.Manner switch
            {
                AnswerFit.Yes => new("forme", answers.Manner == "seul" ? "en individuel" : "à plusieurs"),
                AnswerFit.No => new("forme", answers.Manner == "seul" ? "pas en individuel" : "pas à plusieurs", true),
                _ => null,
            },
            offer.Meeting == AnswerFit.No ? new("rencontre", answers.Meeting switch { "chez-moi" => "ne se déplace pas", "pres" => "pas de permanence près d’ici", _ => "pas à distance" }, true) : null,
        ];
        return [.. reasons.OfType<OfferReason>()];
    }

    /// <summary>What was asked and that the offer does not say: « le besoin, le format ».</summary>
    public static string? NotSaid(OrientedOffer offer)
    {
        var silent = new[] { (offer.Need, "les besoins"), (offer.Manner, "si l’on est reçu seul ou à plusieurs"), (offer.Meeting, "où l’on se rencontre") }
            .Where(pair => pair.Item1 == AnswerFit.NotSaid).Select(pair => pair.Item2).ToList();
        return silent.Count == 0 ? null : string.Join(", ", silent);
    }

    /// <summary>« couvre la CC du Crestois », « partout en France », « couvre 12 communes sur 34 ».</summary>
    public static string Cover(OrientedOffer offer) => offer.Reach switch
    {
        OfferReach.Everywhere => "partout en France",
        OfferReach.Circle => $"à moins de {French.Number((decimal)offer.RadiusKm!.Value)}\u00a0km{(offer.Seat is null ? "" : $" {French.Of(offer.Seat)}")}",
        OfferReach.Whole => offer.Communes > 1 ? $"couvre les {French.Number(offer.Communes)} communes" : "couvre la commune",
        OfferReach.Inside => $"agit dans ce territoire\u00a0: {Area(offer.AreaName, offer.AreaTerritories)}",
        OfferReach.Partial => $"couvre {French.Count(offer.Covered, "commune", "communes")} sur {French.Number(offer.Communes)}",
        OfferReach.Epci => $"couvre {WithArticle(offer.Territory!.Name)}",
        OfferReach.ZoneEmploi => $"couvre la zone d’emploi {French.Of(offer.Territory!.Name)}",
        OfferReach.Departement => $"couvre le département ({offer.Territory!.Name})",
        OfferReach.Region => $"couvre la région ({offer.Territory!.Name})",
        _ => $"couvre {offer.Territory!.Name}",
    };

    /// <summary>« Périgord vert », « Drôme, Ardèche… ».</summary>
    public static string Area(string? name, IReadOnlyList<string> territories) =>
        name ?? (territories.Count == 0 ? "zone non précisée" : string.Join(", ", territories.Take(3)) + (territories.Count > 3 ? "…" : ""));

    private static string WithArticle(string epci) => epci.StartsWith("CC ", StringComparison.Ordinal) || epci.StartsWith("CA ", StringComparison.Ordinal) || epci.StartsWith("CU ", StringComparison.Ordinal)
        ? "la " + epci : epci;

    private static OfferReason? Fit(
        string kind, AnswerFit? fit, string yes, string no, IReadOnlyList<string> asked, IReadOnlyList<string> offered, Vocabulary vocabulary, string? every = null)
    {
        string Labels(IEnumerable<string> codes) => string.Join(", ", codes.Select(code => vocabulary.Label(code).ToLowerInvariant()));
        return fit switch
        {
            AnswerFit.Yes when offered.Count == 0 => every is null ? null : new(kind, every),
            AnswerFit.Yes => new(kind, $"{yes}\u00a0: {Labels(asked.Intersect(offered))}"),
            AnswerFit.No => new(kind, $"{no}\u00a0: {Labels(asked)}", true),
            _ => null,
        };
    }
}
