using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>
/// The commune a point falls in, when the row names none or another one. The point wins: it is what the map shows, and it was
/// measured or geocoded from the address while the code was typed. The disagreement is counted and reported.
/// </summary>
public static class CommuneFromPoint
{
    public const string Found = "commune trouvée par les coordonnées";
    public const string Disagreement = "commune en désaccord avec les coordonnées";
    public const string RawDisagreement = "code du fichier différent de la commune du point (arrondissements et fusions compris)";

    /// <param name="pointCommune">Where the point falls; null when in no commune.</param>
    public static void Apply(Draft draft, CommuneRow? pointCommune, CommuneBook communes, Repairs repairs)
    {
        if (draft.Latitude is null)
        {
            return;
        }

        if (draft.IsAbroad)
        {
            if (pointCommune is not null)
            {
                draft.Notes.Add($"Coordonnées écartées : elles tombent à {pointCommune.Name} ({pointCommune.Code}), pas à {draft.Address.Locality}.");
                (draft.Latitude, draft.Longitude) = (null, null);
                repairs.Count(Disagreement);
            }

            return;
        }

        if (pointCommune is null)
        {
            CoordinateSteps.Remove(draft, repairs);
            return;
        }

        var said = draft.Address.CommuneCode;
        var given = draft.GivenCommuneCode?.Trim();
        repairs.Count(RawDisagreement, !string.IsNullOrEmpty(given) && given.Any(digit => digit != '0') && given != pointCommune.Code ? 1 : 0);
        if (said == pointCommune.Code)
        {
            return;
        }

        if (said is null)
        {
            repairs.Count(Found);
        }
        else
        {
            repairs.Count(Disagreement);
            draft.Notes.Add($"Le fichier donne la commune {communes.ByCode(said)?.Name} ({said}) ; les coordonnées tombent à {pointCommune.Name} ({pointCommune.Code}), qui est retenue.");
        }

        draft.Address = draft.Address with { CommuneCode = pointCommune.Code };
    }
}
