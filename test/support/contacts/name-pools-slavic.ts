import { compounds, words, type NamePool } from './name-pool';

const polish: NamePool = {
  language: 'pl',
  weight: 55,
  given: words(`
    Łukasz Michał Paweł Rafał Stanisław Bolesław Władysław Zdzisław Grażyna Bożena Małgorzata Żaneta
    Agnieszka Katarzyna Barbara Krystyna Ewa Elżbieta Zofia Teresa Jadwiga Jan Andrzej Piotr Krzysztof
    Tomasz Marcin Józef Jerzy Wojciech Jakub Szymon Zuzanna Julia Maja Lena Świętosława Jędrzej`),
  family: [
    ...words(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański
      Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Źrebiec Żak Łoś Bąk`),
    ...compounds(
      `Kaczor Gór Las Brzoz Lip Dęb Sosn Wisz Jabłon Malin Raj Sob Star Zaj Zakrz Głow`,
      `owski ewski iński ecki czyk icz owicz ak ek`,
    ),
  ],
  particles: [],
  trades: words(
    `Piekarnia Fryzjer Warsztat Stolarnia Kwiaciarnia Apteka Optyk Księgarnia Cukiernia`,
  ),
  companyEnds: ['sp. z o.o.', 'S.A.', 's.c.', 'i Synowie', ''],
  countries: [
    {
      dial: '48',
      trunk: '',
      mobile: ['601######', '512######', '790######'],
      landline: ['22#######'],
    },
  ],
};

const czech: NamePool = {
  language: 'cs',
  weight: 30,
  given: words(`
    Jiří Ondřej Tomáš Lukáš Matěj Vojtěch Kryštof Štěpán Šimon Zdeněk Čeněk Řehoř Růžena Věra Hana
    Lenka Kateřina Lucie Alena Eliška Tereza Žofie Anežka Božena Jan Petr Josef Pavel Martin Milan`),
  family: [
    ...words(`Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Marek Pospíšil
      Pokorný Hájek Král Jelínek Růžička Beneš Fiala Sedláček Nováková Svobodová Dvořáková Řezníčková`),
    ...compounds(`Hor Dub Kov Mal Vesel Zá Bíl Kád Hrub Šim`, `ák ský ář ek eček ovský ková ička`),
  ],
  particles: [],
  trades: words(
    `Pekařství Kadeřnictví Autoservis Truhlářství Květiny Lékárna Řeznictví Knihkupectví`,
  ),
  companyEnds: ['s.r.o.', 'a.s.', 'a synové', ''],
  countries: [
    { dial: '420', trunk: '', mobile: ['601######', '732######'], landline: ['22#######'] },
  ],
};

const russian: NamePool = {
  language: 'ru',
  weight: 40,
  given: words(`
    Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Артём Пётр Фёдор Семён Юрий
    Анна Мария Елена Ольга Наталья Екатерина Татьяна Алёна Ксения Юлия Дарья Полина Анастасия Зоя`),
  family: [
    ...words(`Иванов Смирнов Кузнецов Попов Соколов Лебедев Козлов Новиков Морозов Петров Волков
      Соловьёв Васильев Зайцев Павлов Семёнов Голубев Щербаков Королёв Йовович`),
    ...compounds(
      `Берез Сосн Дуб Орл Ворон Гор Медвед Белк Черн Крас Зим Лет Весн Кам Рек Бор`,
      `ов ова ский ская ин ина енко ович ев ева`,
    ),
  ],
  particles: [],
  trades: words(`Пекарня Парикмахерская Автосервис Цветы Аптека Оптика Ателье Кофейня`),
  companyEnds: ['ООО', 'АО', 'и сыновья', ''],
  countries: [
    {
      dial: '7',
      trunk: '8',
      mobile: ['912#######', '903#######', '926#######'],
      landline: ['495#######'],
    },
  ],
};

const greek: NamePool = {
  language: 'el',
  weight: 25,
  given: words(`
    Γιώργος Γιάννης Δημήτρης Νίκος Κώστας Βασίλης Χρήστος Παναγιώτης Θανάσης Μιχάλης Σπύρος Ηλίας
    Μαρία Ελένη Αικατερίνη Βασιλική Σοφία Αγγελική Γεωργία Δήμητρα Ιωάννα Ευαγγελία Ζωή Άννα`),
  family: [
    ...words(`Παπαδόπουλος Παππάς Καραγιάννης Βλάχος Αγγελόπουλος Μακρής Νικολαΐδης Γεωργίου`),
    ...compounds(
      `Παπα Κωνσταντ Δημητρ Γεωργ Νικολ Χριστ Αθανασ Καρα Μαυρ Χατζη Οικονομ`,
      `όπουλος ίδης άκης άκος ιάδης άς έας ούλης`,
    ),
  ],
  particles: [],
  trades: words(`Φούρνος Κομμωτήριο Συνεργείο Φαρμακείο Ταβέρνα Βιβλιοπωλείο`),
  companyEnds: ['Α.Ε.', 'Ο.Ε.', ''],
  countries: [
    { dial: '30', trunk: '', mobile: ['694#######', '697#######'], landline: ['210#######'] },
  ],
};

export const slavicPools: readonly NamePool[] = [polish, czech, russian, greek];
