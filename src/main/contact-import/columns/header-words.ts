import type { FieldKind } from '#shared/domain/contact';
import type { ColumnTargetKind } from '#shared/domain/import';

/** What the name of a column says: what it is of, and for a number its label. */
export interface HeaderMeaning {
  readonly kind: Exclude<ColumnTargetKind, 'field' | 'new-field'>;
  readonly label: string;
}

/**
 * What names of columns mean, the first that fits: in our own exports, Google Contacts, Outlook
 * (English and German) and what people call them. Names are as {@link bareHeader} makes them.
 */
const meanings: readonly (readonly [RegExp, HeaderMeaning['kind']])[] = [
  // First of all: who is taken for a number here, or for nothing, would be texted.
  [/^(?:opted out how|opt out how|abgemeldet wie|abmeldung wie)$/, 'opted-out-how'],
  [
    /^(?!.*sms).*\b(?:e ?mail|fax|post|brief)\b.*\b(?:opt(?:ed)? ?outs?|unsubscribed?|abgemeldet)\b/,
    'ignore',
  ],
  [/\b(?:opt(?:ed)? ?outs?|unsubscribed?)\b|blacklist|blocklist|^stop(?:p|ped)?$/, 'opted-out'],
  [/\b(?:do not|don t|never) (?:text|contact|sms|call|message|disturb)\b/, 'opted-out'],
  [/abgemeldet|abmeldung|abbestellt|widerspr[ou]ch|werbesperre|sperrliste|gesperrt/, 'opted-out'],
  [
    /^(?:bitte )?(?:keine?|no|nicht) (?:sms|texts?|nachrichten|werbung|marketing|kontakt)\b/,
    'opted-out',
  ],
  [/^sms (?:consent|einwilligung)(?: (?:date|datum|given on|am|vom|erteilt am))?$/, 'consent-date'],
  [
    /^(?=.*\bsms\b).*(?:consent|einwilligung|zustimmung|einverstanden|erlaub|allow|permission|subscribed|opt(?:ed)? ?in\b)/,
    'ignore',
  ],

  // What would pass for something else below.
  [/\b(?:fax|telefax|pager|telex|isdn|tty|rückruf|callback|assistant|assistent|radio)/, 'ignore'],
  [/\b(?:phonetic|yomi|display|anzeige|file as|speichern unter|account|initial|spouse)/, 'ignore'],
  [/\b(?:partner|ehe|kinder|children|manager|vorgesetzte|referred|website|webseite|url)/, 'ignore'],

  [/^(?:consent|einwilligung)(?: (?:date|datum|given on|am|vom|erteilt am))?$/, 'consent-date'],
  [
    /^(?:consent|einwilligung).*(?:source|quelle|herkunft)|^quelle der einwilligung$/,
    'consent-source',
  ],
  [/^(?:consent|einwilligung).*(?:wording|wortlaut|text)$/, 'consent-wording'],

  [/\b(?:e ?mail|mail|email)\b.*\b(?:type|typ|label|display|name)$/, 'ignore'],
  [/^(?:e ?mails?|e?mail)\b|\be ?mail(?:adresse|address)?\b|^mail ?adresse$/, 'email'],

  [/(?:phone|telefon|tel)\b.*\b(?:type|typ|label|bezeichnung|art)$/, 'number-label'],
  [/phone|telefon|handy|mobil|natel|rufnummer|whatsapp/, 'number'],
  [/\b(?:tel|cell|cellular|gsm|sms|msisdn)\b/, 'number'],
  [/^(?:number|nummer|nr|festnetz|landline|main|mobile)$/, 'number'],

  [/^(?:first|given|middle|additional|fore)[ -]?names?$|^(?:first|given|middle)$/, 'given-name'],
  [/^(?:vorname|vornamen|weitere vornamen|zweiter vorname|rufname)$/, 'given-name'],
  [/^(?:last|family|sur)[ -]?name$|^surname$|^last$|^family$/, 'family-name'],
  [/^(?:nachname|familienname|zuname|name nachname)$/, 'family-name'],
  [/^(?:full|whole|contact|customer|client)? ?names?$|^(?:contact|customer|client)$/, 'full-name'],
  [
    /^(?:vollständiger name|kontakt|kunde|kundin|kundenname|kontaktname|ansprechpartner)$/,
    'full-name',
  ],
  [/^vor und (?:nach|zu)name$|^name vorname$|^nachname vorname$/, 'full-name'],

  [
    /^(?:company|company name|organi[sz]ation|organi[sz]ation(?: 1)? name|business|employer)$/,
    'company',
  ],
  [/^(?:firma|firmenname|unternehmen|betrieb|organisation|arbeitgeber)$/, 'company'],

  [/^(?:birthday|birth ?date|date of birth|dob|born)$/, 'birthday'],
  [/^(?:geburtstag|geburtsdatum|geb|geb datum|geboren|geboren am)$/, 'birthday'],

  [
    /^(?:notes?|comments?|remarks?|memo)$|^(?:notiz|notizen|bemerkung|bemerkungen|kommentar)$/,
    'notes',
  ],
  [/^(?:tags?|labels?|groups?|group membership|categor(?:y|ies))$/, 'tags'],
  [/^(?:schlagw(?:ort|orte|örter)|gruppen?|kategorien?|etiketten?|labels)$/, 'tags'],
  [/^(?:language|lang|locale|sprache)$/, 'language'],
];

