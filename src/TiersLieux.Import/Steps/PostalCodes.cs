using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>« 0 » is no postal code; four digits have lost their leading zero; anything but five digits is left out.</summary>
public static class PostalCodes
{
    public const string Missing = "code postal « 0 »";
    public const string Padded = "code postal sans son zéro";
    public const string Invalid = "code postal invalide";

    public static void Apply(Draft draft, Repairs repairs)
    {
        var code = draft.Address.PostalCode;
        if (draft.IsAbroad || code is null)
        {
            return;
        }

        var (repaired, step) = code switch
        {
            "" => (null, null),
            _ when code.All(digit => digit == '0') => (null, Missing),
            { Length: 4 } when code.All(char.IsAsciiDigit) => ("0" + code, Padded),
            { Length: 5 } when code.All(char.IsAsciiDigit) => (code, null),
            _ => ((string?)null, Invalid),
        };
        draft.Address = draft.Address with { PostalCode = repaired };
        if (step is not null)
        {
            repairs.Count(step);
        }
    }
}
