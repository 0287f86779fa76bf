import type { SeededRandom } from '../../kill/seeded-random';

/** What shops write to their customers, in a few of their languages; `#` is a number, `@` a time. */
const texts = [
  'your order # is ready, you can pick it up from us until # o’clock today.',
  'Ihre Bestellung # ist da und liegt bis Samstag an der Kasse für Sie bereit.',
  'Ihr Termin am #.#. um @ Uhr ist bestätigt. Bitte sagen Sie rechtzeitig ab.',
  'leider müssen wir Ihren Termin um @ Uhr verschieben, bitte rufen Sie uns an.',
  'wir haben ab Montag neue Öffnungszeiten: # bis # Uhr, samstags bis @ Uhr.',
  'Ihr Fahrrad ist repariert und kostet # Euro. Abholen können Sie es ab @ Uhr.',
  'the table for # at @ is yours. See you soon, and let us know if you are late.',
  'don’t forget your appointment tomorrow at @. Reply or call us to change it.',
  'die Reinigung Ihrer Jacke (Nr. #) ist fertig, wir freuen uns auf Ihren Besuch!',
  'am Samstag feiern wir Geburtstag: # Prozent auf alles und Kuchen für alle ab @.',
  'your glasses have arrived. Please bring the receipt #, we are open until @.',
  'votre commande # est prête, vous pouvez passer la prendre jusqu’à @ heures.',
  'rappel : votre rendez-vous est fixé au #/# à @, prévenez-nous en cas d’empêchement.',
  'su pedido # ya está listo; puede recogerlo en la tienda hasta las @ horas.',
  'Twoje zamówienie # jest gotowe do odbioru, zapraszamy codziennie do godziny @.',
  'wegen eines Sturmschadens bleibt die Filiale heute geschlossen, morgen ab @ Uhr offen.',
  'the spare part # for your car is in stock. Shall we book you in for @ on the #th?',
  'Rezept # liegt bereit. Bitte bringen Sie Ihre Karte mit, wir schließen um @ Uhr.',
] as const;

const starts = ['Hallo', 'Guten Tag', 'Hi', 'Dear', 'Liebe/r', 'Bonjour', 'Hola'] as const;

/** A text of some 90 letters on average. */
export function textFor(random: SeededRandom, name: string): string {
  const text = random
    .oneOf(texts)
    .replaceAll('#', () => String(random.between(1, random.oneOf([30, 30, 9_999]))))
    .replaceAll('@', () => `${random.between(8, 19)}:${random.oneOf(['00', '15', '30', '45'])}`);
  const start = random.between(1, 3) === 1 ? `${random.oneOf(starts)} ` : '';
  return `${start}${name}, ${text}`;
}
