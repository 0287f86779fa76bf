import type { TFunction } from 'i18next';
import { csvSeparator } from '#shared/domain/csv-separator';
import type { Message } from '#shared/domain/message';
import type { Language } from '#shared/domain/settings';
import { byteOrderMark, csvRow } from '../contact-export/csv';
import {
  createAccountWords,
  createStateWords,
  endedAtOf,
  recipientOf,
  sheetTime,
} from './message-words';

/** In what the cells are written. */
export interface HistoryCsvWords {
  readonly language: Language;
  readonly t: TFunction;
  /** The name of a batch by its id; empty for one that is not known. */
  readonly batchName: (batchId: string) => string;
}

const columns = [
  'written',
  'name',
  'recipient',
  'text',
  'state',
  'ended',
  'providerWords',
  'segments',
  'cost',
  'currency',
  'account',
  'sender',
  'practice',
  'batch',
  'providerId',
  'id',
] as const;

/** What writes messages as CSV: the first line in the user's language, then a line for each message. */
export function createHistoryCsv({ language, t, batchName }: HistoryCsvWords): {
  readonly header: string;
  lineOf(message: Message): string;
} {
  const options = { ns: 'record' } as const;
  const separator = csvSeparator(language);
  const stateWords = createStateWords(t);
  const accountOf = createAccountWords(t);
  const yes = t('column.yes', options);
  const mark = language === 'de' ? ',' : '.';

  return {
    header:
      byteOrderMark +
      csvRow(
        columns.map((column) => t(`column.${column}`, options)),
        separator,
      ),
    lineOf(message) {
      const { state } = message;
      const receipt = state.kind === 'accepted' ? state.receipt : null;
      const cost = receipt?.cost ?? null;
      const endedAt = endedAtOf(message);
      const said = 'providerWords' in state ? state.providerWords : null;
      return csvRow(
        [
          sheetTime(message.createdAt),
          message.recipientName ?? '',
          recipientOf(message),
          message.text,
          stateWords(message),
          endedAt === null ? '' : sheetTime(endedAt),
          said ?? receipt?.providerStatus ?? '',
          receipt?.segments?.toString() ?? '',
          cost === null ? '' : decimal(cost.amountMicros, mark),
          cost?.currency ?? '',
          accountOf(message),
          message.senderId,
          message.practice ? yes : '',
          message.batchId === null ? '' : batchName(message.batchId),
          receipt?.providerMessageId ?? '',
          message.id,
        ],
        separator,
      );
    },
  };
}

const microsPerUnit = 1_000_000;

/** An amount in full, with at least two decimals and nothing but the decimal mark in it. */
function decimal(micros: number, mark: ',' | '.'): string {
  const size = Math.abs(micros);
  const fraction = String(size % microsPerUnit)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${micros < 0 ? '-' : ''}${String(Math.floor(size / microsPerUnit))}${mark}${fraction}`;
}
