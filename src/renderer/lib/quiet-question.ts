import type { QuietAnswer } from '#shared/domain/scheduled';
import { createQuestion } from './ask';

/** What the user says to main's question about quiet hours. */
export type GivenQuiet = Exclude<QuietAnswer, 'ask'>;

const question = createQuestion<GivenQuiet>('quiet-hours');

/** The question that stands in the window. */
export const useQuietQuestion = question.use;

/** Makes a call that may meet the recipients' quiet hours, see `createQuestion`. */
export const outsideQuietHours = question.answered;

/** The part of a call that carries the answer. */
export function quietPart(given: GivenQuiet | undefined): { quiet?: GivenQuiet } {
  return given === undefined ? {} : { quiet: given };
}
