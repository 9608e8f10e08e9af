using TiersLieux.Domain.Places;
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

    public const int MaximumSection = 20_000;

    /// <summary>The sections that are written, in the order of the page.</summary>
    public IEnumerable<(Term Section, string Text)> Written() => ResourceSections.Of(Type).Terms
        .Select(section => (section, Text: Sections?.GetValueOrDefault(section.Code)))
        .Where(written => !string.IsNullOrWhiteSpace(written.Text)).Select(written => (written.section, written.Text!));

    public override IEnumerable<string?> SearchWords() => [Question, .. (Sections ?? new Dictionary<string, string>()).Values];

    protected override void Check(SheetProblems problems)
    {
        problems.Code(nameof(Type), Type, ResourceTypes.All);
        problems.Check(nameof(Name), Slug.From(Name) is not ("comparaison" or "glossaire"), "Une page du site porte déjà ce nom : choisissez-en un autre.");
        problems.Text(nameof(Question), "La question", Question, MaximumText);
        foreach (var (code, text) in Sections ?? new Dictionary<string, string>())
        {
            problems.Check(nameof(Sections), ResourceSections.Of(Type).Knows(code), $"« {code} » n’est pas une partie de ce type de ressource.");
            problems.Text($"{nameof(Sections)}.{code}", $"« {ResourceSections.Of(Type).Label(code)} »", text, MaximumSection);
        }

        problems.Check(nameof(Sections), Written().Any(), "Écrivez au moins une partie.");
        problems.Check(nameof(Comparison), Comparison is null || Type == ResourceTypes.Monograph, "Les chiffres à comparer sont ceux d’une monographie.");
        if (Comparison is { } figures)
        {
            problems.Check(nameof(Comparison), figures.Setting is null or MonographFigures.Urban or MonographFigures.Rural, "Le cadre est urbain ou rural.");
            problems.Check(nameof(Comparison), figures.PublicShare is null or (>= 0 and <= 100), "La part publique va de 0 à 100 %.");
            problems.Check(nameof(Comparison), figures.Year is null or (>= 1900 and <= 2100), "L’année des chiffres s’écrit en quatre chiffres, par exemple 2017.");
            problems.Check(nameof(Comparison), new[] { figures.Population, figures.Investment, figures.RunningCost, figures.Staff, figures.Members }.All(number => number is null or >= 0),
                "Un chiffre à comparer n’est pas négatif.");
            problems.Text(nameof(Comparison), "La note sur les chiffres", figures.Note, MaximumText);
        }
    }
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
    decimal? Staff = null, int? Members = null, int? Year = null, string? Note = null)
{
    public const string Urban = "urbain";
    public const string Rural = "rural";
}

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
