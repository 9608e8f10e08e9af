using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TiersLieux.Data.Search;
using TiersLieux.Data.Tiles;
using TiersLieux.Spatial;

namespace TiersLieux.Data;

public static class DataRegistration
{
    /// <summary>Name of the setting (environment variable, configuration key) that holds the connection string.</summary>
    public const string ConnectionSetting = "TIERSLIEUX_DATABASE";

    /// <summary>One data source for raw SQL and EF Core alike, and a pooled context.</summary>
    public static IServiceCollection AddTiersLieuxData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => CreateDataSource(connectionString));
        services.AddDbContextPool<TiersLieuxDbContext>((provider, options) =>
            options.UseTiersLieux(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<TerritorySearch>();
        services.AddSingleton<Accompaniment.Orientation>();
        services.AddScoped<PlaceSearchResolver>();
        services.AddScoped<SearchMissLog>();
        services.AddScoped<PlaceTiles>();
        services.AddScoped<PremisesTiles>();
        services.AddSingleton<TerritoryTiles>();
        return services;
    }

    public static NpgsqlDataSource CreateDataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName ??= "tiers-lieux";
        // Small searches spend as long being planned as being run: keep their plans.
        builder.ConnectionStringBuilder.MaxAutoPrepare = 40;
        // Nothing here changes the settings of a session: no need to put them back before each use.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.UseNetTopologySuite(geographyAsDefault: false);
        return builder.Build();
    }

    public static DbContextOptionsBuilder UseTiersLieux(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) =>
        options
            .UseNpgsql(dataSource, npgsql => npgsql.UseNetTopologySuite())
            .UseSpatialFunctions()
            .UseSnakeCaseNamingConvention();
}
