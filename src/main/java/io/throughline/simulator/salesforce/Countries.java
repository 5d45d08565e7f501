package io.throughline.simulator.salesforce;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The eight countries of the demonstration firm: invented companies at plausible addresses. */
final class Countries {

    private static final List<Country> ALL = List.of(
            new Country(
                    "us",
                    "United States",
                    "USD",
                    "+1 312 555 01",
                    "America/Chicago",
                    List.of(
                            "Larkspur Freight Inc.",
                            "Bluestem Health Systems",
                            "Copperline Energy LLC",
                            "Harbor & Vine Foods",
                            "Redwood Mutual Insurance",
                            "Tallgrass Robotics",
                            "Summit Ridge Bancorp",
                            "Palisade Semiconductor",
                            "Great Lakes Paper Co.",
                            "Juniper Street Media"),
                    List.of(
                            "Chicago|Illinois|IL|60606|200 West Monroe Street",
                            "Austin|Texas|TX|78701|515 Congress Avenue",
                            "Seattle|Washington|WA|98101|1420 Fifth Avenue"),
                    List.of("Denise|Alvarez", "Marcus|Whitfield", "Karen|Osei", "Joel|Sandberg"),
                    TaxNumbers::unitedStates,
                    List.of("us01", "us02")),
            new Country(
                    "ca",
                    "Canada",
                    "CAD",
                    "+1 416 555 01",
                    "America/Toronto",
                    List.of(
                            "Northern Spruce Timber Ltd.",
                            "Laurentide Assurance inc.",
                            "Prairie Rail Logistics",
                            "Fundy Tidal Power",
                            "Okanagan Beverage Group",
                            "Maplecourt Retail Ltd.",
                            "Shield Minerals Corp.",
                            "St. Lawrence Pharma",
                            "Cabot Marine Services",
                            "Yukon Data Centres"),
                    List.of(
                            "Toronto|Ontario|ON|M5J 2N8|88 Queens Quay West",
                            "Montréal|Quebec|QC|H3B 4W5|1250 boulevard René-Lévesque Ouest",
                            "Vancouver|British Columbia|BC|V6E 2E9|1055 West Georgia Street"),
                    List.of("Geneviève|Tremblay", "Liam|Fraser", "Priya|Nair", "Owen|MacLeod"),
                    TaxNumbers::canada,
                    List.of("ca01")),
            new Country(
                    "de",
                    "Germany",
                    "EUR",
                    "+49 69 9000 1",
                    "Europe/Berlin",
                    List.of(
                            "Falkenried Maschinenbau GmbH",
                            "Lindenhof Versicherung AG",
                            "Rheintal Chemie GmbH & Co. KG",
                            "Nordkai Logistik SE",
                            "Schwarzbach Optik GmbH",
                            "Alpenrand Energie AG",
                            "Märkische Bahntechnik GmbH",
                            "Hansehof Handel GmbH",
                            "Isarwerk Automotive AG",
                            "Weserpark Lebensmittel GmbH"),
                    List.of(
                            "Frankfurt am Main|Hessen|HE|60311|Neue Mainzer Straße 52",
                            "München|Bayern|BY|80333|Brienner Straße 28",
                            "Hamburg|Hamburg|HH|20457|Am Sandtorkai 50"),
                    List.of("Anke|Brandt", "Jürgen|Vogel", "Selin|Yıldız", "Matthias|Krüger"),
                    TaxNumbers::germany,
                    List.of("de01")),
            new Country(
                    "gb",
                    "United Kingdom",
                    "GBP",
                    "+44 20 7946 0",
                    "Europe/London",
                    List.of(
                            "Thornbury Rail plc",
                            "Ashdown & Keel Solicitors",
                            "Pennine Water Group plc",
                            "Marlowe Publishing Ltd",
                            "Clyde Offshore Ltd",
                            "Fenland Agritech Ltd",
                            "Severn Bridge Assurance plc",
                            "Kestrel Aviation Ltd",
                            "Old Quay Brewery Ltd",
                            "Merrow Pharmaceuticals plc"),
                    List.of(
                            "London|Greater London|LND|EC2V 7HN|30 Gresham Street",
                            "Manchester|Greater Manchester|MAN|M2 3AE|1 Spinningfields Square",
                            "Edinburgh|Midlothian|MLN|EH2 4AD|14 George Street"),
                    List.of("Harriet|Lowell", "Callum|Reid", "Nadia|Rahman", "Simon|Pryce"),
                    TaxNumbers::unitedKingdom,
                    List.of("gb01")),
            new Country(
                    "fr",
                    "France",
                    "EUR",
                    "+33 1 70 18 0",
                    "Europe/Paris",
                    List.of(
                            "Aubrac Distribution SAS",
                            "Sèvres Luminaires SA",
                            "Garonne Aéro SAS",
                            "Crédit Coopératif du Rhône",
                            "Vermeille Cosmétiques SA",
                            "Transports Delmas SARL",
                            "Mistral Énergies SAS",
                            "Laboratoires Théo SA",
                            "Papeteries de l'Isère SAS",
                            "Maison Castelnau SA"),
                    List.of(
                            "Paris|Île-de-France|IDF|75009|18 boulevard Haussmann",
                            "Lyon|Auvergne-Rhône-Alpes|ARA|69003|129 rue Servient",
                            "Toulouse|Occitanie|OCC|31000|6 place du Capitole"),
                    List.of("Camille|Roussel", "Bastien|Morel", "Aïcha|Benali", "Hélène|Garnier"),
                    TaxNumbers::france,
                    List.of("fr01")),
            new Country(
                    "in",
                    "India",
                    "INR",
                    "+91 80 4719 0",
                    "Asia/Kolkata",
                    List.of(
                            "Sahyadri Textiles Ltd",
                            "Kaveri Agro Foods Pvt Ltd",
                            "Nilgiri Motors Ltd",
                            "Deccan Payments Pvt Ltd",
                            "Malabar Shipping Ltd",
                            "Vindhya Cements Ltd",
                            "Tungabhadra Power Ltd",
                            "Chola Healthcare Pvt Ltd",
                            "Konark Telecom Ltd",
                            "Yamuna Retail Pvt Ltd"),
                    List.of(
                            "Bengaluru|Karnataka|29|560001|24 Mahatma Gandhi Road",
                            "Mumbai|Maharashtra|27|400051|C-40 Bandra Kurla Complex",
                            "Chennai|Tamil Nadu|33|600002|112 Anna Salai"),
                    List.of("Ananya|Iyer", "Rohan|Deshpande", "Farah|Khan", "Vikram|Reddy"),
                    TaxNumbers::india,
                    List.of("in01")),
            new Country(
                    "jp",
                    "Japan",
                    "JPY",
                    "+81 3 5550 1",
                    "Asia/Tokyo",
                    List.of(
                            "Aozora Denki K.K.",
                            "Hikari Logistics K.K.",
                            "Mizunami Ceramics K.K.",
                            "Tsukuba Robotics K.K.",
                            "Kurobe Chemical K.K.",
                            "Shirakaba Foods K.K.",
                            "Minato Marine Insurance K.K.",
                            "Hagoromo Retail K.K.",
                            "Asagiri Railway K.K.",
                            "Wakaba Medical K.K."),
                    List.of(
                            "Chiyoda-ku|Tokyo|13|100-0005|1-8-2 Marunouchi",
                            "Osaka|Osaka|27|530-0001|2-4-9 Umeda, Kita-ku",
                            "Nagoya|Aichi|23|450-0002|4-7-1 Meieki, Nakamura-ku"),
                    List.of("Haruka|Sato", "Kenji|Watanabe", "Yui|Takahashi", "Daichi|Mori"),
                    TaxNumbers::japan,
                    List.of("jp01")),
            new Country(
                    "au",
                    "Australia",
                    "AUD",
                    "+61 2 5550 1",
                    "Australia/Sydney",
                    List.of(
                            "Banksia Mining Pty Ltd",
                            "Harbourline Ferries Pty Ltd",
                            "Outback Grain Co-operative Ltd",
                            "Waratah Wealth Ltd",
                            "Coral Coast Tourism Pty Ltd",
                            "Kookaburra Energy Ltd",
                            "Murray Basin Water Ltd",
                            "Ironbark Steel Pty Ltd",
                            "Southern Cross Clinics Ltd",
                            "Boronia Retail Group Ltd"),
                    List.of(
                            "Sydney|New South Wales|NSW|2000|25 Bligh Street",
                            "Melbourne|Victoria|VIC|3000|367 Collins Street",
                            "Perth|Western Australia|WA|6000|108 St Georges Terrace"),
                    List.of("Matilda|Crane", "Jack|Nguyen", "Isla|Donnelly", "Tom|Papadakis"),
                    TaxNumbers::australia,
                    List.of("au01")));

    private static final Map<String, Country> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Country::code, Function.identity()));

    private Countries() {}

    /** All countries; the order is part of what a seed means. */
    static List<Country> all() {
        return ALL;
    }

    /**
     * A country by its code.
     *
     * @throws IllegalArgumentException if the firm does not sell there
     */
    static Country of(String code) {
        Country country = BY_CODE.get(code);
        if (country == null) {
            throw new IllegalArgumentException("no region " + code + "; there are us, ca, de, gb, fr, in, jp, au");
        }
        return country;
    }
}
