using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Tests.Domain.Places;

/// <summary>What a visitor reads; no-break spaces are written « _ » here.</summary>
public sealed class OpeningHoursTextTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-12:30,14:00-18:00; We off; PH off",
        "9_h – 12_h_30, 14_h – 18_h|9_h – 12_h_30, 14_h – 18_h|fermé|9_h – 12_h_30, 14_h – 18_h|9_h – 12_h_30, 14_h – 18_h|fermé|fermé")]
    [InlineData("Fr,Sa 22:00-02:00", "fermé|fermé|fermé|fermé|22_h – 2_h|22_h – 2_h|fermé")]
    [InlineData("24/7", "24_h sur 24|24_h sur 24|24_h sur 24|24_h sur 24|24_h sur 24|24_h sur 24|24_h sur 24")]
    [InlineData("Mo 18:00+; Tu 10:00-18:00+; We 09:00-12:00 \"sur rendez-vous\"; Th \"sur rendez-vous\"; Fr unknown; Sa 10:00-12:00 unknown",
        "à partir de 18_h|10_h – 18_h ou plus tard|9_h – 12_h (sur rendez-vous)|sur rendez-vous|horaires non précisés|10_h – 12_h (à confirmer)|fermé")]
    [InlineData("Mo-Su 09:00-18:00; We 12:00-14:00 off; Aug off; Su[1] off", 
        "9_h – 18_h|9_h – 18_h|9_h – 12_h, 14_h – 18_h|9_h – 18_h|9_h – 18_h|9_h – 18_h|9_h – 18_h")]
    [InlineData("Apr-Sep Mo-Fr 09:00-12:00", "")]
    public void Week_InFrench(string text, string expected) =>
        string.Join('|', Read(text).Week().Select(day => Visible(day.Text))).Should().Be(expected);

    [Fact]
    public void Week_RunsFromMondayWithNamesAndRanges()
    {
        var week = Read("Mo 09:00-12:00; Tu \"sur rendez-vous\"").Week();

        week.Select(day => day.Name).Should().Equal("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
        week[0].Day.Should().Be(DayOfWeek.Monday);
        week[0].Ranges.Should().Equal(new TimeRange(540, 720));
        week[1].Ranges.Should().BeEmpty("un rendez-vous n’est pas une ouverture");
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00", "")]
    [InlineData("Mo-Fr 09:00-12:00; PH off", "Fermé les jours fériés")]
    [InlineData("Mo-Fr,PH 09:00-12:00", "Jours fériés : 9_h – 12_h")]
    [InlineData("PH Mo 10:00-12:00", "Jours fériés, le lundi : 10_h – 12_h")]
    [InlineData("Apr-Sep Mo-Fr 09:00-19:00", "D’avril à septembre, du lundi au vendredi : 9_h – 19_h")]
    [InlineData("Aug off", "Fermé en août")]
    [InlineData("We[1] 14:00-18:00", "1er mercredi du mois : 14_h – 18_h")]
    [InlineData("We[1,3] 14:00-18:00", "1er et 3e mercredis du mois : 14_h – 18_h")]
    [InlineData("Fr[-1] off", "Fermé le dernier vendredi du mois")]
    [InlineData("Fr[-2] 10:00-12:00", "Avant-dernier vendredi du mois : 10_h – 12_h")]
    [InlineData("Dec 25 off", "Fermé le 25 décembre")]
    [InlineData("Dec 24,31 10:00-16:00", "24 décembre et le 31 décembre : 10_h – 16_h")]
    [InlineData("2026 Jan 01-2026 Jan 10 off \"inventaire\"", "Fermé du 1er au 10 janvier 2026 (inventaire)")]
    [InlineData("2026 Jan 01-Jan 10 off", "Fermé du 1er janvier 2026 au 10 janvier")]
    [InlineData("2026 Dec 20-2027 Jan 03 off", "Fermé du 20 décembre 2026 au 3 janvier 2027")]
    [InlineData("2026 Mar 20-2026 Apr 03 off", "Fermé du 20 mars au 3 avril 2026")]
    [InlineData("Oct 15-Mar 31 We 12:00-14:00 off", "Fermé du 15 octobre au 31 mars, le mercredi, 12_h – 14_h")]
    [InlineData("2026-2028 10:00-12:00", "De 2026 à 2028 : 10_h – 12_h")]
    [InlineData("2027+ 10:00-12:00", "À partir de 2027 : 10_h – 12_h")]
    [InlineData("week 10-20 10:00-12:00", "Semaines 10 à 20 : 10_h – 12_h")]
    [InlineData("week 1-53/2 10:00-12:00", "Semaines 1 à 53, une sur deux : 10_h – 12_h")]
    [InlineData("easter -2 days off", "Fermé le Vendredi saint")]
    [InlineData("SH off", "Fermé pendant les vacances scolaires (calendrier non vérifié)")]
    [InlineData("Mo-Fr 08:00-12:00 || \"sur rendez-vous\"", "Le reste du temps : sur rendez-vous")]
    [InlineData("PH off; PH off", "Fermé les jours fériés")]
    public void Exceptions_InFrench(string text, string expected) =>
        string.Join('|', Read(text).Exceptions().Select(Visible)).Should().Be(expected);

    private static string Visible(string text) => text.Replace('\u00a0', '_');

    private static OpeningHours Read(string text) =>
        OpeningHours.TryParse(text, out var hours, out var error) ? hours : throw new InvalidOperationException(error);
}
