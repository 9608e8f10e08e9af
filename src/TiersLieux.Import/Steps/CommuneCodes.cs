using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>Brings the row's commune code to a commune of today: « 0 » is none, « 1004 » is 01004, 75110 is Paris, a merged commune is its heir.</summary>
public static class CommuneCodes
{
    public const string Padded = "code commune sans son zéro";
    public const string Arrondissement = "arrondissement ramené à sa commune";
    public const string Former = "ancienne commune ramenée à celle d’aujourd’hui";
    public const string Unknown = "code commune inconnu";

    public static void Apply(Draft draft, CommuneBook communes, Repairs repairs)
    {
        var code = draft.Address.CommuneCode?.ToUpperInvariant();
        if (draft.IsAbroad || code is null)
        {
            return;
        }

        if (code.All(digit => digit == '0'))
        {
            draft.Address = draft.Address with { CommuneCode = null };
            return;
        }

        if (code.Length == 4)
        {
            code = "0" + code;
            repairs.Count(Padded);
        }

        draft.Address = draft.Address with { CommuneCode = Today(code, draft, communes, repairs) };
    }

    private static string? Today(string code, Draft draft, CommuneBook communes, Repairs repairs)
    {
        if (communes.ByCode(code) is { } current)
        {
            return current.Code;
        }

        if (communes.ByFormerCode(code) is { } heir)
        {
            repairs.Count(IsArrondissement(code) ? Arrondissement : Former);
            return heir.Code;
        }

        repairs.Count(Unknown);
        draft.Notes.Add($"Code de commune inconnu : {code}.");
        return null;
    }

    private static bool IsArrondissement(string code) =>
        code.StartsWith("751", StringComparison.Ordinal) || code.StartsWith("6938", StringComparison.Ordinal) || code.StartsWith("132", StringComparison.Ordinal);
}
