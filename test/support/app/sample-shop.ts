import type { Language } from '../../../src/shared/domain/settings';
import type { MessageState, Receipt } from '../../../src/shared/domain/message';

/** A shop with customers and a day's messages, for pictures and for looking at every view. */
export interface SampleShop {
  /** What its account with the provider is called. */
  readonly account: string;
  readonly owner: string;
  readonly email: string;
  readonly country: string;
  readonly senders: readonly { readonly nickname: string; readonly phone: string }[];
  readonly contacts: readonly {
    readonly name: string;
    readonly phone: string;
    readonly label: string;
    readonly note: string;
  }[];
  /** The oldest first; `contact` is an index. */
  readonly messages: readonly {
    readonly contact: number;
    readonly text: string;
    readonly minutesAgo: number;
    readonly outcome: SampleOutcome;
  }[];
  /** What Compose holds in pictures. */
  readonly draft: {
    readonly letters: string;
    readonly contact: number;
    readonly text: string;
    readonly costly: string;
    readonly second: string;
  };
}

type SampleOutcome = 'accepted' | 'accepted-in-two' | 'rejected' | 'unknown' | 'undone';

const receipt: Receipt = {
  providerMessageId: null,
  providerStatus: 'sent',
  segments: 1,
  cost: { amountMicros: 65_000, currency: 'EUR' },
  segmentPrice: { amountMicros: 65_000, currency: 'EUR' },
  rawAnswer: null,
};

/** The state that a sample message has come to. */
export function sampleState(outcome: SampleOutcome, at: number): MessageState {
  switch (outcome) {
    case 'accepted':
      return { kind: 'accepted', at, receipt };
    case 'accepted-in-two':
      return {
        kind: 'accepted',
        at,
        receipt: { ...receipt, segments: 2, cost: { amountMicros: 130_000, currency: 'EUR' } },
      };
    case 'rejected':
      return {
        kind: 'rejected',
        at,
        reason: 'recipient-invalid',
        providerWords: 'Invalid phone number format',
      };
    case 'unknown':
      return { kind: 'unknown', at, reason: 'timed-out', providerWords: null, settlement: null };
    case 'undone':
      return { kind: 'cancelled', at };
  }
}

// The numbers are reserved for fiction: +1 202 555 0100 to 0199, and Germany's 0171 39200 00 to 99.
const english: SampleShop = {
  account: 'Clover Text',
  owner: 'Rosie Whitlock',
  email: 'rosie@flowers.example',
  country: 'US',
  senders: [
    { nickname: 'Shop', phone: '+12025550123' },
    { nickname: 'Workshop', phone: '+12025550124' },
  ],
  contacts: [
    {
      name: 'Ada Ferris',
      phone: '+1 202 555 0110',
      label: 'mobile',
      note: 'White roses on Fridays',
    },
    { name: 'Ben Okafor', phone: '+1 202 555 0111', label: 'mobile', note: '' },
    {
      name: 'Café Linden',
      phone: '+1 202 555 0112',
      label: 'counter',
      note: 'Tables every Monday',
    },
    { name: 'Grace Holloway', phone: '+1 202 555 0113', label: 'mobile', note: '' },
    { name: 'Hotel Harbour View', phone: '+1 202 555 0114', label: 'reception', note: '' },
    { name: 'Maya Lindqvist', phone: '+1 202 555 0115', label: 'mobile', note: '' },
    { name: 'Oliver Grant', phone: '+1 202 555 0116', label: 'work', note: '' },
    { name: 'Priya Raman', phone: '+1 202 555 0117', label: 'mobile', note: '' },
    { name: 'Sofia Marchetti', phone: '+1 202 555 0118', label: 'mobile', note: '' },
    {
      name: 'Tom & Hannah Weiss',
      phone: '+1 202 555 0119',
      label: 'home',
      note: 'Wedding in June',
    },
  ],
  messages: [
    {
      contact: 9,
      minutesAgo: 2_930,
      outcome: 'accepted-in-two',
      text: 'Dear Hannah, dear Tom, the sketch for your wedding arch is ready. Come by any afternoon this week and bring a ribbon in your colours; we will choose the roses together. Rosie',
    },
    { contact: 4, minutesAgo: 1_510, outcome: 'undone', text: 'The lobby flowers come at ten.' },
    {
      contact: 6,
      minutesAgo: 1_420,
      outcome: 'rejected',
      text: 'Hi Oliver, the orchids for your office are here.',
    },
    {
      contact: 2,
      minutesAgo: 95,
      outcome: 'accepted',
      text: 'Good morning! Twelve small vases are on their way to you. Rosie',
    },
    {
      contact: 7,
      minutesAgo: 48,
      outcome: 'unknown',
      text: 'Hi Priya, may we swap the lilies for peonies? The lilies are still shy.',
    },
    {
      contact: 3,
      minutesAgo: 12,
      outcome: 'accepted',
      text: 'Hi Grace, your peonies are in. We are here until six. Rosie',
    },
  ],
  draft: {
    letters: 'grace',
    contact: 3,
    text: 'Hi Grace, your bouquet is ready. We are here until six. Rosie',
    costly: 'Hi Grace, your bouquet’s ready – come by until six. Rosie',
    second: 'Your order is ready. We are here until six.',
  },
};

