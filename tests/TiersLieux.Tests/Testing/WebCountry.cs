namespace TiersLieux.Tests.Testing;

/// <summary>Class fixture: the site over <see cref="SmallCountry"/>.</summary>
public sealed class WebCountry : WebDatabase
{
    public SmallCountry Country { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Country = await SmallCountry.CreateAsync(Data);
    }
}
