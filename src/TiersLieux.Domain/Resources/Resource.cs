using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Resources;

/// <summary>A good-practice sheet or the monograph of a place, written in Markdown.</summary>
public sealed class Resource : Sheet<ResourceContent>
{
    public Resource() => Kind = SheetKind.Resource;

    /// <summary>Code of <see cref="ResourceTypes"/>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Whether readers may comment.</summary>
    public bool IsOpenToComments { get; set; } = true;

    protected override void ApplyOwn(ResourceContent content, DateTimeOffset now) => Type = content.Type;
}

/// <summary>What one writes of a resource.</summary>
public sealed record ResourceContent : SheetContent
{
    /// <summary>Code of <see cref="ResourceTypes"/>.</summary>
    public string Type { get; init; } = "fiche";

    /// <summary>Markdown by section; codes of <see cref="ResourceSections"/> for the type, shown in its order.</summary>
    public IReadOnlyDictionary<string, string>? Sections { get; init; }

    /// <summary>« Une question pour ouvrir le débat ».</summary>
    public string? Question { get; init; }

    /// <summary>For a monograph: what the comparison table shows.</summary>
    public MonographFigures? Comparison { get; init; }

    public override IEnumerable<string?> SearchWords() => [Question, .. (Sections ?? new Dictionary<string, string>()).Values];
}

/// <summary>One line of the comparison of monographs; null when the document does not tell.</summary>
/// <param name="Population">Inhabitants of the commune or of the area the document gives.</param>
/// <param name="Setting">urbain or rural.</param>
/// <param name="Investment">Euros.</param>
/// <param name="RunningCost">Euros a year.</param>
/// <param name="PublicShare">Per cent of the running cost.</param>
/// <param name="Staff">Full-time equivalents or persons, as the document counts.</param>
/// <param name="Year">Of the figures.</param>
public sealed record MonographFigures(
    int? Population = null, string? Setting = null, decimal? Investment = null, decimal? RunningCost = null, decimal? PublicShare = null,
    decimal? Staff = null, int? Members = null, int? Year = null, string? Note = null);

/// <summary>Types of resource.</summary>
public static class ResourceTypes
{
    public const string Practice = "fiche";
    public const string Monograph = "monographie";

    public static readonly Vocabulary All = new("type de ressource",
        new(Practice, "Bonne pratique", "Bonnes pratiques"),
        new(Monograph, "Monographie", "Monographies"),
        new("repere", "Repère", "Repères"));
}

/// <summary>Sections of a resource, in the order of the page.</summary>
public static class ResourceSections
{
    public static readonly Vocabulary Practice = new("section",
        new("probleme", "Le problème", "Le problème"),
        new("solution", "La solution", "La solution"),
        new("pratiques", "Ce qui a été fait", "Ce qui a été fait"),
        new("effets", "Ce que cela change", "Ce que cela change"),
        new("conditions", "Points de vigilance", "Points de vigilance"),
        new("essaimage", "Pour essaimer", "Pour essaimer"));

    public static readonly Vocabulary Monograph = new("section",
        new("contexte", "Contexte", "Contexte"),
        new("services", "Services", "Services"),
        new("equipements", "Locaux et équipements", "Locaux et équipements"),
        new("tarifs", "Tarifs", "Tarifs"),
        new("partenaires", "Partenaires", "Partenaires"),
        new("budget", "Budget", "Budget"),
        new("modele-economique", "Modèle économique", "Modèle économique"),
        new("liens", "Liens entre ville et campagne", "Liens entre ville et campagne"),
        new("reussite", "Facteurs de réussite", "Facteurs de réussite"),
        new("difficultes", "Difficultés", "Difficultés"),
        new("conseils", "Conseils", "Conseils"));

    public static readonly Vocabulary Landmark = new("section", new Term("texte", "Texte", "Texte"));

    public static Vocabulary Of(string? type) => type switch { ResourceTypes.Practice => Practice, ResourceTypes.Monograph => Monograph, _ => Landmark };
}
