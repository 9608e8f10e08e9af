using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace TiersLieux.Spatial;

public static class SpatialOptions
{
    /// <summary>Makes <see cref="SpatialDbFunctions"/> usable in the queries of a context on Npgsql with its NetTopologySuite plugin.</summary>
    public static DbContextOptionsBuilder UseSpatialFunctions(this DbContextOptionsBuilder options)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SpatialOptionsExtension());
        return options;
    }
}

internal sealed class SpatialOptionsExtension : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) =>
        new EntityFrameworkRelationalServicesBuilder(services)
            .TryAdd<IMethodCallTranslatorPlugin, SpatialTranslatorPlugin>()
            .TryAdd<IEvaluatableExpressionFilterPlugin, SpatialEvaluationFilter>();

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using SpatialFunctions ";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Spatial:Functions"] = "1";
    }
}
