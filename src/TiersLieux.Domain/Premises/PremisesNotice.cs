using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Premises;

/// <summary>A building that looks for a project, a call to territories, or a place in the making that looks for partners.</summary>
public sealed class PremisesNotice : Sheet<PremisesContent>
{
    public PremisesNotice() => Kind = SheetKind.Premises;

    /// <summary>Code of <see cref="PremisesTypes"/>.</summary>
    public string Type { get; private set; } = "";

    public decimal? SurfaceM2 { get; private set; }

    /// <summary>Last day to answer; then the notice is shown as closed.</summary>
    public DateOnly? Deadline { get; private set; }

    protected override void ApplyOwn(PremisesContent content, DateTimeOffset now) =>
        (Type, SurfaceM2, Deadline) = (content.Type, content.SurfaceM2, SheetDays.Last(content.Deadline));
}

/// <summary>What one writes of premises or of a call.</summary>
public sealed record PremisesContent : SheetContent
{
    /// <summary>Code of <see cref="PremisesTypes"/>.</summary>
    public string Type { get; init; } = PremisesTypes.Building;

    /// <summary>Number and street.</summary>
    public string? Street { get; init; }

    public decimal? SurfaceM2 { get; init; }

    /// <summary>Code of <see cref="PremisesStates"/>.</summary>
    public string? State { get; init; }

    /// <summary>Rent, sale, lease, works at whose expense, projects wanted.</summary>
    public string? Conditions { get; init; }

    /// <summary>A day.</summary>
    public string? Deadline { get; init; }

    public override IEnumerable<string?> SearchWords() => [Street, Conditions, PremisesTypes.All.Label(Type)];

    protected override void Check(SheetProblems problems)
    {
        problems.Code(nameof(Type), Type, PremisesTypes.All);
        problems.Code(nameof(State), State, PremisesStates.All);
        problems.Text(nameof(Street), "L’adresse", Street, MaximumText);
        problems.Text(nameof(Conditions), "Les conditions", Conditions, 4000);
        problems.Check(nameof(SurfaceM2), SurfaceM2 is null or (> 0 and < 1_000_000), "La surface est un nombre de mètres carrés.");
        problems.Check(nameof(Area), Type != PremisesTypes.Call || Area is not null, "Un appel à territoires dit à quels territoires il s’adresse.");
        problems.Check(nameof(Place), Type != PremisesTypes.Partners || Place is not null, "Un projet qui cherche des partenaires nomme son lieu, inscrit à l’annuaire.");
        problems.Day(nameof(Deadline), "La date limite", Deadline);
    }
}

/// <summary>What is published.</summary>
public static class PremisesTypes
{
    public const string Building = "local";
    public const string Call = "appel";
    public const string Partners = "partenaires";

    public static readonly Vocabulary All = new("type d’annonce",
        new(Building, "Local qui cherche un projet", "Locaux qui cherchent un projet"),
        new(Call, "Appel à territoires", "Appels à territoires"),
        new(Partners, "Projet qui cherche des partenaires", "Projets qui cherchent des partenaires"));
}

/// <summary>In what state a building is.</summary>
public static class PremisesStates
{
    public static readonly Vocabulary All = new("état du local",
        new("pret", "Utilisable tout de suite", "Utilisables tout de suite"),
        new("rafraichir", "À rafraîchir", "À rafraîchir"),
        new("renover", "À rénover", "À rénover"),
        new("rehabiliter", "À réhabiliter entièrement", "À réhabiliter entièrement"));
}
