using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Domain.Sheets;

/// <summary>
/// What one writes in a sheet: the same record is bound by its form, read from the catalogue's files, kept in its versions and given by
/// the API. Others are named by what people know: a slug, an Insee code.
/// </summary>
public abstract record SheetContent
{
    public const int MaximumName = 160;
    public const int MaximumSummary = 300;
    public const int MaximumDescription = 10_000;
    public const int MaximumItems = 50;
    public const int MaximumText = 500;

    public string Name { get; init; } = "";

    /// <summary>One sentence, at most 300 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>Plain text, paragraphs separated by an empty line.</summary>
    public string? Description { get; init; }

    /// <summary>Absolute http or https address.</summary>
    public string? Website { get; init; }

    /// <summary>Slug of the organisation that answers for it.</summary>
    public string? Organisation { get; init; }

    /// <summary>Slug of the place where it happens.</summary>
    public string? Place { get; init; }

    /// <summary>Insee code of where it is, or of its seat; the place's when there is a place.</summary>
    public string? Commune { get; init; }

    public SheetArea? Area { get; init; }

    /// <summary>What it speaks of: <c>programmes/entreprendre-la-ruralite</c>, <c>lieux/atili-neuvic</c>; the segments are those of the addresses.</summary>
    public IReadOnlyList<string>? Related { get; init; }

    public IReadOnlyList<Figure>? Figures { get; init; }

    public string ToJson() => FactsJson.Write<object>(this);

    /// <summary>Words a search finds it by, besides name, summary and description.</summary>
    public virtual IEnumerable<string?> SearchWords() => [];

    /// <returns>One French sentence per problem; empty when it can be stored. References are checked by the writer.</returns>
    public IReadOnlyList<SheetProblem> Problems()
    {
        var problems = new SheetProblems();
        problems.Text(nameof(Name), "Le nom", Name, MaximumName, required: true);
        problems.Text(nameof(Summary), "Le résumé", Summary, MaximumSummary);
        problems.Text(nameof(Description), "La description", Description, MaximumDescription);
        problems.WebAddress(nameof(Website), Website);
        problems.Items(nameof(Related), "Les liens", Related, text => [text]);
        problems.Items(nameof(Figures), "Les chiffres", Figures, figure => [figure.Label, figure.Unit, figure.Note]);
        problems.Items(nameof(Area), "La zone", Area?.Territories, text => [text]);
        problems.Check(nameof(Area), Area?.RadiusKm is null or (> 0 and <= 200), "Le rayon va jusqu’à 200 km.");
        Check(problems);
        return problems.All;
    }

    /// <summary>Rules of the kind's own.</summary>
    protected virtual void Check(SheetProblems problems)
    {
    }
}

/// <summary>Where a sheet applies: France, a mix of territories, a circle around its place or commune, or several of these.</summary>
/// <param name="Territories"><c>commune:26108</c>, <c>epci:200040509</c>, <c>zone-emploi:8405</c>, <c>departement:26</c>, <c>region:84</c>.</param>
/// <param name="Name">How people call it: « Périgord vert »; null when the territories say it.</param>
public sealed record SheetArea(bool Everywhere = false, IReadOnlyList<string>? Territories = null, string? Name = null, double? RadiusKm = null);
