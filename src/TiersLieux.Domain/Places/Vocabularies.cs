namespace TiersLieux.Domain.Places;

/// <summary>Kinds of place (« types de lieu »); a place may have several.</summary>
public static class PlaceKinds
{
    public static readonly Vocabulary All = new("type de lieu",
        new("coworking", "Coworking", "Coworkings", "Bureaux partagés, à l’heure, au jour ou au mois, avec une communauté de travail."),
        new("fablab", "Fablab", "Fablabs", "Atelier de fabrication numérique ouvert à tous : imprimantes 3D, découpe laser, électronique."),
        new("atelier-partage", "Atelier partagé", "Ateliers partagés", "Locaux et machines mis en commun par des artisans, des créateurs ou des bricoleurs."),
        new("living-lab", "Living lab", "Living labs", "Lieu où les futurs usagers conçoivent et testent des produits ou des services."),
        new("cafe-associatif", "Café associatif", "Cafés associatifs", "Café tenu par une association, lieu de rencontre et d’initiatives locales."),
        new("cuisine-partagee", "Cuisine partagée", "Cuisines partagées", "Cuisine équipée que plusieurs personnes ou entreprises utilisent tour à tour."),
        new("tiers-lieu-culturel", "Tiers-lieu culturel", "Tiers-lieux culturels", "Lieu de création, de diffusion et de pratique artistique ouvert sur son territoire."),
        new("tiers-lieu-nourricier", "Tiers-lieu nourricier", "Tiers-lieux nourriciers", "Lieu qui réunit production agricole, alimentation et apprentissage."),
        new("ressourcerie", "Ressourcerie", "Ressourceries", "Lieu de collecte, de réparation et de revente d’objets."),
        new("pepiniere", "Pépinière d’entreprises", "Pépinières d’entreprises", "Locaux et services pour les jeunes entreprises, avec un accompagnement."),
        new("hotel-entreprises", "Hôtel d’entreprises", "Hôtels d’entreprises", "Locaux à louer pour des entreprises déjà installées, souvent après la pépinière."),
        new("incubateur", "Incubateur", "Incubateurs", "Accompagnement d’un projet avant la création de l’entreprise."),
        new("accelerateur", "Accélérateur", "Accélérateurs", "Programme court et intensif pour de jeunes entreprises déjà lancées."),
        new("telecentre", "Télécentre", "Télécentres", "Bureaux équipés pour travailler à distance de son employeur."),
        new("ptce", "Pôle territorial de coopération économique", "Pôles territoriaux de coopération économique", "Regroupement local d’entreprises, d’associations et de collectivités autour d’un projet commun (PTCE)."),
        new("plateau-technique", "Plateau technique", "Plateaux techniques", "Équipements spécialisés ouverts à des entreprises, des formations ou des laboratoires."),
        new("centre-ressources", "Centre de ressources", "Centres de ressources", "Information, conseil et documentation sur un sujet ou une filière."),
        new("show-room", "Show-room", "Show-rooms", "Espace d’exposition et de démonstration de produits et de savoir-faire."),
        new("mediation-numerique", "Médiation numérique", "Lieux de médiation numérique", "Aide aux démarches en ligne et à l’usage du numérique."),
        new("epicerie-multiservices", "Épicerie ou multi-services", "Épiceries et multi-services", "Commerce de proximité qui rassemble plusieurs services : épicerie, poste, relais colis…"),
        new("habitat-partage", "Habitat partagé", "Habitats partagés", "Lieu où l’on vit et l’on mène ensemble des activités ouvertes sur l’extérieur."));
}

/// <summary>Services a place offers to those who use it.</summary>
public static class PlaceServices
{
    public static readonly Vocabulary All = new("service",
        new("salle-reunion", "Salle de réunion", "Salles de réunion"),
        new("bureau-individuel", "Bureau fermé", "Bureaux fermés"),
        new("domiciliation", "Domiciliation d’entreprise", "Domiciliation d’entreprise"),
        new("accompagnement", "Accompagnement de projets", "Accompagnement de projets"),
        new("formation", "Formation", "Formations"),
        new("location-salle", "Location de salle", "Location de salles"),
        new("evenements", "Événements", "Événements"),
        new("restauration", "Restauration", "Restauration"),
        new("hebergement", "Hébergement", "Hébergement"),
        new("residence-artistes", "Résidence d’artistes", "Résidences d’artistes"),
        new("accueil-scolaires", "Accueil de scolaires", "Accueil de scolaires"),
        new("aide-numerique", "Aide aux démarches numériques", "Aide aux démarches numériques"),
        new("visioconference", "Visioconférence", "Visioconférence"),
        new("impression", "Impression et reprographie", "Impression et reprographie"),
        new("prototypage", "Prototypage", "Prototypage"),
        new("location-machines", "Location de machines", "Location de machines"),
        new("point-relais", "Point relais colis", "Points relais colis"),
        new("epicerie", "Épicerie", "Épicerie"),
        new("garde-enfants", "Garde d’enfants", "Garde d’enfants"),
        new("conciergerie", "Conciergerie", "Conciergerie"),
        new("mise-en-reseau", "Mise en réseau", "Mise en réseau"),
        new("veille", "Veille et documentation", "Veille et documentation"),
        new("transfert-technologie", "Recherche et transfert de technologie", "Recherche et transfert de technologie"),
        new("financement", "Aide à la recherche de financements", "Aide à la recherche de financements"));
}

