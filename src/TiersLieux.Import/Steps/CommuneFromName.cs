using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>Last resort: the only commune that bears the name the row gives (and its postal code when several do).</summary>
public static class CommuneFromName
{
    public const string Name = "commune trouvée par son nom";

    public static void Apply(Draft draft, CommuneBook communes, Repairs repairs)
    {
        if (draft.IsAbroad || draft.Address.CommuneCode is not null || communes.ByName(draft.Address.Locality, draft.Address.PostalCode) is not { } commune)
        {
            return;
        }

        draft.Address = draft.Address with { CommuneCode = commune.Code };
        repairs.Count(Name);
    }
}
