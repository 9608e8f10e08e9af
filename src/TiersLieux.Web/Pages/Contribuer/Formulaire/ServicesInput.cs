using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Equipment and services.</summary>
public sealed class ServicesInput : FormSection
{
    /// <summary>One line per kind of equipment; several when the sheet tells several of one kind apart.</summary>
    public List<EquipmentLine> Equipment { get; set; } = [];

    public List<string>? Services { get; set; }

    public static ServicesInput From(PlaceFacts facts)
    {
        var items = (facts.Equipment ?? []).ToLookup(item => item.Kind);
        return new ServicesInput
        {
            Services = [.. facts.Services ?? []],
            Equipment = [.. EquipmentKinds.All.Terms.SelectMany(term => items.Contains(term.Code) ? items[term.Code].Select(EquipmentLine.From) : [new EquipmentLine { Kind = term.Code }])],
        };
    }

    public override PlaceFacts Apply(PlaceFacts facts) => facts with
    {
        Services = OrNull((Services ?? []).Distinct()), Equipment = OrNull(Equipment.Where(line => line.Present).Select(line => line.Read())),
    };

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (Unknown(Services, PlaceServices.All), nameof(Services)),
        (Equipment.Count(line => line.Present) > PlaceFactsRules.MaximumItems ? $"{PlaceFactsRules.MaximumItems} équipements au plus." : null, nameof(Equipment)),
        .. Equipment.SelectMany((line, index) => line.Problems().Select(problem => (problem.Message, $"{nameof(Equipment)}[{index}].{problem.Field}"))),
    ];
}

public sealed class EquipmentLine
{
    /// <summary>Code of <see cref="EquipmentKinds"/>.</summary>
    public string? Kind { get; set; }

    public bool Present { get; set; }
    public string? Count { get; set; }
    public string? Note { get; set; }

    public static EquipmentLine From(EquipmentItem item) => new() { Kind = item.Kind, Present = true, Count = Typed.Show(item.Count), Note = item.Note };

    public EquipmentItem Read() => new(Kind!, Typed.Count(Count), Typed.Text(Note));

    public IEnumerable<(string? Message, string Field)> Problems() => !Present ? [] :
    [
        (Kind is not null && EquipmentKinds.All.Knows(Kind) ? null : "Choisissez dans la liste : équipement inconnu.", nameof(Present)),
        (Typed.TryCount(Count, out _) ? null : "Donnez un nombre entier.", nameof(Count)),
        (Note?.Length > 200 ? "200 caractères au plus." : null, nameof(Note)),
    ];
}
