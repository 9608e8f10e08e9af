using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Resources;
using TiersLieux.Web.Infrastructure.Markdown;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Ressources;

/// <summary>A resource as its form holds it: text as typed. What names something else is read by the page.</summary>
public sealed class ResourceForm
{
    private const char Separator = '|';

    public string? Name { get; set; }
    public string? Summary { get; set; }
    public string? Question { get; set; }
    public string? Website { get; set; }
    public string? Organisation { get; set; }
    public string? Place { get; set; }
    public string? Commune { get; set; }
    public AreaInput Area { get; set; } = new();

    /// <summary>Markdown by code of <see cref="ResourceSections"/>.</summary>
    public Dictionary<string, string?> Sections { get; set; } = [];

    /// <summary>One address of the site per line.</summary>
    public string? Related { get; set; }

    /// <summary>One figure per line: label | value | unit | year.</summary>
    public string? Figures { get; set; }

    public ComparisonForm Comparison { get; set; } = new();

    public static ResourceForm From(ResourceContent content) => new()
    {
        Name = content.Name, Summary = content.Summary, Question = content.Question, Website = content.Website, Organisation = content.Organisation,
        Place = content.Place, Commune = content.Commune, Sections = (content.Sections ?? new Dictionary<string, string>()).ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
        Related = string.Join('\n', (content.Related ?? []).Select(path => "/" + path)),
        Figures = string.Join('\n', (content.Figures ?? []).Select(Line)),
        Comparison = ComparisonForm.From(content.Comparison),
    };

    /// <summary>Gives every section of the type its box.</summary>
    public void Complete(string type)
    {
        foreach (var section in ResourceSections.Of(type).Terms)
        {
            Sections.TryAdd(section.Code, null);
        }
    }

    /// <summary>What was typed, on top of what the form does not show. References are to be resolved.</summary>
    /// <param name="state">Receives what cannot be read, under the names of the form.</param>
    public ResourceContent Read(ResourceContent before, ModelStateDictionary state, string prefix)
    {
        var sections = ResourceSections.Of(before.Type).Terms.Select(term => (term.Code, Text: Typed.Paragraphs(Sections.GetValueOrDefault(term.Code))))
            .Where(section => section.Text is not null).ToDictionary(section => section.Code, section => section.Text!, StringComparer.Ordinal);
        foreach (var (code, text) in sections)
        {
            foreach (var problem in MarkdownText.Problems(text))
            {
                state.AddModelError(SectionField(prefix, code), $"{ResourceSections.Of(before.Type).Label(code)} – {problem}");
            }
        }

        var figures = Lines(Figures).Select(line => Figure(line, before.Figures ?? [])).ToList();
        if (figures.Any(figure => figure is null))
        {
            state.AddModelError($"{prefix}.{nameof(Figures)}", $"Un chiffre s’écrit sur une ligne, par exemple : Surface {Separator} 340 {Separator} m² {Separator} 2016.");
        }

        return before with
        {
            Name = Typed.Text(Name) ?? "", Summary = Typed.Text(Summary), Question = Typed.Text(Question), Website = Typed.Web(Website),
            Sections = sections.Count == 0 ? null : sections, Related = Lines(Related).Select(Path).Distinct().ToArray() is { Length: > 0 } related ? related : null,
            Figures = figures.OfType<Figure>().ToArray() is { Length: > 0 } read ? read : null,
            Comparison = before.Type == ResourceTypes.Monograph ? Comparison.Read(state, $"{prefix}.{nameof(Comparison)}") : null,
        };
    }

    /// <summary>Name of the box of a section.</summary>
    public static string SectionField(string prefix, string code) => $"{prefix}.{nameof(Sections)}[{code}]";

    /// <summary><c>https://annuaire.example/lieux/moulin?x=1</c> and <c>lieux/moulin</c> are one.</summary>
    private static string Path(string line)
    {
        var path = line.Split('?', '#')[0];
        var host = path.IndexOf("://", StringComparison.Ordinal);
        path = host < 0 ? path : path[(host + 3)..] is var rest && rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? rest[slash..] : "";
        return path.Trim('/');
    }

    private static IEnumerable<string> Lines(string? typed) =>
        (Typed.Paragraphs(typed) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Line(Figure figure) => string.Join($" {Separator} ", new[]
    {
        figure.Label, Typed.Show(figure.Value), figure.Unit, figure.Year?.ToString(CultureInfo.InvariantCulture),
    }.OfType<string>());

    // A line left as it was keeps what the form does not show of it.
    private static Figure? Figure(string line, IReadOnlyList<Figure> before)
    {
        if (before.FirstOrDefault(known => Line(known) == line) is { } same)
        {
            return same;
        }

        var parts = line.Split(Separator, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } label, var number, { Length: > 0 } unit, ..] && parts.Length <= 4 && Typed.TryNumber(number, out var value) && value is not null
            && (parts.Length == 3 || int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new Figure(label, value.Value, unit, parts.Length == 4 ? int.Parse(parts[3], CultureInfo.InvariantCulture) : null)
            : null;
    }
}

/// <summary>The figures of a monograph, as typed; nothing typed is « non dit ».</summary>
public sealed class ComparisonForm
{
    public string? Population { get; set; }
    public string? Setting { get; set; }
    public string? Investment { get; set; }
    public string? RunningCost { get; set; }
    public string? PublicShare { get; set; }
    public string? Staff { get; set; }
    public string? Members { get; set; }
    public string? Year { get; set; }
    public string? Note { get; set; }

    public static ComparisonForm From(MonographFigures? figures) => figures is null ? new() : new()
    {
        Population = Typed.Show(figures.Population), Setting = figures.Setting, Investment = Typed.Show(figures.Investment), RunningCost = Typed.Show(figures.RunningCost),
        PublicShare = Typed.Show(figures.PublicShare), Staff = Typed.Show(figures.Staff), Members = Typed.Show(figures.Members), Year = Typed.Show(figures.Year), Note = figures.Note,
    };

    /// <returns>Null when nothing is typed.</returns>
    public MonographFigures? Read(ModelStateDictionary state, string prefix)
    {
        var figures = new MonographFigures(
            Whole(nameof(Population), Population), Typed.Text(Setting), Number(nameof(Investment), Investment), Number(nameof(RunningCost), RunningCost),
            Number(nameof(PublicShare), PublicShare), Number(nameof(Staff), Staff), Whole(nameof(Members), Members), Whole(nameof(Year), Year), Typed.Text(Note));
        return figures == new MonographFigures() ? null : figures;

        decimal? Number(string field, string? typed)
        {
            if (!Typed.TryNumber(typed, out var number) || number < 0)
            {
                state.AddModelError($"{prefix}.{field}", "Écrivez un nombre, ou rien si le document ne le dit pas.");
            }

            return number;
        }

        int? Whole(string field, string? typed)
        {
            var number = Number(field, typed);
            if (number is > 1_000_000_000 || number != (number is { } value ? decimal.Truncate(value) : null))
            {
                state.AddModelError($"{prefix}.{field}", "Écrivez un nombre entier, ou rien si le document ne le dit pas.");
                return null;
            }

            return (int?)number;
        }
    }
}
