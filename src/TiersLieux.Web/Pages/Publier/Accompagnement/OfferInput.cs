using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Accompagnement;

/// <summary>An offer as its form: everything is text, so that what was typed is shown again as it was.</summary>
public sealed class OfferInput
{
    private const int BlankSessions = 2;

    public string? Name { get; set; }
    public string? Summary { get; set; }
    public string? Description { get; set; }
    public string? Website { get; set; }

    /// <summary>Name or address of a published organisation.</summary>
    public string? Organisation { get; set; }

    /// <summary>The seat: distances of the circle and of neighbours are counted from it.</summary>
    public string? Place { get; set; }
    public string? Commune { get; set; }

    public string[]? Phases { get; set; }
    public string[]? Formats { get; set; }
    public string[]? Needs { get; set; }
    public string[]? Sectors { get; set; }
    public string[]? Publics { get; set; }
    public string? CostKind { get; set; }
    public string? CostAmount { get; set; }
    public string? CostUnit { get; set; }
    public string? CostNote { get; set; }
    public string? Duration { get; set; }
    public string? Access { get; set; }
    public string? StartsOn { get; set; }
    public string? EndsOn { get; set; }

    /// <summary>Addresses of pages of the site, one per line.</summary>
    public string? Related { get; set; }

    public AreaInput Area { get; set; } = new();
    public List<SessionLine> Sessions { get; set; } = [];

    public static OfferInput From(OfferContent content, AreaInput area) => new()
    {
        Name = content.Name, Summary = content.Summary, Description = content.Description, Website = content.Website, Organisation = content.Organisation,
        Place = content.Place, Commune = content.Commune, Phases = [.. content.Phases ?? []], Formats = [.. content.Formats ?? []], Needs = [.. content.Needs ?? []],
        Sectors = [.. content.Sectors ?? []], Publics = [.. content.Publics ?? []], CostKind = content.Cost?.Kind, CostAmount = Typed.Show(content.Cost?.Amount),
        CostUnit = content.Cost?.Unit, CostNote = content.Cost?.Note, Duration = content.Duration, Access = content.Access, StartsOn = content.StartsOn,
        EndsOn = content.EndsOn, Related = string.Join('\n', content.Related ?? []), Area = area,
        Sessions = [.. (content.Sessions ?? []).Select(session => new SessionLine { Place = session.Place, Commune = session.Commune, When = session.When })],
    };

    public void Pad()
    {
        while (Sessions.Count < SheetContent.MaximumItems && Sessions.AsEnumerable().Reverse().TakeWhile(line => line.IsBlank).Count() < BlankSessions)
        {
            Sessions.Add(new());
        }
    }
}

public sealed class SessionLine
{
    public string? Place { get; set; }
    public string? Commune { get; set; }
    public string? When { get; set; }

    public bool IsBlank => new[] { Place, Commune, When }.All(string.IsNullOrWhiteSpace);
}
