using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Data;

namespace TiersLieux.Tests.Testing;

/// <summary>
/// One EF Core for all the databases of a process. It would make itself one per connection string, and build the model and compile
/// every query again for each class of tests.
/// </summary>
public static class SharedEntityFramework
{
    private static readonly Lazy<IServiceProvider> Services = new(Create);

    public static DbContextOptionsBuilder UseSharedEntityFramework(this DbContextOptionsBuilder options) => options.UseInternalServiceProvider(Services.Value);

    /// <summary>What EF Core registers for the options of the site; no connection is ever opened through this data source.</summary>
    private static ServiceProvider Create()
    {
        using var dataSource = DataRegistration.CreateDataSource("Host=127.0.0.1");
        var services = new ServiceCollection();
        foreach (var extension in new DbContextOptionsBuilder().UseTiersLieux(dataSource).Options.Extensions)
        {
            extension.ApplyServices(services);
        }

        return services.BuildServiceProvider();
    }
}
