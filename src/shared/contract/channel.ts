import * as v from 'valibot';
import { budgetAnswers } from '../domain/budget';

/** A channel: what it takes (parsed in main before use) and what it answers. */
export interface Channel<Schema extends v.GenericSchema, Answer> {
  readonly input: Schema;
  /** Exists in types only. */
  readonly answer?: Answer;
}

/** Declares a channel; the answer's type is the explicit argument. */
export function channel<Answer>() {
  return <Schema extends v.GenericSchema>(input: Schema): Channel<Schema, Answer> => ({ input });
}

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/));
export const line = v.pipe(v.string(), v.maxLength(500));
export const e164 = v.pipe(v.string(), v.regex(/^\+[1-9]\d{5,14}$/));
/** A BCP 47 tag, checked by its form: what `Intl` does not know it writes in a language that it does. */
export const language = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/),
);
export const count = (max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
export const nothing = v.strictObject({});

/** What to do with what would pass the budget; asks where it is missing. */
export const budgetAnswer = v.optional(v.picklist(budgetAnswers));
