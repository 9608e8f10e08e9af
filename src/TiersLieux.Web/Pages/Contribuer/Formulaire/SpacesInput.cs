using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Rooms and prices.</summary>
public sealed class SpacesInput : FormSection
{
    public string? Surface { get; set; }
    public List<WorkspaceLine> Workspaces { get; set; } = [];
    public List<RateLine> Rates { get; set; } = [];

    public static SpacesInput From(PlaceFacts facts) => new()
    {
        Surface = Typed.Show(facts.SurfaceM2),
        Workspaces = [.. (facts.Workspaces ?? []).Select(WorkspaceLine.From)], Rates = [.. (facts.Rates ?? []).Select(RateLine.From)],
    };

    public override PlaceFacts Apply(PlaceFacts facts) => facts with
    {
        SurfaceM2 = Typed.Number(Surface),
        Workspaces = OrNull(Workspaces.Where(line => !line.IsBlank).Select(line => line.Read())),
        Rates = OrNull(Rates.Where(line => !line.IsBlank).Select(line => line.Read())),
    };

    public override void Pad()
    {
        Pad(Workspaces, line => line.IsBlank, () => new());
        Pad(Rates, line => line.IsBlank, () => new());
    }

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (Typed.TryNumber(Surface, out var surface) && surface is null or (> 0 and < 10_000_000) ? null : "Donnez une surface en mètres carrés.", nameof(Surface)),
        (TooMany(Workspaces), nameof(Workspaces)),
        (TooMany(Rates), nameof(Rates)),
        .. Workspaces.Take(PlaceFactsRules.MaximumItems).SelectMany((line, index) => line.Problems().Select(problem => (problem.Message, $"{nameof(Workspaces)}[{index}].{problem.Field}"))),
        .. Rates.Take(PlaceFactsRules.MaximumItems).SelectMany((line, index) => line.Problems().Select(problem => (problem.Message, $"{nameof(Rates)}[{index}].{problem.Field}"))),
    ];
}

public sealed class WorkspaceLine
{
    public string? Name { get; set; }
    public string? Count { get; set; }
    public string? Capacity { get; set; }
    public string? Surface { get; set; }
    public string? Note { get; set; }

    public bool IsBlank => new[] { Name, Count, Capacity, Surface, Note }.All(string.IsNullOrWhiteSpace);

    public static WorkspaceLine From(Workspace space) => new()
    {
        Name = space.Name, Count = Typed.Show(space.Count), Capacity = Typed.Show(space.Capacity), Surface = Typed.Show(space.SurfaceM2), Note = space.Note,
    };

    public Workspace Read() => new(Typed.Text(Name)!, Typed.Count(Capacity), Typed.Number(Surface), Typed.Count(Count), Typed.Text(Note));

    public IEnumerable<(string? Message, string Field)> Problems() => IsBlank ? [] :
    [
        (Typed.Text(Name) is null ? "Nommez cet espace." : Name!.Length > 200 ? "200 caractères au plus." : null, nameof(Name)),
        (Typed.TryCount(Count, out _) ? null : "Donnez un nombre entier.", nameof(Count)),
        (Typed.TryCount(Capacity, out _) ? null : "Donnez un nombre entier de places.", nameof(Capacity)),
        (Typed.TryNumber(Surface, out var surface) && surface is null or (> 0 and < 10_000_000) ? null : "Donnez une surface en mètres carrés.", nameof(Surface)),
        (Note?.Length > PlaceFactsRules.MaximumText ? $"{PlaceFactsRules.MaximumText} caractères au plus." : null, nameof(Note)),
    ];
}

public sealed class RateLine
{
    public string? Label { get; set; }

    /// <summary>Euros.</summary>
    public string? Amount { get; set; }

    public string? Maximum { get; set; }

    /// <summary>Code of <see cref="RateUnits"/>.</summary>
    public string? Unit { get; set; }

    public string? Audience { get; set; }

    /// <summary>« ttc », « ht », or nothing.</summary>
    public string? Tax { get; set; }

    public string? Note { get; set; }

    /// <summary>A unit alone says nothing: lists have one chosen from the start.</summary>
    public bool IsBlank => new[] { Label, Amount, Maximum, Audience, Note }.All(string.IsNullOrWhiteSpace);

    public static RateLine From(Rate rate) => new()
    {
        Label = rate.Label, Amount = Typed.Show(rate.Amount), Maximum = Typed.Show(rate.MaximumAmount), Unit = rate.Unit, Audience = rate.Audience,
        Tax = rate.TaxIncluded switch { true => "ttc", false => "ht", null => null }, Note = rate.Note,
    };

    public Rate Read() => new(
        Typed.Text(Label)!, Typed.Number(Amount)!.Value, Unit!, Typed.Number(Maximum), Typed.Text(Audience), Tax switch { "ttc" => true, "ht" => false, _ => null }, Typed.Text(Note));

    public IEnumerable<(string? Message, string Field)> Problems() => IsBlank ? [] :
    [
        (Typed.Text(Label) is null ? "Dites de quoi c’est le tarif." : Label!.Length > 200 ? "200 caractères au plus." : null, nameof(Label)),
        (Typed.TryNumber(Amount, out var amount) && amount is >= 0 and < 1_000_000 ? null : "Donnez un montant en euros, 0 si c’est gratuit.", nameof(Amount)),
        (Typed.TryNumber(Maximum, out var most) && (most is null || (most >= amount && most < 1_000_000)) ? null : "Donnez un montant plus grand que le premier, ou rien.", nameof(Maximum)),
        (Unit is not null && RateUnits.All.Knows(Unit) ? null : "Choisissez l’unité du tarif.", nameof(Unit)),
        (Audience?.Length > 200 ? "200 caractères au plus." : null, nameof(Audience)),
        (Note?.Length > PlaceFactsRules.MaximumText ? $"{PlaceFactsRules.MaximumText} caractères au plus." : null, nameof(Note)),
    ];
}
