namespace TiersLieux.Domain.Sheets;

/// <summary>The words of each <see cref="SheetKind"/>, in addresses and on pages.</summary>
/// <param name="Segment">In addresses, in <see cref="SheetContent.Related"/> and folder of the catalogue: <c>rendez-vous</c>.</param>
/// <param name="Label">« Offre d’accompagnement ».</param>
/// <param name="This">« cette offre », « ce programme »: the gender of the sentences.</param>
public sealed record SheetWords(SheetKind Kind, string Segment, string Label, string Plural, string This, bool IsFeminine)
{
    /// <summary>In an order in which each may be loaded: what is named before what names it.</summary>
    public static readonly IReadOnlyList<SheetWords> All =
    [
        new(SheetKind.Programme, "programmes", "Programme", "Programmes", "ce programme", false),
        new(SheetKind.Organisation, "structures", "Structure", "Structures", "cette structure", true),
        new(SheetKind.Network, "reseaux", "Réseau", "Réseaux", "ce réseau", false),
        new(SheetKind.Offer, "accompagnement", "Offre d’accompagnement", "Offres d’accompagnement", "cette offre", true),
        new(SheetKind.Event, "rendez-vous", "Rendez-vous", "Rendez-vous", "ce rendez-vous", false),
        new(SheetKind.Resource, "ressources", "Ressource", "Ressources", "cette ressource", true),
        new(SheetKind.Premises, "locaux", "Local ou appel", "Locaux et appels", "cette annonce", true),
    ];

    private static readonly string[] States = ["brouillon", "en attente de relecture", "en ligne", "non retenu", "retiré"];

    public static SheetWords Of(SheetKind kind) => All[(int)kind - 1];

    public static SheetWords? FromSegment(string? segment) => All.FirstOrDefault(words => words.Segment == segment);

    /// <summary>Address of a sheet, from the root of the site.</summary>
    public static string Url(SheetKind kind, string slug) => $"/{Of(kind).Segment}/{slug}";

    public string StateLabel(SheetState state) => States[(int)state - 1] + (IsFeminine && state is (SheetState.Refused or SheetState.Withdrawn) ? "e" : "");
}
