using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Publier.Reseaux;

public sealed class ReseauInput : CommonInput
{
    public string[] Countries { get; set; } = [];

    /// <summary>Address of the structure that animates it.</summary>
    public string? Organisation { get; set; }

    /// <summary>Addresses of the networks it relies on, one per line.</summary>
    public string? Networks { get; set; }

    internal List<string> NetworkLines => Lines(Networks);
}

/// <summary>The form of a network: new ones by admins, then by its coordinators. Its members are curated on their own page.</summary>
public sealed class FormulaireModel(SheetAccess access, SheetWriting writing, SheetNaming naming) : SheetFormPage<Network, ReseauInput>(access, writing)
{
    protected override SheetKind Kind => SheetKind.Network;

    protected override async Task<ReseauInput> ShowAsync(Network sheet, CancellationToken cancellationToken)
    {
        var content = sheet.Content;
        var input = new ReseauInput
        {
            Countries = [.. content.Countries ?? []], Organisation = content.Organisation,
            Networks = string.Join('\n', (content.Networks ?? []).Select(slug => "/reseaux/" + slug)),
        };
        await input.ShowAsync(content, naming, cancellationToken);
        return input;
    }

    protected override async Task<SheetContent> ReadAsync(Network? sheet, CancellationToken cancellationToken)
    {
        var networks = new List<string>();
        foreach (var line in Input.NetworkLines)
        {
            if (await naming.SheetAsync(SheetKind.Network, line, ModelState, "Input.Networks", cancellationToken) is { } slug)
            {
                networks.Add(slug);
            }
        }

        var content = await Input.ApplyAsync(sheet?.Content ?? new NetworkContent(), naming, ModelState, cancellationToken);
        return content with
        {
            Countries = Input.Countries.Length == 0 ? null : Input.Countries, Networks = networks.Count == 0 ? null : networks,
            Organisation = await naming.SheetAsync(SheetKind.Organisation, Input.Organisation, ModelState, "Input.Organisation", cancellationToken),
        };
    }
}
