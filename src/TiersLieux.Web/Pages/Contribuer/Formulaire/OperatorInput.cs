using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Who runs the place, and the figures it makes public.</summary>
public sealed class OperatorInput : FormSection
{
    public string? Name { get; set; }
    public string? LegalForm { get; set; }
    public string? Siret { get; set; }
    public string? Rna { get; set; }
    public List<FigureLine> Figures { get; set; } = [];

    public static OperatorInput From(PlaceFacts facts) => new()
    {
        Name = facts.Operator?.Name, LegalForm = facts.Operator?.LegalForm, Siret = facts.Operator?.Siret, Rna = facts.Operator?.Rna,
        Figures = [.. (facts.Figures ?? []).Select(FigureLine.From)],
    };

    public override PlaceFacts Apply(PlaceFacts facts) => facts with
    {
        Operator = Typed.Text(Name) is { } name ? new OperatorFacts(name, Typed.Text(LegalForm), Digits(Siret), Digits(Rna)?.ToUpperInvariant()) : null,
        Figures = OrNull(Figures.Where(line => !line.IsBlank).Select(line => line.Read())),
    };

    public override void Pad() => Pad(Figures, line => line.IsBlank, () => new());

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (Typed.Text(Name) is null && new[] { LegalForm, Siret, Rna }.Any(typed => Typed.Text(typed) is not null) ? "Donnez le nom de la structure." : TooLong(Name, 200), nameof(Name)),
        (TooLong(LegalForm, 100), nameof(LegalForm)),
        (Digits(Siret) is { } siret && !(siret.Length == 14 && siret.All(char.IsAsciiDigit)) ? "Un SIRET a quatorze chiffres." : null, nameof(Siret)),
        (Digits(Rna) is { } rna && !(rna.Length == 10 && rna[0] is 'W' or 'w' && rna.Skip(1).All(char.IsAsciiDigit)) ? "Un numéro RNA est fait d’un W et de neuf chiffres." : null, nameof(Rna)),
        (TooMany(Figures), nameof(Figures)),
        .. Figures.Take(PlaceFactsRules.MaximumItems).SelectMany((line, index) => line.Problems().Select(problem => (problem.Message, $"{nameof(Figures)}[{index}].{problem.Field}"))),
    ];

    private static string? Digits(string? typed) => Typed.Text(typed)?.Replace(" ", "", StringComparison.Ordinal);
}

public sealed class FigureLine
{
    public string? Label { get; set; }
    public string? Value { get; set; }
    public string? Maximum { get; set; }
    public string? Unit { get; set; }
    public string? Year { get; set; }
    public string? Note { get; set; }

    public bool IsBlank => new[] { Label, Value, Maximum, Unit, Year, Note }.All(string.IsNullOrWhiteSpace);

    public static FigureLine From(Figure figure) => new()
    {
        Label = figure.Label, Value = Typed.Show(figure.Value), Maximum = Typed.Show(figure.MaximumValue), Unit = figure.Unit, Year = Typed.Show(figure.Year), Note = figure.Note,
    };

    public Figure Read() => new(Typed.Text(Label)!, Typed.Number(Value)!.Value, Typed.Text(Unit)!, Typed.Count(Year), Typed.Text(Note), Typed.Number(Maximum));

    public IEnumerable<(string? Message, string Field)> Problems() => IsBlank ? [] :
    [
        (Typed.Text(Label) is null ? "Dites ce que mesure ce chiffre." : Label!.Length > 200 ? "200 caractères au plus." : null, nameof(Label)),
        (Typed.TryNumber(Value, out var value) && value is not null ? null : "Donnez un nombre.", nameof(Value)),
        (Typed.TryNumber(Maximum, out var most) && (most is null || most >= value) ? null : "Donnez un nombre plus grand que le premier, ou rien.", nameof(Maximum)),
        (Typed.Text(Unit) is null ? "Donnez l’unité : €, m², personnes…" : Unit!.Length > 50 ? "50 caractères au plus." : null, nameof(Unit)),
        (Typed.TryCount(Year, out var year) && year is null or (>= 1900 and <= 2100) ? null : "Donnez une année.", nameof(Year)),
        (Note?.Length > PlaceFactsRules.MaximumText ? $"{PlaceFactsRules.MaximumText} caractères au plus." : null, nameof(Note)),
    ];
}
