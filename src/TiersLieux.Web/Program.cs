using TiersLieux.Data;
using TiersLieux.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTiersLieuxData(builder.Configuration[DataRegistration.ConnectionSetting]
    ?? throw new InvalidOperationException($"Réglage manquant : {DataRegistration.ConnectionSetting}, la chaîne de connexion à PostgreSQL."));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHostedService<OpenPeriodsService>();
var app = builder.Build();
app.Run();

/// <summary>The site; public so that the tests can start it.</summary>
public partial class Program;
