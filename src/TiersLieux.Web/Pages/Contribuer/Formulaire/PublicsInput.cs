using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Who the place is for, and how one gets in.</summary>
public sealed class PublicsInput : FormSection
{
    public List<string>? Publics { get; set; }
    public List<string>? Accessibility { get; set; }

    public static PublicsInput From(PlaceFacts facts) => new() { Publics = [.. facts.Publics ?? []], Accessibility = [.. facts.Accessibility ?? []] };

    public override PlaceFacts Apply(PlaceFacts facts) =>
        facts with { Publics = OrNull((Publics ?? []).Distinct()), Accessibility = OrNull((Accessibility ?? []).Distinct()) };

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (Unknown(Publics, Domain.Places.Publics.All), nameof(Publics)),
        (Unknown(Accessibility, Accessibilities.All), nameof(Accessibility)),
    ];
}
