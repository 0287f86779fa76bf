import * as v from 'valibot';
import {
  batchPurposes,
  leftOutReasons,
  type Batch,
  type BatchRepeat,
  type BatchMessagePage,
  type BatchPage,
  type BatchRecipientPage,
  type BatchReview,
  type LeftOutPage,
} from '../domain/batch';
import { maxTextUnits } from '../domain/draft';
import { scheduleTime } from './schedule-time';
import { budgetAnswer, channel, count, id, language, nothing } from './channel';

const batchId = id;
const name = v.pipe(v.string(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(maxTextUnits));
const senderId = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9-]+$/));
/** Of pasted numbers, in UTF-16 units. */
const longestPaste = 20_000_000;
const range = { offset: count(1_000_000), limit: count(500) };

const source = v.variant('kind', [
  v.strictObject({ kind: v.literal('tag'), name }),
  v.strictObject({ kind: v.literal('search'), searchId: id }),
  v.strictObject({
    kind: v.literal('contacts'),
    ids: v.pipe(v.array(id), v.maxLength(10_000), v.readonly()),
  }),
]);

/** What of a draft is to change; what is left out stays. */
const draftChange = v.partial(
  v.strictObject({
    name,
    source,
    accountId: id,
    senderId,
    text,
    language: v.nullable(language),
    purpose: v.picklist(batchPurposes),
    includeSentLately: v.boolean(),
    goesOn: v.boolean(),
  }),
);

/** The calls about sending to many. `batchesChanged` tells how far each is. */
export const batchChannels = {
  /** Begins one, with nothing in it. */
  newBatch: channel<Batch>()(nothing),
  /** Newest first; drafts too. */
  listBatches: channel<BatchPage>()(v.strictObject({ before: v.nullable(id), limit: count(200) })),
  getBatch: channel<Batch>()(v.strictObject({ batchId })),
  /** Also of one that was sent: its name and whether it goes on by itself. */
  changeBatch: channel<Batch>()(v.strictObject({ batchId, change: draftChange })),
  /** Only a draft; what was sent stays in the history. */
  deleteBatch: channel<null>()(v.strictObject({ batchId })),

  // whom it is for
  /** Takes numbers, or a whole table, out of a text. */
  pasteBatchList: channel<Batch>()(
    v.strictObject({ batchId, text: v.pipe(v.string(), v.maxLength(longestPaste)) }),
  ),
  /** Asks for a CSV or Excel file with the desktop's dialog; `null` where the user closed it. */
  chooseBatchFile: channel<Batch | null>()(v.strictObject({ batchId })),
  /** Says in which column of its list the numbers stand. */
  chooseNumberColumn: channel<Batch>()(v.strictObject({ batchId, column: count(1_000) })),
  listBatchRecipients: channel<BatchRecipientPage>()(v.strictObject({ batchId, ...range })),

  // review and send
  /** Works out what would go, to whom, and for how much. Nothing is written. */
  reviewBatch: channel<BatchReview>()(
    v.strictObject({
      batchId,
      /** `null` for at once. */
      time: v.nullable(scheduleTime),
      quiet: v.picklist(['when-allowed', 'send-anyway']),
    }),
  ),
  /** Who gets nothing: of the last review of a draft, or of what was confirmed. */
  listLeftOut: channel<LeftOutPage>()(
    v.strictObject({ batchId, reason: v.nullable(v.picklist(leftOutReasons)), ...range }),
  ),
  /** Makes messages of what was reviewed, all or none. The same `requestId` again makes nothing. */
  confirmBatch: channel<Batch>()(
    v.strictObject({
      batchId,
      reviewId: id,
      /** Made by the renderer for each press of Send. */
      requestId: id,
      budget: budgetAnswer,
    }),
  ),
  /** Keeps what was reviewed with a time that repeats; the draft becomes it. The same `requestId` again makes nothing. */
  repeatBatch: channel<BatchRepeat>()(
    v.strictObject({ batchId, reviewId: id, requestId: id, budget: budgetAnswer }),
  ),

  // later
  /** Lets go what of a batch waits for its time, at whatever hour it is; marketing keeps quiet hours. */
  sendBatchNow: channel<Batch>()(v.strictObject({ batchId })),
  /** Calls off a batch of which nothing has gone, and makes a draft of it again. */
  reopenBatch: channel<Batch>()(v.strictObject({ batchId })),
  changeBatchRepeat: channel<BatchRepeat>()(
    v.strictObject({ repeatId: id, text, time: scheduleTime, budget: budgetAnswer }),
  ),
  /** Sends the next time of what repeats now, in the place of that time. */
  sendBatchRepeatNow: channel<null>()(v.strictObject({ repeatId: id })),
  deleteBatchRepeat: channel<null>()(v.strictObject({ repeatId: id })),

  // under way
  pauseBatch: channel<Batch>()(v.strictObject({ batchId })),
  resumeBatch: channel<Batch>()(v.strictObject({ batchId, budget: budgetAnswer })),
  /** Calls off what has not gone. */
  cancelBatch: channel<Batch>()(v.strictObject({ batchId })),
  /** Its messages, in the order in which they go. */
  listBatchMessages: channel<BatchMessagePage>()(
    v.strictObject({
      batchId,
      state: v.nullable(
        v.picklist([
          'scheduled',
          'queued',
          'sending',
          'accepted',
          'rejected',
          'unknown',
          'cancelled',
        ]),
      ),
      /** The id of the last message that was seen; `null` for the first. */
      after: v.nullable(id),
      limit: count(200),
    }),
  ),
} as const;
