using System.Text.RegularExpressions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>What the place is: name, words, kinds, stage.</summary>
public sealed partial class IdentityInput : FormSection
{
    public string? Name { get; set; }
    public string? Summary { get; set; }
    public string? Description { get; set; }
    public List<string>? Kinds { get; set; }

    /// <summary>Code of <see cref="PlaceLifecycles"/>.</summary>
    public string? Lifecycle { get; set; }

    public string? OpenedOn { get; set; }
    public string? ClosedOn { get; set; }

    public static IdentityInput From(PlaceFacts facts) => new()
    {
        Name = facts.Name, Summary = facts.Summary, Description = facts.Description, Kinds = [.. facts.Kinds ?? []],
        Lifecycle = facts.Lifecycle?.Code(), OpenedOn = Shown(facts.OpenedOn), ClosedOn = Shown(facts.ClosedOn),
    };

    public override PlaceFacts Apply(PlaceFacts facts) => facts with
    {
        Name = Typed.Text(Name), Summary = Typed.Text(Summary), Description = Typed.Paragraphs(Description), Kinds = OrNull((Kinds ?? []).Distinct()),
        Lifecycle = PlaceLifecycles.Parse(Lifecycle), OpenedOn = Stored(OpenedOn), ClosedOn = Stored(ClosedOn),
    };

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (Typed.Text(Name) is null ? "Donnez le nom du lieu." : TooLong(Name, 200), nameof(Name)),
        (TooLong(Summary, 300), nameof(Summary)),
        (TooLong(Description, PlaceFactsRules.MaximumDescription), nameof(Description)),
        (Unknown(Kinds, PlaceKinds.All), nameof(Kinds)),
        (!string.IsNullOrEmpty(Lifecycle) && PlaceLifecycles.Parse(Lifecycle) is null ? "Choisissez une étape de la liste." : null, nameof(Lifecycle)),
        (WrongDate(OpenedOn), nameof(OpenedOn)),
        (WrongDate(ClosedOn), nameof(ClosedOn)),
    ];

    private static string? WrongDate(string? typed) => Typed.Text(typed) is { } text && !Day().IsMatch(Stored(text)!)
        ? "Donnez une année, un mois ou un jour : 2014, 05/2014 ou 01/05/2014." : null;

    /// <summary>« 01/05/2014 » is <c>2014-05-01</c>; a date already stored so is left as it is.</summary>
    private static string? Stored(string? typed) => Typed.Text(typed) is not { } text ? null
        : text.Contains('/', StringComparison.Ordinal) ? string.Join('-', text.Split('/').Reverse().Select(part => part.Trim().PadLeft(2, '0'))) : text;

    private static string? Shown(string? stored) => stored is null ? null : string.Join('/', stored.Split('-').Reverse());

    [GeneratedRegex(@"^(1[0-9]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    private static partial Regex Day();
}
