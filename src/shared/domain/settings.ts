import * as v from 'valibot';
import { quietHoursSchema } from './quiet-hours-choice';

/** The longest time after which texts of messages may be taken out of the history; the shortest is one. */
export const mostTextMonths = 120;

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const countryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));

/** A rectangle on the desktop in device-independent pixels. */
const bounds = v.strictObject({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** The settings that a user changes; accounts, bounds and the like are kept beside them. */
export const settingsSchema = v.strictObject({
  defaultCountry: countryCode,
  /** `system` follows the desktop's language. */
  language: v.picklist(['system', ...languages]),
  theme: v.picklist(['system', 'light', 'dark']),
  /** An Electron accelerator, such as `CommandOrControl+Shift+M`; empty for none. */
  shortcut: v.pipe(v.string(), v.maxLength(100)),
  undoSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)),
  /** The quick window goes away as soon as Send has handed over what is written. */
  hideAfterSending: v.boolean(),
  /** By account id; one that is not named keeps what is usual, see `quietHoursOf`. */
  quietHours: v.record(v.pipe(v.string(), v.maxLength(64)), quietHoursSchema),
  /** What should have gone longer ago than this goes only at the user's word. */
  lateToleranceMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_440)),
  /** Stands above what is printed; empty for none. */
  shopName: v.pipe(v.string(), v.maxLength(100)),
  /** After so many months the text of a message is taken out of the history; `null` keeps it for good. */
  textMonths: v.nullable(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostTextMonths)),
  ),
  launchAtLogin: v.boolean(),
  /** Offer the phone number in the clipboard as recipient when the shortcut is pressed. */
  offerClipboard: v.boolean(),
  /** Open `tel:` links too. */
  telLinks: v.boolean(),
  /** Look daily for a newer version. */
  updateChecks: v.boolean(),
  debugLog: v.boolean(),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type Bounds = v.InferOutput<typeof bounds>;
export const boundsSchema = bounds;

/** The settings of a fresh profile. `defaultCountry` comes from the desktop's locale where it names one. */
export function defaultSettings(defaultCountry: string): Settings {
  return {
    defaultCountry,
    language: 'system',
    theme: 'system',
    shortcut: 'CommandOrControl+Shift+M',
    undoSeconds: 5,
    hideAfterSending: true,
    quietHours: {},
    lateToleranceMinutes: 120,
    shopName: '',
    textMonths: null,
    launchAtLogin: false,
    offerClipboard: true,
    telLinks: false,
    updateChecks: true,
    debugLog: false,
  };
}

/** The language to speak: the chosen one, or the first of the desktop's that we know, or English. */
export function resolveLanguage(
  chosen: Settings['language'],
  preferred: readonly string[],
): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of preferred) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