const german: SampleShop = {
  account: 'Kleeblatt SMS',
  owner: 'Katharina Böhm',
  email: 'hallo@blumen.example',
  country: 'DE',
  senders: [
    { nickname: 'Laden', phone: '+491713920001' },
    { nickname: 'Werkstatt', phone: '+491713920002' },
  ],
  contacts: [
    { name: 'Anna Lindner', phone: '0171 3920010', label: 'mobil', note: 'Freitags weiße Rosen' },
    { name: 'Bäckerei Kern', phone: '0171 3920011', label: 'Theke', note: 'Montags die Tische' },
    { name: 'Emre Yıldız', phone: '0171 3920012', label: 'mobil', note: '' },
    { name: 'Familie Vogt', phone: '0171 3920013', label: 'privat', note: 'Hochzeit im Juni' },
    { name: 'Frau Dr. Sommer', phone: '0171 3920014', label: 'Praxis', note: '' },
    { name: 'Hotel Seeblick', phone: '0171 3920015', label: 'Empfang', note: '' },
    { name: 'Jonas Petersen', phone: '0171 3920016', label: 'mobil', note: '' },
    { name: 'Lena Hartwig', phone: '0171 3920017', label: 'mobil', note: '' },
    { name: 'Mehmet & Ayşe Demir', phone: '0171 3920018', label: 'mobil', note: '' },
    { name: 'Sofie Brandt', phone: '0171 3920019', label: 'Büro', note: '' },
  ],
  messages: [
    {
      contact: 3,
      minutesAgo: 2_930,
      outcome: 'accepted-in-two',
      text: 'Liebe Familie Vogt, die Skizze für Ihren Hochzeitsbogen ist fertig. Kommen Sie diese Woche an einem Nachmittag vorbei und bringen Sie ein Band in Ihren Farben mit. Ihre Katharina Böhm',
    },
    {
      contact: 5,
      minutesAgo: 1_510,
      outcome: 'undone',
      text: 'Die Blumen für die Halle kommen um zehn.',
    },
    {
      contact: 9,
      minutesAgo: 1_420,
      outcome: 'rejected',
      text: 'Guten Tag, die Orchideen für Ihr Büro sind da.',
    },
    {
      contact: 1,
      minutesAgo: 95,
      outcome: 'accepted',
      text: 'Guten Morgen! Zwölf kleine Vasen sind unterwegs zu Ihnen.',
    },
    {
      contact: 7,
      minutesAgo: 48,
      outcome: 'unknown',
      text: 'Hallo Lena, dürfen es Pfingstrosen statt Lilien sein? Die Lilien zieren sich noch.',
    },
    {
      contact: 0,
      minutesAgo: 12,
      outcome: 'accepted',
      text: 'Hallo Anna, die Pfingstrosen sind da. Wir haben bis 18 Uhr offen.',
    },
  ],
  draft: {
    letters: 'ann',
    contact: 0,
    text: 'Hallo Anna, Ihr Strauß ist fertig. Wir haben bis 18 Uhr offen.',
    costly: 'Hallo Anna, Ihr Strauß ist fertig – „wie immer“ mit weißen Rosen.',
    second: 'Ihre Bestellung ist fertig. Wir haben bis 18 Uhr offen.',
  },
};

export const sampleShops: Readonly<Record<Language, SampleShop>> = { en: english, de: german };
