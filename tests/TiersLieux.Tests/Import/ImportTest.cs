namespace TiersLieux.Tests.Import;

/// <summary>Each test has a database of its own: two imports of one source would meet.</summary>
public abstract class ImportTest : IAsyncLifetime
{
    protected ImportScene Scene { get; } = new();

    public Task InitializeAsync() => Scene.InitializeAsync();

    public virtual Task DisposeAsync() => Scene.DisposeAsync();
}
