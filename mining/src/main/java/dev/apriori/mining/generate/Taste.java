package dev.apriori.mining.generate;

import java.util.List;

/** A kind of film that some people love, and the words that its titles are made of. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum Taste {
    SPACE(
            "Adventure|Sci-Fi",
            "Patient,Borrowed,Left-Handed,Polite,Second-Hand,Homesick,Upside-Down,Part-Time,Unlicensed,Weightless",
            "Comet,Airlock,Cosmonaut,Satellite,Gravity Clerk,Moonbase,Telescope,Asteroid,Star Plumber,Rocket,Android,Orbit",
            "Saturn,the Ninth Moon,Platform Zero,the Slow Galaxy,Neptune Gardens,the Vacuum,Ceres,Tuesday Station"),
    HEIST(
            "Crime|Thriller",
            "Nervous,Punctual,Forgetful,Honest,Well-Dressed,Retired,Double-Booked,Short-Sighted,Sleepy,Borrowed",
            "Locksmith,Getaway,Alibi,Safecracker,Pickpocket,Vault,Decoy,Forger,Lookout,Ransom,Informer,Briefcase",
            "Marzipan Street,the Night Bank,Lisbon Harbour,the Third Floor,Monte Pepe,the Duke's Cellar,Pier Nine,the Mint"),
    ROMANCE(
            "Comedy|Romance",
            "Accidental,Reluctant,Sunburnt,Overbooked,Clumsy,Midweek,Lukewarm,Long-Distance,Barefoot,Unposted",
            "Bridesmaid,Umbrella,Love Letter,Ferry,Tango Teacher,Honeymoon,Bakery,Cellist,Postman,Bouquet,Neighbour,Kiss",
            "Portofino,the Wrong Wedding,Elm Street Laundry,Aunt Odile,Platform Four,Bruges,the Lemon Grove,Late August"),
    HORROR(
            "Horror|Mystery",
            "Whispering,Damp,Toothless,Unfinished,Sleepless,Crooked,Hungry,Buried,Nameless,Creaking",
            "Cellar,Scarecrow,Lighthouse Keeper,Doll,Well,Undertaker,Attic,Choir,Mirror,Visitor,Orchard,Moth",
            "Hollowmere,the Drowned Chapel,Widow's Lane,Room Eleven,the Salt Marsh,Gallow Farm,the Old Ward,Crow Hill"),
    WESTERN(
            "Western",
            "Dusty,One-Boot,Silent,Thirsty,Rusty,Card-Playing,Sunday,Outnumbered,Lonesome,Wanted",
            "Sheriff,Mule,Stagecoach,Gunsmith,Undertaker's Horse,Saloon,Rattlesnake,Marshal,Drifter,Spur,Posse,Canyon",
            "Sour Creek,Dry Bucket,Cactus Junction,Abilene Flats,the Broken Wheel,Fort Mercy,Tumbleweed,Last Water"),
    CARTOON(
            "Animation|Children",
            "Marmalade,Wobbly,Invisible,Giggling,Pocket-Sized,Tin,Upstairs,Runaway,Snoring,Polka-Dot",
            "Hedgehog,Teapot,Dragonfly,Penguin,Sock,Tractor,Elephant,Biscuit,Otter,Kite,Snail,Robot",
            "Puddleton,the Jam Factory,Cloud Nine and a Half,Button Island,the Toy Post Office,Bumble Wood,the Bathtub,Pancake Hill"),
    NOIR(
            "Film-Noir|Mystery",
            "Velvet,Smoke-Filled,Faithless,Rain-Soaked,Midnight,Unlit,Hard-Boiled,Cold,Counterfeit,Restless",
            "Stenographer,Cigarette,Blonde,Private Eye,Streetcar,Telegram,Trench Coat,Widow,Piano Player,Matchbook,Boxer,Shadow",
            "Pier Twelve,Bourbon Alley,the Blue Parrot,Harbour Street,the Hotel Splendid,Union Depot,the Rain,Apartment Six"),
    MUSICAL(
            "Comedy|Musical",
            "Tap-Dancing,Off-Key,Glittering,Encore,Humming,Sequinned,Sold-Out,Unrehearsed,Swinging,High-Kicking",
            "Chorus Girl,Trombone,Understudy,Prompter,Spotlight,Accordion,Conductor,Ballroom,Duet,Tambourine,Matinee,Soprano",
            "Vaudeville,the Pink Curtain,Broadway Lane,the Opera Cellar,Buenos Aires,Act Three,the Orchestra Pit,Blackpool"),
    SEA(
            "Action|Adventure",
            "Reckless,Sinking,Uncharted,Barnacled,Mutinous,Roaring,Salted,Outbound,Shipwrecked,Fearless",
            "Captain,Anchor,Submarine,Buccaneer,Harpoon,Cannon,Lifeboat,Cook,Compass,Kraken,Stowaway,Treasure",
            "Cape Regret,the Seventh Current,Port Mango,the Storm Coast,Turtle Reef,the Whale Road,Zanzibar Sound,the Deep"),
    DOCUMENTARY(
            "Documentary",
            "Secret,Slow,Ordinary,Forgotten,Hidden,Endless,Curious,Quiet,Stubborn,Unseen",
            "Beekeepers,Glaciers,Lifts,Pigeons,Typewriters,Mushrooms,Night Buses,Potters,Tides,Bagpipes,Letterboxes,Lichens",
            "Lapland,Lower Saxony,the Suez Canal,the Ring Road,Patagonia,the Kitchen Sink,Osaka,the Bottom Drawer"),
    FANTASY(
            "Fantasy",
            "Enchanted,Seven-Legged,Moonlit,Unruly,Glass,Thrice-Cursed,Feathered,Ember,Wandering,Thornless",
            "Wizard,Dragon,Lantern,Goblin,Sword,Unicorn,Cauldron,Prophecy,Gatekeeper,Amulet,Witch,Throne",
            "Elderbrook,the Ash Kingdom,the Mossy Throne,Wintermoor,the Northern Spell,Quillhaven,the Last Wood,Thistledown"),
    COSTUME(
            "Drama|Romance",
            "Unsuitable,Widowed,Penniless,Corseted,Provincial,Disinherited,Dutiful,Tea-Drinking,Betrothed,Fainting",
            "Governess,Viscount,Inheritance,Parsonage,Duchess,Ball,Portrait,Carriage,Heiress,Sonnet,Footman,Engagement",
            "Wexcombe Park,the Lower Meadow,Bath Abbey,Lady Harcourt,the East Wing,Michaelmas,Netherby,the Second Season");

    private final String genres;
    private final List<String> manners;
    private final List<String> subjects;
    private final List<String> places;

    Taste(String genres, String manners, String subjects, String places) {
        this.genres = genres;
        this.manners = List.of(manners.split(","));
        this.subjects = List.of(subjects.split(","));
        this.places = List.of(places.split(","));
    }

    /** As MovieLens writes them. No two tastes have the same. */
    String genres() {
        return genres;
    }

    /** A title without a year, its article at the end as MovieLens has it. */
    String title(Chance chance) {
        String manner = pick(manners, chance);
        String subject = pick(subjects, chance);
        return switch (chance.below(6)) {
            case 0 -> manner + " " + subject + ", The";
            case 1 -> subject + " of " + pick(places, chance) + ", The";
            case 2 -> manner + " " + subject + " of " + pick(places, chance) + ", The";
            case 3 -> "Farewell to " + pick(places, chance) + ", My " + manner + " " + subject;
            case 4 -> "How the " + subject + " Came to " + pick(places, chance);
            default -> pick(manners, chance) + " and " + manner + ", or the " + subject;
        };
    }

    private static String pick(List<String> words, Chance chance) {
        return words.get(chance.below(words.size()));
    }
}
