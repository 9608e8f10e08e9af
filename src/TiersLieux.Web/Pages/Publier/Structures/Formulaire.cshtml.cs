using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Structures;

public sealed class StructureInput : CommonInput
{
    public string[] Roles { get; set; } = [];
    public string? LegalForm { get; set; }
    public string? FoundedIn { get; set; }
    public string? Locality { get; set; }
    public string? Country { get; set; }
}

/// <summary>The form of an organisation: anybody signed in may propose one; its members change it.</summary>
public sealed class FormulaireModel(SheetAccess access, SheetWriting writing, SheetNaming naming) : SheetFormPage<Organisation, StructureInput>(access, writing)
{
    protected override SheetKind Kind => SheetKind.Organisation;

    protected override async Task<StructureInput> ShowAsync(Organisation sheet, CancellationToken cancellationToken)
    {
        var content = sheet.Content;
        var input = new StructureInput
        {
            Roles = [.. content.Roles ?? []], LegalForm = content.LegalForm, FoundedIn = Typed.Show(content.FoundedIn), Locality = content.Locality, Country = content.Country,
        };
        await input.ShowAsync(content, naming, cancellationToken);
        return input;
    }

    protected override async Task<SheetContent> ReadAsync(Organisation? sheet, CancellationToken cancellationToken)
    {
        var content = await Input.ApplyAsync(sheet?.Content ?? new OrganisationContent(), naming, ModelState, cancellationToken);
        if (!Typed.TryCount(Input.FoundedIn, out var year) || year is < 1000 or > 2100)
        {
            ModelState.AddModelError("Input.FoundedIn", "L’année s’écrit en quatre chiffres.");
        }

        return content with
        {
            Roles = Input.Roles.Length == 0 ? null : Input.Roles, LegalForm = Typed.Text(Input.LegalForm), FoundedIn = year,
            Locality = Typed.Text(Input.Locality), Country = Typed.Text(Input.Country)?.ToUpperInvariant(),
        };
    }
}
