namespace TiersLieux.Import.Places;

/// <summary>How many times each cleaning step repaired a row, by its French name as shown in the report.</summary>
public sealed class Repairs
{
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    public void Count(string step, int times = 1)
    {
        if (times > 0)
        {
            Counts[step] = Counts.GetValueOrDefault(step) + times;
        }
    }
}
