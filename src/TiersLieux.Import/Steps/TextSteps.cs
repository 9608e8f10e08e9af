using TiersLieux.Import.Files;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>The steps every column of every row goes through, in order, each counted once per row it changes.</summary>
public static class TextSteps
{
    private static readonly (string Name, Func<string, string> Apply)[] Steps =
    [
        (Mojibake.Name, Mojibake.Apply),
        (HtmlEntities.Name, HtmlEntities.Apply),
        (ControlCharacters.Name, ControlCharacters.Apply),
        (Whitespace.Name, Whitespace.Apply),
    ];

    public static SourceRow Apply(SourceRow row, Repairs repairs)
    {
        var columns = row.Columns.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, apply) in Steps)
        {
            var changed = false;
            foreach (var column in columns.Keys.ToList())
            {
                var cleaned = apply(columns[column]);
                changed |= cleaned != columns[column];
                columns[column] = cleaned;
            }

            repairs.Count(name, changed ? 1 : 0);
        }

        return row with { Columns = columns };
    }
}
