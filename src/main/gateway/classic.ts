import * as v from 'valibot';
import type { Sender } from '#shared/domain/account';
import { err, ok } from '#shared/result';
import { lenient, readJson } from './answer-body';
import { lineText, ownerFields, readBalance, type Api, type Ask } from './api';

const owner = v.object(ownerFields);

const numericId = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(String));

const senderFields = v.object({
  id: v.union([numericId, v.pipe(v.string(), v.regex(/^\d{1,15}$/))]),
  phone_number: v.optional(lenient(lineText), null),
  nickname: v.optional(lenient(lineText), null),
  sms_capable: v.optional(v.unknown()),
  has_active_subscription: v.optional(v.unknown()),
});

const list = v.array(v.unknown());
const listInData = v.object({ data: list });

/** The API of Famulor Classic, Autocalls, white labels and the practice gateway. */
export const classicApi: Api = {
  sendPath: '/user/sms',

  sendBody({ senderId, to, text }) {
    const from = Number(senderId);
    return /^\d+$/.test(senderId) && Number.isSafeInteger(from)
      ? ok({ from, to, body: text })
      : err('sender-unknown');
  },

  identityPath: '/user/me',

  readIdentity(body, currency) {
    const parsed = v.safeParse(owner, readJson(body));
    if (!parsed.success) return null;
    const { name, email, total_balance } = parsed.output;
    if (name === null && email === null && total_balance === null) return null;
    return { name, email, balance: readBalance(total_balance, currency) };
  },

  async listSenders(ask: Ask) {
    const all = await ask('/user/phone-numbers/all', readAllNumbers);
    if (all.ok) return all;
    if (!all.error.notFound) return err(all.error.error);
    const usable = await ask('/user/phone-numbers', readUsableNumbers);
    if (usable.ok) return usable;
    return usable.error.notFound ? ok(null) : err(usable.error.error);
  },
};

/** `{data: […]}` with all of the account's numbers: those that can text are kept. */
function readAllNumbers(body: string): readonly Sender[] | null {
  const parsed = v.safeParse(listInData, readJson(body));
  if (!parsed.success) return null;
  return parsed.output.data.flatMap((item) => {
    const fields = v.safeParse(senderFields, item);
    if (!fields.success) return [];
    const { sms_capable, has_active_subscription } = fields.output;
    return sms_capable === true && has_active_subscription === true ? [sender(fields.output)] : [];
  });
}

/** A bare array with usable numbers alone: the older form. */
function readUsableNumbers(body: string): readonly Sender[] | null {
  const parsed = v.safeParse(list, readJson(body));
  if (!parsed.success) return null;
  return parsed.output.flatMap((item) => {
    const fields = v.safeParse(senderFields, item);
    return fields.success ? [sender(fields.output)] : [];
  });
}

function sender({ id, phone_number, nickname }: v.InferOutput<typeof senderFields>): Sender {
  return { id, phoneNumber: phone_number, nickname };
}
