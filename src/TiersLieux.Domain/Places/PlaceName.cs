using TiersLieux.Domain.Search;

namespace TiersLieux.Domain.Places;

/// <summary>
/// The form in which two names of places are compared: what is left once articles, legal forms, words any place may bear
/// (« espace », « tiers-lieu », « coworking ») and the commune's own name are taken away.
/// </summary>
public sealed record PlaceName
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "et", "en", "a", "au", "aux", "by", "the", "of", "pour", "sur", "dans",
        "association", "associatif", "associations", "asso", "ass", "scic", "sas", "sasu", "sarl", "scop", "scoparl", "spl", "sa", "cae", "epcc",
        "tiers", "tier", "lieu", "lieux", "tl", "espace", "coworking", "cowork", "coworkin", "working", "co", "fablab", "fab", "lab",
        "manufacture", "manufactures", "proximite", "fabrique", "fabriques", "territoire", "territoires", "projet", "consortium",
    };

    /// <summary>Words that name a place but that many places share: alone, they prove nothing when the other name says more.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "atelier", "ateliers", "station", "ruche", "halle", "hall", "maison", "pole", "hub", "labo", "laboratoire", "usine", "cantine",
        "cafe", "grange", "forge", "moulin", "friche", "hangar", "cube", "village", "campus", "centre", "centres", "social", "culturel",
        "numerique", "digital", "ferme", "cabane", "gare", "quai", "place", "bureau", "bureaux", "office", "work", "creatif", "creative",
        "collectif", "cite", "ecole", "entreprise", "entreprises", "commune", "communaute", "communes", "agglomeration", "agglo", "metropole",
        "pays", "initiative", "rurale", "rural", "federation", "familles", "foyer", "mjc", "mairie", "mediatheque", "innovation", "factory", "villa",
        // Names of territories say where.
        "ain", "aisne", "allier", "alpes", "ardeche", "ardennes", "ariege", "aude", "aveyron", "bretagne", "cantal", "cevennes", "charente", "cher",
        "correze", "corse", "creuse", "dordogne", "doubs", "drome", "eure", "gard", "gers", "gironde", "herault", "indre", "isere", "jura", "landes",
        "loire", "lot", "lozere", "marne", "mayenne", "medoc", "meuse", "morvan", "nievre", "normandie", "occitanie", "oise", "orne", "perche",
        "perigord", "provence", "pyrenees", "rhone", "sarthe", "savoie", "somme", "tarn", "touraine", "var", "vendee", "vercors", "vienne", "vosges", "yonne",
    };

    private PlaceName(string key, IReadOnlyList<string> words, bool isDistinctive) =>
        (Key, Words, IsDistinctive) = (key, words, isDistinctive);

    /// <summary>The whole name as <see cref="SearchKey"/>, without spaces.</summary>
    public string Key { get; }

    /// <summary>Telling words, in order; empty for « Espace de coworking ».</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The telling words in one piece: « ping pong » and « pingpong » agree.</summary>
    public string Compact => string.Concat(Words);

    /// <summary>Whether at least one telling word is not one that many places share.</summary>
    public bool IsDistinctive { get; }

    /// <param name="communeName">Its words say where, not who: left out.</param>
    public static PlaceName From(string? name, string? communeName)
    {
        var key = SearchKey.From(name);
        var commune = SearchKey.From(communeName).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Empty.Contains(word) && !commune.Contains(word))
            .ToList();
        return new PlaceName(key.Replace(" ", "", StringComparison.Ordinal), words, words.Any(word => !Common.Contains(word)));
    }
}
