using Microsoft.AspNetCore.Mvc.ModelBinding;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier;

/// <summary>What the forms of programmes, structures and networks ask alike.</summary>
public abstract class CommonInput
{
    public string? Name { get; set; }
    public string? Summary { get; set; }
    public string? Description { get; set; }
    public string? Website { get; set; }

    /// <summary>Name or code of the commune of its seat.</summary>
    public string? Commune { get; set; }

    public AreaInput Area { get; set; } = new();

    /// <summary>Sheets and places it speaks of: an address of the site per line.</summary>
    public string? Related { get; set; }

    internal async Task ShowAsync(SheetContent content, SheetNaming naming, CancellationToken cancellationToken)
    {
        (Name, Summary, Description, Website, Commune) = (content.Name, content.Summary, content.Description, content.Website, content.Commune);
        Area = await naming.ShowAsync(content.Area, cancellationToken);
        Related = string.Join('\n', (content.Related ?? []).Select(path => "/" + path));
    }

    /// <summary>Writes what is common into a content; what cannot be read is told under <c>Input</c>.</summary>
    internal async Task<TContent> ApplyAsync<TContent>(TContent content, SheetNaming naming, ModelStateDictionary state, CancellationToken cancellationToken)
        where TContent : SheetContent => content with
        {
            Name = Typed.Text(Name) ?? "", Summary = Typed.Text(Summary), Description = Typed.Paragraphs(Description), Website = Typed.Web(Website),
            Commune = await naming.CommuneAsync(Commune, state, "Input.Commune", cancellationToken),
            Area = await naming.AreaAsync(Area, state, "Input.Area", cancellationToken),
            Related = Lines(Related) is { Count: > 0 } paths ? [.. paths.Select(Path)] : null,
        };

    protected static List<string> Lines(string? typed) =>
        [.. (Typed.Paragraphs(typed) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    // « https://annuaire.example/programmes/leader » and « /programmes/leader » are « programmes/leader ».
    private static string Path(string address)
    {
        var parts = address.TrimEnd('/').Split('/');
        return parts.Length < 2 ? address : $"{parts[^2]}/{parts[^1]}";
    }
}
