import type { E164 } from './phone';

/**
 * What the practice gateway can be made to do: each row of the outcome table that a number can call
 * for. `docs/practice-numbers.md` tells users about them.
 */
export const practiceScenarios = [
  'accepted',
  'accepted-slowly',
  'accepted-other-shape',
  'accepted-unreadable',
  'accepted-half-json',
  'accepted-empty',
  'accepted-endless',
  'recipient-invalid',
  'recipient-invalid-other-words',
  'balance',
  'balance-other-words',
  'sender-not-sms-capable',
  'sender-not-sms-capable-other-words',
  'sender-unknown',
  'refused-otherwise',
  'key-rejected',
  'key-rejected-other-words',
  'key-redirected',
  'payment-required',
  'permission',
  'base-url',
  'field-invalid',
  'rate-limited-once',
  'rate-limited-always',
  'carrier',
  'carrier-opted-out',
  'server-error',
  'bad-gateway',
  'unavailable',
  'gateway-timed-out',
  'reset-before-answer',
  'reset-amid-answer',
  'no-answer',
  'half-header',
] as const;

export type PracticeScenario = (typeof practiceScenarios)[number];

/** The block that is reserved for fiction and that libphonenumber takes for valid. */
const reservedBlock = '+120255501';

/** The last two digits behind {@link reservedBlock}; whatever is not named is accepted. */
const scenarioOfEnding: Readonly<Record<string, PracticeScenario>> = {
  '50': 'recipient-invalid',
  '51': 'recipient-invalid-other-words',
  '52': 'balance',
  '53': 'balance-other-words',
  '54': 'sender-not-sms-capable',
  '55': 'sender-not-sms-capable-other-words',
  '56': 'sender-unknown',
  '57': 'refused-otherwise',
  '60': 'key-rejected',
  '61': 'key-rejected-other-words',
  '62': 'key-redirected',
  '63': 'payment-required',
  '64': 'permission',
  '65': 'base-url',
  '66': 'field-invalid',
  '70': 'rate-limited-once',
  '71': 'rate-limited-always',
  '75': 'carrier',
  '76': 'carrier-opted-out',
  '77': 'server-error',
  '78': 'bad-gateway',
  '79': 'unavailable',
  '80': 'gateway-timed-out',
  '81': 'reset-before-answer',
  '82': 'reset-amid-answer',
  '83': 'no-answer',
  '84': 'half-header',
  '90': 'accepted-slowly',
  '91': 'accepted-other-shape',
  '92': 'accepted-unreadable',
  '93': 'accepted-half-json',
  '94': 'accepted-empty',
  '95': 'accepted-endless',
};

export interface PracticeNumber {
  readonly e164: E164;
  readonly scenario: PracticeScenario;
}

/** Every number that does something else than being accepted, in ascending order. */
export const practiceNumbers: readonly PracticeNumber[] = Object.entries(scenarioOfEnding)
  .map(([ending, scenario]) => ({ e164: `${reservedBlock}${ending}`, scenario }))
  .sort((a, b) => (a.e164 < b.e164 ? -1 : 1));

const scenarioOfNumber: ReadonlyMap<E164, PracticeScenario> = new Map(
  practiceNumbers.map(({ e164, scenario }) => [e164, scenario]),
);

/** What the practice gateway does with a text to this number. */
export function practiceScenarioOf(recipient: E164): PracticeScenario {
  return scenarioOfNumber.get(recipient) ?? 'accepted';
}

/** The first number of a scenario, for tests and examples. */
export function practiceNumberFor(scenario: PracticeScenario): E164 {
  return practiceNumbers.find((entry) => entry.scenario === scenario)?.e164 ?? `${reservedBlock}00`;
}

/** Whether a number is reserved for fiction: +1, any area, 555 0100 to 0199. Nobody can be texted there. */
export function isFictional(recipient: E164): boolean {
  return /^\+1\d{3}55501\d{2}$/.test(recipient);
}
