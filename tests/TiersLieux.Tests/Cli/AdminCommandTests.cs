using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Cli;

public sealed class AdminCommandTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Create_MakesAnAdminWhoChoosesAPassword_OnlyOnce()
    {
        var (status, output) = await Tl.RunAsync(site.ConnectionString, "admin", "create", "--email", "premiere@exemple.org", "--name", "Première");

        status.Should().Be(0, output);
        var address = new Uri(output[output.IndexOf("http", StringComparison.Ordinal)..].Trim());
        using var chosen = await site.PostFormAsync(site.CreateClient(), address.PathAndQuery, AccountScene.Form(("password", AccountScene.Password)));
        chosen.Headers.Location!.ToString().Should().Be("/compte/connexion");
        using var signedIn = await site.LogInAsync(site.CreateClient(), "premiere@exemple.org");
        signedIn.Headers.Location!.ToString().Should().Be("/compte");

        var (again, second) = await Tl.RunAsync(site.ConnectionString, "admin", "create", "--email", "Premiere@exemple.org");
        again.Should().Be(0, second);
        second.Should().Contain("garde son mot de passe").And.NotContain("jeton");
        (await site.WithDbAsync(db => db.RoleGrants.CountAsync(grant => grant.Role == AccountRole.Admin && grant.Account!.Email == "premiere@exemple.org"))).Should().Be(1);
    }

    [Theory]
    [InlineData("pas une adresse", "Quelqu’un", "--email attend une adresse")]
    [InlineData("sansnom@exemple.org", "", "--name attend le nom")]
    public async Task Create_Incomplete_SaysWhatIsMissing(string email, string name, string message)
    {
        var (status, output) = await Tl.RunAsync(site.ConnectionString, "admin", "create", "--email", email, "--name", name);

        status.Should().Be(1);
        output.Should().Contain(message);
        (await site.WithDbAsync(db => db.Accounts.AnyAsync(account => account.Email == email))).Should().BeFalse();
    }
}
