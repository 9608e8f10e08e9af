using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TiersLieux.Web.Photos;

/// <summary>What a form asks of a photo: partial <c>_PhotoFields</c>, bound with <c>[BindProperty(Name = "")]</c>.</summary>
public sealed class PhotoInput
{
    public const string FileField = "photo";
    public const string TextField = "alternative";
    public const string CreditField = "credit";

    [FromForm(Name = FileField)]
    public IFormFile? File { get; set; }

    [FromForm(Name = TextField)]
    public string? AlternativeText { get; set; }

    [FromForm(Name = CreditField)]
    public string? Credit { get; set; }

    /// <summary>Adds to the model state one French message per problem.</summary>
    /// <returns>Whether there is none.</returns>
    public bool Check(ModelStateDictionary state)
    {
        if (File is null)
        {
            state.AddModelError(FileField, "Choisissez une photo.");
        }

        CheckWords(AlternativeText, Credit, state);
        return state.IsValid;
    }

    /// <summary>The words that go with any photo.</summary>
    public static void CheckWords(string? alternativeText, string? credit, ModelStateDictionary state)
    {
        if (alternativeText?.Trim().Length is not (>= 5 and <= 300))
        {
            state.AddModelError(TextField, "Décrivez la photo, de 5 à 300 caractères.");
        }

        if (credit?.Trim().Length is not (>= 2 and <= 200))
        {
            state.AddModelError(CreditField, "Dites de qui est la photo, de 2 à 200 caractères.");
        }
    }

    /// <summary>Adds the checked photo; a refusal is a message of its field.</summary>
    /// <returns>Null when it was refused.</returns>
    public async Task<Domain.Photos.Photo?> AddAsync(
        PhotoIntake intake, ModelStateDictionary state, int? placeId, int? proposalId, int? accountId, CancellationToken cancellationToken, int? sheetId = null)
    {
        await using var content = File!.OpenReadStream();
        try
        {
            return await intake.AddAsync(content, AlternativeText!.Trim(), Credit!.Trim(), placeId, proposalId, accountId, cancellationToken, sheetId);
        }
        catch (PhotoRefusedException refused)
        {
            state.AddModelError(FileField, refused.Message);
            return null;
        }
    }
}
