import * as v from 'valibot';
import type { Sender } from '#shared/domain/account';
import { err, ok } from '#shared/result';
import { lenient, readJson } from './answer-body';
import { lineText, ownerFields, readBalance, type Api, type Ask } from './api';

/**
 * The Platform's answers are not documented: what stands here was read in a generated client, so
 * the fields are taken where they are found.
 */
const owner = v.object({
  ...ownerFields,
  balance: v.optional(lenient(v.union([v.number(), v.string()])), null),
  currency: v.optional(lenient(v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/))), null),
});

const inData = v.object({ data: v.unknown() });

const senderFields = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
  phone_number: v.optional(lenient(lineText), null),
  number: v.optional(lenient(lineText), null),
  nickname: v.optional(lenient(lineText), null),
  name: v.optional(lenient(lineText), null),
  sms_capable: v.optional(v.unknown()),
});

const page = v.object({
  data: v.array(v.unknown()),
  meta: v.optional(
    lenient(v.object({ pagination: v.object({ total: v.pipe(v.number(), v.integer()) }) })),
    null,
  ),
});

const pageSize = 200;
const mostPages = 10;

/** The API of Famulor Platform 2.0. */
export const platformApi: Api = {
  sendPath: '/sms/send',

  sendBody: ({ senderId, to, text }) => ok({ from_number_id: senderId, to, body: text }),

  identityPath: '/me',

  readIdentity(body, currency) {
    const json = readJson(body);
    const wrapped = v.safeParse(inData, json);
    const parsed = v.safeParse(owner, wrapped.success ? wrapped.output.data : json);
    if (!parsed.success) return null;
    const { name, email, total_balance, balance } = parsed.output;
    return {
      name,
      email,
      balance: readBalance(balance ?? total_balance, parsed.output.currency ?? currency),
    };
  },

  async listSenders(ask: Ask) {
    const senders: Sender[] = [];
    for (let index = 0; index < mostPages; index++) {
      const offset = String(index * pageSize);
      const path = `/phone-numbers?status=active&limit=${String(pageSize)}&offset=${offset}`;
      const asked = await ask(path, readPage);
      if (!asked.ok) return asked.error.notFound ? ok(null) : err(asked.error.error);
      senders.push(...asked.value.senders);
      if (asked.value.items === 0 || asked.value.total <= (index + 1) * pageSize) break;
    }
    return ok(senders);
  },
};

function readPage(body: string) {
  const parsed = v.safeParse(page, readJson(body));
  if (!parsed.success) return null;
  const { data, meta } = parsed.output;
  const senders = data.flatMap((item): Sender[] => {
    const fields = v.safeParse(senderFields, item);
    if (!fields.success || fields.output.sms_capable === false) return [];
    const { id, phone_number, number, nickname, name } = fields.output;
    return [{ id, phoneNumber: phone_number ?? number, nickname: nickname ?? name }];
  });
  return { senders, items: data.length, total: meta?.pagination.total ?? data.length };
}
