using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.Sources.Catalogue;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Tests.Web.Pages.Contribuer;

public sealed class PlaceFormTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-18:00", HoursInput.Grid)]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off", HoursInput.Grid)]
    [InlineData("Fr,Sa 20:00-02:00", HoursInput.Grid)]
    [InlineData("Mo-Fr 08:00-10:00,11:00-12:00,14:00-15:00", HoursInput.Free)]
    [InlineData("Sa[1] 10:00-12:00", HoursInput.Free)]
    [InlineData("Mo-Fr 18:00+", HoursInput.Free)]
    [InlineData("24/7", HoursInput.Free)]
    [InlineData("texte libre", HoursInput.Free)]
    public void Hours_AreShownInTheGridOnlyWhenItSaysTheSame(string hours, string mode)
    {
        var facts = new PlaceFacts { OpeningHours = hours };

        var input = HoursInput.From(facts);

        input.Mode.Should().Be(mode);
        input.Apply(new PlaceFacts()).OpeningHours.Should().Be(hours);
    }

    [Theory]
    [InlineData("nom@lieu.fr", true)]
    [InlineData("NOM@Contact.LIEU.fr", true)]
    [InlineData("boite.du.lieu@gmail.com", true)]
    [InlineData("autre@gmail.com", false)]
    [InlineData("nom@lieu.fr.exemple.org", false)]
    [InlineData("nom@pas-lieu.fr", false)]
    [InlineData("nom@fr", false)]
    public void ClaimAddress_ProvesWhenItIsThePlaces(string address, bool proves) =>
        ClaimAddress.Proves(address, new PlaceFacts { Website = "https://www.lieu.fr/accueil", Email = "Boite.du.lieu@gmail.com" }).Should().Be(proves);

    [Fact]
    public void ClaimAddress_OfASharedHost_ProvesNothing() =>
        ClaimAddress.Proves("nom@wordpress.com", new PlaceFacts { Website = "https://lieu.wordpress.com" }).Should().BeFalse();

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("1 250.75", 1250.75)]
    [InlineData("−3", -3.0)]
    [InlineData("", null)]
    public void Number_IsReadAsTyped(string typed, double? expected) => Typed.Number(typed).Should().Be((decimal?)expected);

    [Fact]
    public void Text_LosesWhatIsNotWritten() => Typed.Text(" a\0b\u200b \t c ").Should().Be("ab c");
}
