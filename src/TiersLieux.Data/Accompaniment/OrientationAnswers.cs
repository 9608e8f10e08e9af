using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Accompaniment;

namespace TiersLieux.Data.Accompaniment;

/// <summary>
/// What somebody who looks for help may add to where they live; each is optional, and values of one list mean « or ». Read from the query
/// string, the same on the page and in the API: <c>phase</c>, <c>secteur</c>, <c>besoin</c>, <c>forme</c>, <c>rencontre</c>, <c>toutes</c>.
/// </summary>
public sealed record OrientationAnswers
{
    /// <summary>Alone or with others.</summary>
    public static readonly Vocabulary Manners = new("forme",
        new("seul", "En rendez-vous individuel", "En rendez-vous individuel"),
        new("collectif", "À plusieurs, en collectif", "À plusieurs, en collectif"));

    public static readonly Vocabulary Meetings = new("rencontre",
        new("chez-moi", "Chez moi, dans ma commune", "Chez moi, dans ma commune"),
        new("pres", "Près de chez moi", "Près de chez moi"),
        new("distance", "À distance", "À distance"));

    private static readonly Dictionary<string, string[]> FormatsOf = new(StringComparer.Ordinal)
    {
        ["seul"] = ["individuel", "mentorat", "incubation", "permanence"],
        ["collectif"] = ["atelier-collectif", "residence-citoyenne", "incubation", "formation", "mise-en-reseau"],
        ["chez-moi"] = ["in-situ", "aller-vers"],
        ["pres"] = ["permanence"],
        ["distance"] = ["visio"],
    };

    public static readonly OrientationAnswers None = new();

    /// <summary>Codes of <see cref="OfferPhases"/>.</summary>
    public IReadOnlyList<string> Phases { get; init; } = [];

    /// <summary>Codes of <see cref="OfferSectors"/>.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Codes of <see cref="OfferNeeds"/>.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Code of <see cref="Manners"/>.</summary>
    public string? Manner { get; init; }

    /// <summary>Code of <see cref="Meetings"/>.</summary>
    public string? Meeting { get; init; }

    /// <summary>Also the offers that do not answer, after the others.</summary>
    public bool All { get; init; }

    public bool IsEmpty => Phases.Count + Sectors.Count + Needs.Count == 0 && Manner is null && Meeting is null;

    internal string[] MannerFormats => Manner is null ? [] : FormatsOf[Manner];

    internal string[] MeetingFormats => Meeting is null ? [] : FormatsOf[Meeting];

    internal bool SessionsAreMeetings => Meeting == "pres";

    /// <summary>Never throws: what is not understood is left out, with an error.</summary>
    public static (OrientationAnswers Answers, IReadOnlyList<SearchError> Errors) Bind(IEnumerable<KeyValuePair<string, string>> query)
    {
        var values = query.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Take(PlaceSearchBinder.MaximumValues).ToLookup(pair => pair.Key, pair => pair.Value.Trim());
        var errors = new List<SearchError>();
        return (new OrientationAnswers
        {
            Phases = Terms("phase", OfferPhases.All), Sectors = Terms("secteur", OfferSectors.All), Needs = Terms("besoin", OfferNeeds.All),
            Manner = Terms("forme", Manners).FirstOrDefault(), Meeting = Terms("rencontre", Meetings).FirstOrDefault(), All = values["toutes"].Contains("1"),
        }, errors);

        List<string> Terms(string name, Vocabulary vocabulary)
        {
            var given = values[name].Distinct().ToList();
            errors.AddRange(given.Where(code => !vocabulary.Knows(code))
                .Select(code => new SearchError(name, $"« {(code.Length > 40 ? code[..40] + "…" : code)} » n’est pas une valeur connue ({vocabulary.Name}).")));
            return given.Where(vocabulary.Knows).ToList();
        }
    }

    /// <summary>Names and values, in a fixed order.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToParameters() =>
        Phases.Select(code => KeyValuePair.Create("phase", code))
            .Concat(Sectors.Select(code => KeyValuePair.Create("secteur", code)))
            .Concat(Needs.Select(code => KeyValuePair.Create("besoin", code)))
            .Concat(Manner is null ? [] : [KeyValuePair.Create("forme", Manner)])
            .Concat(Meeting is null ? [] : [KeyValuePair.Create("rencontre", Meeting)])
            .Concat(All ? [KeyValuePair.Create("toutes", "1")] : []);
}
