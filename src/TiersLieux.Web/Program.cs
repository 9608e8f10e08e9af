using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using TiersLieux.Data;
using TiersLieux.Web.Api;
using TiersLieux.Web.Api.Accompagnement;
using TiersLieux.Web.Api.Lieux;
using TiersLieux.Web.Api.Sheets;
using TiersLieux.Web.Api.RendezVous;
using TiersLieux.Web.Api.Territoires;
using TiersLieux.Web.Calendars;
using TiersLieux.Web.Freshness;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Jobs;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Mails;
using TiersLieux.Web.Photos;
using TiersLieux.Web.Requests;
using TiersLieux.Web.Tiles;

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddRequestLimits();
builder.AddCaching();
builder.AddApi();
builder.AddAccounts();
builder.AddMails();
builder.AddPhotos();
builder.AddFreshness();
builder.AddRequests();
builder.AddJobs();
builder.AddRateLimits();
builder.Services.AddTiersLieuxData(builder.Configuration[DataRegistration.ConnectionSetting]
    ?? throw new InvalidOperationException($"Réglage manquant : {DataRegistration.ConnectionSetting}, la chaîne de connexion à PostgreSQL."));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRouting(options => options.LowercaseUrls = true);
builder.Services.AddRazorPages(options => AccountServices.Authorize(options.Conventions))
    .AddMvcOptions(FrenchBinding.Add);
builder.Services.AddSingleton<SiteAddress>();
builder.Services.AddSingleton<FormGuard>();
builder.Services.AddCuration();
builder.AddContributions();
builder.AddSheets();
builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
builder.Services.AddHostedService<OpenPeriodsService>();

var app = builder.Build();
app.UseKnownProxies();
app.UseRequestLog();
app.UseSecurityHeaders();
app.UseErrorResponses();
app.UseRequestLimits();
app.UseFrench();
app.UseRouting();
app.UseCaching();
app.UseAuthentication();
app.UsePrivatePages();
app.UseRateLimiter();
app.UseAuthorization();

app.MapHealth();
app.MapApi();
app.MapLieux();
app.MapHalfWay();
app.MapOrientation();
app.MapTerritoires();
app.MapSheets();
app.MapTiles();
app.MapPhotos();
app.MapCalendars();
app.MapRendezVous();
// Deny by default: AccountServices.Authorize names the pages open to everybody.
app.MapRazorPages().RequireAuthorization();
app.MapBench();
app.WarnAboutMails();
app.Run();

/// <summary>The site; public so that the tests can start it.</summary>
public partial class Program;
