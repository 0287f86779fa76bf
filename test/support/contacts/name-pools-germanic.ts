import { compounds, words, type NamePool } from './name-pool';

const german: NamePool = {
  language: 'de',
  weight: 300,
  given: words(`
    Anna Lena Jürgen Björn Zoë Käthe Uwe Sönke Jörg Günther Heike Bärbel Dörte Gerd Matthias Tobias
    Lukas Finn Emilia Mia Hannah Sophie Marie Leonie Johanna Charlotte Greta Frieda Ida Paula Karl
    Friedrich Wilhelm Otto Hermann Walter Werner Horst Klaus Dieter Manfred Rainer Thomas Andreas
    Stefan Michael Sabine Petra Monika Ursula Renate Ingrid Gisela Brigitte Christa Helga Elke Birgit
    Susanne Claudia Nicole Stefanie Melanie Katrin Julia Sandra Anja Silke Tanja Kerstin Ömer Änne
    Hans-Peter Karl-Heinz Anna-Lena Eva-Maria Max Moritz Felix Paul Leon Jonas Elias Noah Ben`),
  family: [
    ...words(`
      Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
      Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange
      Schmitt Werner Krause Meier Lehmann Maier Köhler König Großmann Weiß Vogel Jäger Groß Schütz
      Böhm Köster Süß Voß Strauß Preuß Röß Haß Kühn Löwe Bär Höß Yıldız Kowalski`),
    ...compounds(
      `Linden Stein Eichen Rosen Birken Kirch Mühl Brück Wald Berg Tannen Buchen Hohen Alten Neuen
       Ober Unter Königs Grünen Weißen Schwarzen Sonnen Sommer Winter Hinter Vorder Mitter Breiten
       Langen Kalten Krumm Wolfs Bären Hirsch Fuchs Adlers Falken Schön Lieben Gutten`,
      `berger bach hauer müller hof mann thal feld wald stein bauer meier meyer schmidt brunner huber
       egger lechner reiter macher hammer städter dorfer`,
    ),
  ],
  particles: ['von', 'zu', 'von der'],
  trades: words(`
    Bäckerei Friseursalon Autohaus Schreinerei Gärtnerei Apotheke Metzgerei Zahnarztpraxis Optik
    Reisebüro Steuerberatung Malerbetrieb Blumenhaus Gasthof Weinhandlung Buchhandlung Fahrradladen
    Küchenstudio Tierklinik Rechtsanwälte Hausverwaltung Physiotherapie Goldschmiede Sanitär`),
  companyEnds: ['GmbH', 'GmbH & Co. KG', 'e. K.', 'OHG', 'AG', '& Söhne', ''],
  countries: [
    {
      dial: '49',
      trunk: '0',
      mobile: ['171#######', '151########', '160#######', '176########'],
      landline: ['30########', '89########', '40########', '221#######'],
    },
    {
      dial: '49',
      trunk: '0',
      mobile: ['172#######', '157########', '152########'],
      landline: ['711#######', '69########'],
    },
    { dial: '43', trunk: '0', mobile: ['664#######', '676#######'], landline: ['15######'] },
    { dial: '41', trunk: '0', mobile: ['79#######', '78#######'], landline: ['44#######'] },
  ],
};

const english: NamePool = {
  language: 'en',
  weight: 150,
  given: words(`
    Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Noah
    Oliver George Arthur Muhammad Leo Harry Oscar Archie Henry Theodore Freddie Jack Charlie Theo
    Alfie James John Robert William Richard David Joseph Thomas Christopher Daniel Matthew Anthony
    Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian Mary Patricia Jennifer Linda Elizabeth
    Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Betty Sandra Ashley Dorothy Kimberly Chloë
    Renée Siobhán Seán Niamh Oisín Caoimhe Zoe Beyoncé André José Mary-Jane Billie-Jo`),
  family: [
    ...words(`
      Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Thomas Moore
      Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott
      Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts O’Brien O’Connor O’Neill
      Ó\u00a0Súilleabháin McDonald MacLeod McCarthy Fitzgerald Brontë Patel Singh Khan Begum`),
    ...compounds(
      `Hart Black White Red Green Ash Oak Thorn Wood Brook Lang Brad Wells Clay Thorn Middle North
       South East West Hather Stan Whit Hol Bar Bux Win Ham Ever Ken Rock Sher Pem Fair Long Strat`,
      `ford ton ley field wood well bury stone worth ham combe croft dale land more bridge`,
    ),
  ],
  particles: ['de', 'St'],
  trades: words(`
    Bakery Barbers Motors Joinery Nursery Pharmacy Butchers Dental Opticians Travel Accountants
    Decorators Florists Inn Vintners Books Cycles Kitchens Vets Solicitors Lettings Physio Jewellers
    Plumbing Roofing Catering Photography Tattoo Yoga Laundry`),
  companyEnds: ['Ltd', 'LLP', 'Inc.', 'LLC', '& Sons', '& Co', ''],
  countries: [
    {
      dial: '44',
      trunk: '0',
      mobile: ['7712######', '7400######'],
      landline: ['2072######', '1612######'],
    },
    {
      dial: '1',
      trunk: '',
      mobile: ['2124######', '4156######', '3125######', '6175######'],
      landline: ['2065######'],
    },
    { dial: '353', trunk: '0', mobile: ['85#######'], landline: ['15######'] },
  ],
};

