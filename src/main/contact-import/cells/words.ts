const yes = new Set(
  'yes y true 1 x ja j wahr opted-out opted_out unsubscribed stop abgemeldet ✓ ✔'.split(' '),
);
const no = new Set('no n false 0 nein falsch none - –'.split(' '));

/** Reads `yes`, `ja`, `x` and the like; `null` for anything else. An empty cell is no. */
export function readYesNo(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  if (word === '' || no.has(word)) return false;
  return yes.has(word) ? true : null;
}

const languages = new Map(
  Object.entries({
    ar: 'arabic arabisch العربية',
    bg: 'bulgarian bulgarisch',
    cs: 'czech tschechisch čeština',
    da: 'danish dänisch dansk',
    de: 'german deutsch deu ger',
    el: 'greek griechisch ελληνικά',
    en: 'english englisch eng',
    es: 'spanish spanisch español',
    fr: 'french französisch français',
    hr: 'croatian kroatisch hrvatski',
    hu: 'hungarian ungarisch magyar',
    it: 'italian italienisch italiano',
    nl: 'dutch niederländisch nederlands',
    pl: 'polish polnisch polski',
    pt: 'portuguese portugiesisch português',
    ro: 'romanian rumänisch română',
    ru: 'russian russisch русский',
    sr: 'serbian serbisch',
    sv: 'swedish schwedisch svenska',
    tr: 'turkish türkisch türkçe',
    uk: 'ukrainian ukrainisch українська',
    vi: 'vietnamese vietnamesisch',
    zh: 'chinese chinesisch 中文',
  }).flatMap(([tag, names]) => names.split(' ').map((name) => [name, tag] as const)),
);

const languageTag = /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,7}$/;

/** The BCP 47 tag for a language as people write it: `German`, `de_DE`; `null` where it is none. */
export function readLanguage(cell: string): string | null {
  const word = cell.trim();
  const named = languages.get(word.toLowerCase());
  if (named !== undefined) return named;
  return languageTag.test(word) ? word.replaceAll('_', '-') : null;
}

const plain = /^([+-]?)(\d+)(?:[.,](\d+))?$/;
const inThousands = /^([+-]?)(\d{1,3}(?:\.\d{3})+(?:,(\d+))|\d{1,3}(?:,\d{3})+(?:\.(\d+)))$/;
const manyThousands = /^([+-]?)(\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,}))$/;

/**
 * A decimal with a dot for a number as people write it, `1.234,50` or `1,234.50`; `null` for none.
 *
 * A single separator is the decimal one.
 */
export function readDecimal(cell: string): string | null {
  const text = cell.trim().replaceAll(/[\s'’]/g, '');
  const simple = plain.exec(text);
  if (simple !== null) return decimalOf(simple[1], simple[2], simple[3]);
  const many = manyThousands.exec(text);
  if (many !== null) return decimalOf(many[1], many[2], '');
  const grouped = inThousands.exec(text);
  if (grouped === null) return null;
  const fraction = grouped[3] ?? grouped[4] ?? '';
  return decimalOf(grouped[1], grouped[2]?.slice(0, -fraction.length - 1), fraction);
}

function decimalOf(sign = '', grouped = '', fraction = ''): string {
  const whole = grouped.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  const tail = fraction.replace(/0+$/, '');
  const decimal = tail === '' ? whole : `${whole}.${tail}`;
  return sign === '-' && decimal !== '0' ? `-${decimal}` : decimal;
}