/// <summary>Equipment found in a place; counts are on <see cref="EquipmentItem"/>.</summary>
public static class EquipmentKinds
{
    public static readonly Vocabulary All = new("équipement",
        new("fibre", "Fibre ou très haut débit", "Fibre ou très haut débit"),
        new("wifi", "Wifi", "Wifi"),
        new("imprimante-3d", "Imprimante 3D", "Imprimantes 3D"),
        new("scanner-3d", "Scanner 3D", "Scanners 3D"),
        new("decoupe-laser", "Découpe laser", "Découpes laser"),
        new("fraiseuse-numerique", "Fraiseuse numérique", "Fraiseuses numériques"),
        new("decoupe-vinyle", "Découpe vinyle", "Découpes vinyle"),
        new("brodeuse-numerique", "Brodeuse numérique", "Brodeuses numériques"),
        new("machine-coudre", "Machine à coudre", "Machines à coudre"),
        new("atelier-bois", "Atelier bois", "Ateliers bois"),
        new("atelier-metal", "Atelier métal", "Ateliers métal"),
        new("electronique", "Atelier d’électronique", "Ateliers d’électronique"),
        new("ordinateurs", "Ordinateurs", "Ordinateurs"),
        new("imprimante", "Imprimante et copieur", "Imprimantes et copieurs"),
        new("visioconference", "Matériel de visioconférence", "Matériel de visioconférence"),
        new("videoprojecteur", "Vidéoprojecteur", "Vidéoprojecteurs"),
        new("studio-son-video", "Studio son ou vidéo", "Studios son ou vidéo"),
        new("cuisine", "Cuisine", "Cuisines"),
        new("cuisine-professionnelle", "Cuisine professionnelle", "Cuisines professionnelles"),
        new("laboratoire", "Laboratoire", "Laboratoires"),
        new("salle-spectacle", "Salle de spectacle", "Salles de spectacle"),
        new("jardin", "Jardin", "Jardins"),
        new("parking", "Stationnement", "Stationnement"),
        new("stationnement-velo", "Stationnement vélo", "Stationnement vélo"));
}

/// <summary>Publics a place is meant for.</summary>
public static class Publics
{
    public static readonly Vocabulary All = new("public",
        new("tous", "Tout public", "Tout public"),
        new("porteurs-projet", "Porteurs de projet", "Porteurs de projet"),
        new("independants", "Indépendants", "Indépendants"),
        new("entreprises", "Entreprises", "Entreprises"),
        new("jeunes-entreprises", "Jeunes entreprises", "Jeunes entreprises"),
        new("salaries-distance", "Salariés à distance", "Salariés à distance"),
        new("artisans", "Artisans", "Artisans"),
        new("agriculteurs", "Agriculteurs", "Agriculteurs"),
        new("artistes", "Artistes", "Artistes"),
        new("associations", "Associations", "Associations"),
        new("collectivites", "Collectivités", "Collectivités"),
        new("etudiants", "Étudiants et apprentis", "Étudiants et apprentis"),
        new("scolaires", "Scolaires", "Scolaires"),
        new("chercheurs", "Chercheurs", "Chercheurs"),
        new("demandeurs-emploi", "Demandeurs d’emploi", "Demandeurs d’emploi"),
        new("seniors", "Personnes âgées", "Personnes âgées"),
        new("habitants", "Habitants", "Habitants"));
}

/// <summary>Accessibility of a place; « accessible » in the search means <see cref="Wheelchair"/>.</summary>
public static class Accessibilities
{
    /// <summary>The code the search filter « accessible » looks for.</summary>
    public const string Wheelchair = "fauteuil-roulant";

    public static readonly Vocabulary All = new("accessibilité",
        new(Wheelchair, "Accessible en fauteuil roulant", "Accessibles en fauteuil roulant"),
        new("acces-partiel", "Accès partiel en fauteuil roulant", "Accès partiel en fauteuil roulant"),
        new("boucle-magnetique", "Boucle magnétique", "Boucle magnétique"),
        new("langue-des-signes", "Accueil en langue des signes", "Accueil en langue des signes"),
        new("transports", "À proximité d’un transport en commun", "À proximité d’un transport en commun"));
}

/// <summary>What one pays a <see cref="Rate"/> for.</summary>
public static class RateUnits
{
    public static readonly Vocabulary All = new("unité de tarif",
        new("heure", "l’heure", "heures"),
        new("demi-journee", "la demi-journée", "demi-journées"),
        new("jour", "la journée", "jours"),
        new("10-jours", "les 10 jours", "10 jours"),
        new("semaine", "la semaine", "semaines"),
        new("mois", "le mois", "mois"),
        new("trimestre", "le trimestre", "trimestres"),
        new("an", "l’année", "ans"),
        new("m2-an", "le m² par an", "m² par an"),
        new("m2-mois", "le m² par mois", "m² par mois"),
        new("heure-machine", "l’heure de machine", "heures de machine"),
        new("seance", "la séance", "séances"),
        new("nuit", "la nuit", "nuits"),
        new("forfait", "le forfait", "forfaits"));
}
