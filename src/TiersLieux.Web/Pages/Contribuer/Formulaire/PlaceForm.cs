using System.Text.Json;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>The whole sheet as a form, section by section; a section that is not shown is null.</summary>
public sealed class PlaceForm
{
    public IdentityInput? Identity { get; set; }
    public LocationInput? Location { get; set; }
    public ContactInput? Contact { get; set; }
    public HoursInput? Hours { get; set; }
    public SpacesInput? Spaces { get; set; }
    public ServicesInput? Services { get; set; }
    public PublicsInput? Publics { get; set; }
    public OperatorInput? Operator { get; set; }

    public static PlaceForm From(PlaceFacts facts) => new()
    {
        Identity = IdentityInput.From(facts), Location = LocationInput.From(facts), Contact = ContactInput.From(facts), Hours = HoursInput.From(facts),
        Spaces = SpacesInput.From(facts), Services = ServicesInput.From(facts), Publics = PublicsInput.From(facts), Operator = OperatorInput.From(facts),
    };

    /// <summary>The section of one step alone, blank when nothing of it was posted (every box unticked).</summary>
    public PlaceForm Only(FormStep step) => step.Code switch
    {
        FormStep.Identity => new() { Identity = Identity ?? new() },
        FormStep.Location => new() { Location = Location ?? new() },
        FormStep.Contact => new() { Contact = Contact ?? new() },
        FormStep.Hours => new() { Hours = Hours ?? new() },
        FormStep.Spaces => new() { Spaces = Spaces ?? new() },
        FormStep.Services => new() { Services = Services ?? new() },
        FormStep.Publics => new() { Publics = Publics ?? new() },
        _ => new() { Operator = Operator ?? new() },
    };

    /// <summary>Every section, blank when nothing of it was posted.</summary>
    public PlaceForm Whole() => new()
    {
        Identity = Identity ?? new(), Location = Location ?? new(), Contact = Contact ?? new(), Hours = Hours ?? new(), Spaces = Spaces ?? new(),
        Services = Services ?? new(), Publics = Publics ?? new(), Operator = Operator ?? new(),
    };

    public PlaceFacts Apply(PlaceFacts facts) => new FormSection?[] { Identity, Location, Contact, Hours, Spaces, Services, Publics, Operator }
        .OfType<FormSection>().Aggregate(facts, (known, section) => section.Apply(known));

    /// <summary>
    /// What the person changed, by field. What the form cannot say as a source did (a rounded number, an old code) is no change: the
    /// comparison is with the same form left untouched.
    /// </summary>
    /// <param name="seen">The facts the form was shown with.</param>
    public Dictionary<string, JsonElement> Changes(PlaceFacts seen) =>
        FieldChanges.Between(From(seen).Apply(seen), Apply(seen)).ToDictionary(pair => pair.Key, pair => pair.Value.After, StringComparer.Ordinal);
}