const dutch: NamePool = {
  language: 'nl',
  weight: 45,
  given: words(`
    Daan Sem Lucas Levi Finn Noud Luuk Bram Thijs Jesse Emma Julia Mila Tess Sophie Zoë Sara Noor
    Liv Fleur Johannes Cornelis Hendrik Willem Pieter Jan Gerrit Maria Anna Cornelia Wilhelmina
    Geertruida Joëlle Loïs Chloé Daniël Raphaël Michiel Sjoerd Tjitske Wiebe Femke Jeroen Marijke`),
  family: [
    ...words(`Jong Vries Berg Dijk Bakker Janssen Visser Smit Meijer Boer Mulder Groot Bos Vos
      Peters Hendriks Leeuwen Dekker Brouwer Wit Dijkstra Smits Graaf Meer Hoekstra Koning`),
    ...compounds(
      `Wester Ooster Noorder Zuider Hoog Laag Water Zand Veen Bosch Kerk Molen`,
      `man veld kamp huis beek dijk stra ma woude brink`,
    ),
  ],
  particles: ['de', 'van', 'van der', 'van den', 'ter', '’t'],
  trades: words(
    `Bakkerij Kapper Garage Timmerbedrijf Bloemen Apotheek Slagerij Tandarts Fietsen Café`,
  ),
  companyEnds: ['B.V.', 'V.O.F.', '& Zn.', ''],
  countries: [
    {
      dial: '31',
      trunk: '0',
      mobile: ['61#######', '64#######'],
      landline: ['202######', '102######'],
    },
    { dial: '32', trunk: '0', mobile: ['470######', '485######'], landline: ['22######'] },
  ],
};

const swedish: NamePool = {
  language: 'sv',
  weight: 45,
  given: words(`
    Åsa Åke Björn Göran Håkan Jörgen Märta Pär Sören Örjan Astrid Elsa Saga Freja Vera Alma Selma
    Liam Noah Hugo Adam Oscar Elias Axel Nils Lars Anders Mikael Johan Per Erik Karin Birgitta
    Margareta Elisabeth Eva Kristina Lena Ingrid Linnéa Gunnar Torbjörn Bengt Ulla Gunilla Åse`),
  family: [
    ...words(`Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson
      Gustafsson Pettersson Jonsson Öberg Åkesson Ångström Sjöberg Björk Nyström Höglund Strömberg`),
    ...compounds(
      `Lind Berg Ek Ny Söder Norr Väster Öster Hall Sand Sjö Strand Björk Alm Hed Lund
      Gran Ström Fors Dal Åker Äng`,
      `gren berg ström qvist mark lund kvist dahl stedt holm man`,
    ),
  ],
  particles: ['af'],
  trades: words(`Bageri Frisör Bil Snickeri Trädgård Apotek Tandläkare Optik Resor Blommor`),
  companyEnds: ['AB', 'HB', '& Söner', ''],
  countries: [
    {
      dial: '46',
      trunk: '0',
      mobile: ['70#######', '73#######', '76#######'],
      landline: ['8######'],
    },
  ],
};

const danish: NamePool = {
  language: 'da',
  weight: 30,
  given: words(`
    Søren Jørgen Bjørn Kåre Åse Mette Anne Kirsten Hanne Lærke Frederik Mikkel Rasmus Asger Øjvind
    Ida Freja Clara Agnes Alberte Nørgaard Lars Jens Niels Peter Hans Henrik Morten Gitte Susanne`),
  family: [
    ...words(`Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen
      Jørgensen Petersen Madsen Kristensen Olsen Møller Østergaard Kjær Skårup Bæk Thygesen`),
    ...compounds(
      `Nør Vester Øster Søn Kirke Skov Lund Høj Bak Krog Dal Sø Møl`,
      `gaard bjerg holm dahl lund sen toft rup`,
    ),
  ],
  particles: [],
  trades: words(`Bageri Frisør Auto Tømrer Blomster Apotek Slagter Tandlæge Cykler Kro`),
  companyEnds: ['ApS', 'A/S', 'I/S', ''],
  countries: [
    {
      dial: '45',
      trunk: '',
      mobile: ['201#####', '226#####', '305#####', '511#####'],
      landline: ['3312####', '8612####'],
    },
  ],
};

export const germanicPools: readonly NamePool[] = [german, english, dutch, swedish, danish];
