using TiersLieux.Domain.Premises;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Locaux;

/// <summary>A notice as its form holds it: all texts, as typed. Its names are those of <see cref="PremisesContent"/>, on which its problems are told.</summary>
public sealed class PremisesInput
{
    public string? Name { get; set; }
    public string? Type { get; set; } = PremisesTypes.Building;
    public string? Summary { get; set; }
    public string? Description { get; set; }

    /// <summary>Name or address of the page of a structure.</summary>
    public string? Organisation { get; set; }

    /// <summary>Name or address of the page of a place.</summary>
    public string? Place { get; set; }

    public string? Street { get; set; }
    public string? Commune { get; set; }
    public string? SurfaceM2 { get; set; }
    public string? State { get; set; }
    public string? Conditions { get; set; }
    public string? Deadline { get; set; }
    public string? Website { get; set; }
    public AreaInput Area { get; set; } = new();

    public static PremisesInput From(PremisesContent content, string? commune, AreaInput area) => new()
    {
        Name = content.Name, Type = content.Type, Summary = content.Summary, Description = content.Description, Organisation = content.Organisation,
        Place = content.Place, Street = content.Street, Commune = commune, SurfaceM2 = Typed.Show(content.SurfaceM2), State = content.State,
        Conditions = content.Conditions, Deadline = content.Deadline, Website = content.Website, Area = area,
    };
}