const labels: readonly (readonly [RegExp, string])[] = [
  [/mobil|handy|cell|natel|gsm|sms|whatsapp/, 'mobile'],
  [/\b(?:home|private?|privat)\b/, 'home'],
  [/\b(?:work|business|company|office|geschäftlich|dienstlich|firma|büro|arbeit)/, 'work'],
  [/\b(?:main|primary)\b|haupt/, 'main'],
  [/\b(?:other|weitere[rs]?|car)\b|autotelefon/, 'other'],
];

/** A column's name in lower case and single blanks, without punctuation: `E-Mail (privat)`. */
export function bareHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a column's name means; `null` where it says nothing. */
export function headerMeaning(header: string): HeaderMeaning | null {
  const bare = bareHeader(header);
  if (bare === '') return null;
  const kind = meanings.find(([pattern]) => pattern.test(bare))?.[1];
  return kind === undefined ? null : { kind, label: kind === 'number' ? labelOf(bare) : '' };
}

/** Whether cells are names of columns: half of them say what they are of. */
export function namesColumns(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const known = filled.filter(
    (cell) => headerMeaning(cell) !== null || fieldOfHeader(cell) !== null,
  );
  return known.length >= 2 && known.length * 2 >= filled.length;
}

/** The label that the name of a column of numbers tells: `mobile`, `work`… or nothing. */
function labelOf(bare: string): string {
  return labels.find(([pattern]) => pattern.test(bare))?.[1] ?? '';
}

const kindWords: Readonly<Record<string, FieldKind>> = {
  text: 'text',
  number: 'number',
  zahl: 'number',
  date: 'date',
  datum: 'date',
};

/** A custom field as an export names its column: `Shoe size (number)`; `null` for anything else. */
export function fieldOfHeader(header: string): {
  readonly name: string;
  readonly fieldKind: FieldKind;
} | null {
  const parts = /^(.*\S)\s*\((\p{L}+)\)$/su.exec(header.trim());
  const fieldKind = kindWords[(parts?.[2] ?? '').toLowerCase()];
  if (parts?.[1] === undefined || fieldKind === undefined) return null;
  return { name: parts[1], fieldKind };
}

/** The column's name of a custom field, in a form that {@link fieldOfHeader} reads. */
export function headerOfField(name: string, kind: FieldKind): string {
  return `${name} (${kind})`;
}
