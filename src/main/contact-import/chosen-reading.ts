import type { ImportReadingChange } from '#shared/domain/import';
import type { OpenedImport, ReadingOptions } from './jobs/open-job';
import type { OpenImport } from './open-import';

/** What is known of a file before anybody has looked into it. */
export const nothingOpened: OpenedImport = {
  reading: {
    format: 'csv',
    encoding: null,
    delimiter: null,
    sheet: null,
    sheets: [],
    header: null,
  },
  columns: [],
};

/** The reading that the user sees, so that nothing is guessed anew. */
export function chosenReading({ options, opened: { reading } }: OpenImport): ReadingOptions {
  const { encoding, delimiter, sheet, header } = reading;
  return {
    ...options,
    ...(encoding === null ? {} : { encoding }),
    ...(delimiter === null ? {} : { delimiter }),
    ...(sheet === null ? {} : { sheet }),
    ...(header === null ? {} : { header }),
  };
}

/** A change without what it leaves as it is. */
export function given(change: ImportReadingChange): ReadingOptions {
  const { encoding, delimiter, sheet, header } = change;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(header === undefined ? {} : { header }),
  };
}
