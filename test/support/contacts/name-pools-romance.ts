import { compounds, words, type NamePool } from './name-pool';

const french: NamePool = {
  language: 'fr',
  weight: 70,
  given: words(`
    Éléonore Chloé Zoé Inès Léa Manon Camille Sarah Jade Louise Alice Noémie Hélène Amélie Aurélie
    Élodie Océane Maëlys Anaïs Loïc Gaël Joël Raphaël Gabriel Léo Louis Jules Hugo Arthur Nathan
    Théo Mathéo Noé Étienne Rémi Cédric Frédéric Stéphane Jérôme François René André Gérard Hervé
    Benoît Jean-Pierre Jean-Luc Marie-Claire Anne-Sophie Pierre Michel Philippe Alain Nathalie`),
  family: [
    ...words(`Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent
      Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier
      Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Müller
      Béranger Châtelain Gaétan L’Hôte D’Ornano N’Diaye Traoré`),
    ...compounds(
      `Beau Belle Bois Cham Char Mont Clair Dela Des Haut Saint- Ville Pont Mar Per Cour
      Gran Roche Val`,
      `champ mont pré fontaine neuve bois rin geon rier tier ville court ret let`,
    ),
  ],
  particles: ['de', 'du', 'de la', 'le'],
  trades: words(`Boulangerie Coiffure Garage Menuiserie Fleurs Pharmacie Boucherie Optique Librairie
    Brasserie Pâtisserie Crêperie Fromagerie Cordonnerie`),
  companyEnds: ['SARL', 'SAS', 'SA', 'et Fils', ''],
  countries: [
    {
      dial: '33',
      trunk: '0',
      mobile: ['61#######', '65#######', '74#######'],
      landline: ['14#######'],
    },
  ],
};

const spanish: NamePool = {
  language: 'es',
  weight: 60,
  given: words(`
    José María Ángel Álvaro Ángela Íñigo Óscar Úrsula Begoña Raúl Martín Sofía Lucía Julia Mía Valeria
    Martina Daniela Hugo Mateo Lucas Leo Pablo Manuel Alejandro Daniel Nicolás Adrián Diego Andrés
    Jesús Rubén Iván Víctor Joaquín Rocío Inés Mónica Verónica Concepción Encarnación Peñarol Nuño`),
  family: [
    ...words(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez
      Hernández Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Domínguez Vázquez
      Ramírez Gil Serrano Molina Suárez Blanco Núñez Ibáñez Peña Cañizares Ordóñez Yáñez Zúñiga`),
    ...compounds(
      `Val Mont Cas Her Men Pal Sal Tor Vill Roble Ace Bel Car Esc`,
      `derrama alba tillo mosa dívar encia ares averde edo ñón illo anueva`,
    ),
  ],
  particles: ['de', 'del', 'de la'],
  trades: words(`Panadería Peluquería Taller Carpintería Floristería Farmacia Carnicería Óptica Bar
    Librería Heladería Gestoría`),
  companyEnds: ['S.L.', 'S.A.', 'e Hijos', ''],
  countries: [
    {
      dial: '34',
      trunk: '',
      mobile: ['61#######', '65#######'],
      landline: ['912######', '932######'],
    },
    { dial: '52', trunk: '', mobile: ['551#######'], landline: ['332#######'] },
  ],
};

const italian: NamePool = {
  language: 'it',
  weight: 50,
  given: words(`
    Niccolò Nicolò Desirée Zoe Sofia Giulia Aurora Alice Ginevra Emma Giorgia Greta Beatrice Anna
    Leonardo Francesco Alessandro Lorenzo Mattia Andrea Gabriele Matteo Tommaso Riccardo Edoardo
    Giuseppe Giovanni Antonio Mario Luigi Vincenzo Pietro Salvatore Carlo Franco Maria Rosa Angela`),
  family: [
    ...words(`Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo
      Conti Costa Giordano Mancini Rizzo Lombardi Moretti D’Angelo D’Amico Dell’Acqua Nardò Calò`),
    ...compounds(
      `Mar Bell Cast Fior Gal Lomb Mont Pal Ross San Vent Zan Bar Bonf Cav Fer Gui Lup`,
      `etti ini ello oni acci ucci aro ante igli ese aldi otto azzi ino`,
    ),
  ],
  particles: ['De', 'Di', 'Della', 'Lo'],
  trades: words(`Panificio Parrucchiere Officina Falegnameria Fioreria Farmacia Macelleria Ottica
    Trattoria Gelateria Libreria Caffè`),
  companyEnds: ['S.r.l.', 'S.p.A.', 'S.n.c.', 'e Figli', ''],
  countries: [
    {
      dial: '39',
      trunk: '',
      mobile: ['347#######', '338#######', '320#######'],
      landline: ['06########', '02########'],
    },
  ],
};

const portuguese: NamePool = {
  language: 'pt',
  weight: 35,
  given: words(`
    João José António Luís Fábio Inês Conceição Mónica Sónia Cátia Tânia Márcia Lúcia Flávia Érica
    Maria Leonor Matilde Carolina Beatriz Mariana Francisco Santiago Afonso Duarte Tomás Martim
    Rodrigo Miguel Gonçalo Simão Vicente Estêvão Simões Zé`),
  family: [
    ...words(`Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Jesus Sousa Fernandes
      Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia
      Magalhães Guimarães Simões Conceição Assunção Araújo Brandão Leitão Falcão`),
    ...compounds(
      `Mont Carv Fig Oliv Per Cast Lob Mac Sal`,
      `eiro alho ueira ão inho edo eira ares`,
    ),
  ],
  particles: ['da', 'de', 'dos', 'das'],
  trades: words(
    `Padaria Cabeleireiro Oficina Carpintaria Florista Farmácia Talho Óptica Pastelaria`,
  ),
  companyEnds: ['Lda.', 'S.A.', '& Filhos', ''],
  countries: [
    { dial: '351', trunk: '', mobile: ['91#######', '96#######'], landline: ['21#######'] },
    { dial: '55', trunk: '0', mobile: ['1199#######'], landline: ['112#######'] },
  ],
};

const romanian: NamePool = {
  language: 'ro',
  weight: 20,
  given:
    words(`Ștefan Țucu Ionuț Răzvan Cătălin Mădălina Bogdan Andreea Ioana Alexandru Mihai Gheorghe
    Vasile Nicolae Cristian Florin Elena Ana-Maria Ilinca Călin Doinița Măriuca`),
  family: [
    ...words(`Popa Popescu Ionescu Pop Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Mărginean
      Țăranu Șerban Brâncuși Cojocaru Lupu Bălan`),
    ...compounds(
      `Vasil Dumitr Const Petr Grigor Marin Florin Teodor Filip`,
      `escu eanu oiu iu aru ache`,
    ),
  ],
  particles: [],
  trades: words(`Brutărie Frizerie Service Tâmplărie Florărie Farmacie Măcelărie Optică`),
  companyEnds: ['SRL', 'SA', ''],
  countries: [
    { dial: '40', trunk: '0', mobile: ['722######', '744######'], landline: ['212######'] },
  ],
};

export const romancePools: readonly NamePool[] = [french, spanish, italian, portuguese, romanian];
