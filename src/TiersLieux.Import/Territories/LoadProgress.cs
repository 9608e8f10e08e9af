namespace TiersLieux.Import.Territories;

/// <summary>Told how a load advances: a step in French, and its share done, 0 to 1.</summary>
public sealed class LoadProgress(Action<string, double> told)
{
    public static readonly LoadProgress Silent = new((_, _) => { });

    public void Start(string step) => told(step, 0);

    public void Advance(string step, long done, long? total) => told(step, total > 0 ? Math.Min(1.0, (double)done / total.Value) : 0);

    public void Finish(string step) => told(step, 1);
}
