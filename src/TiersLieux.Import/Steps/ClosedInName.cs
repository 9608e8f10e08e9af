using System.Text.RegularExpressions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>« L'atelier du 9 (Actuellement fermé) »: what the name says of the life of the place goes where it belongs.</summary>
public static partial class ClosedInName
{
    public const string Name = "« fermé » écrit dans le nom";

    public static void Apply(Draft draft, Repairs repairs)
    {
        if (draft.Facts.Name is { } name && Closed().Match(name) is { Success: true } match)
        {
            draft.Facts = draft.Facts with
            {
                Name = name[..match.Index].TrimEnd(),
                Lifecycle = match.Groups["for_now"].Success ? PlaceLifecycle.Paused : PlaceLifecycle.Closed,
            };
            repairs.Count(Name);
        }
    }

    [GeneratedRegex(@"\s*\(\s*(?<for_now>actuellement|temporairement)?\s*ferm[ée]e?s?\s*\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Closed();
}
