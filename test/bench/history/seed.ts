import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { shortId } from '#shared/domain/short-id';
import { contactName } from '#shared/domain/contact';
import { packAnswer } from '../../../src/main/history/raw-answer';
import { createPriceStore } from '../../../src/main/prices/price-store';
import { breatheNow } from '../../../src/main/contacts/slices';
import { catchUp } from '../../../src/main/spending/catch-up';
import { connect } from '../../../src/main/storage/connection';
import { databaseOver, type Database, type SqlValue } from '../../../src/main/storage/database';
import { indexedMessage } from '../../../src/main/storage/message-words';
import type { GeneratedContact } from '../../support/contacts/generate-contacts';
import { seededRandom, type SeededRandom } from '../../kill/seeded-random';
import { openShop } from '../contacts/shop';
import { textFor } from './seed-texts';

/** The newest message was written a little before this time: 2026-11-22 09:00 UTC. */
export const seededUntil = Date.UTC(2026, 10, 22, 9);
const yearMs = 365.25 * 86_400_000;

export interface SeedOptions {
  readonly messages: number;
  readonly contacts: number;
  /** The messages are spread over so many years. */
  readonly years: number;
}

export const fullSeed: SeedOptions = { messages: 1_000_000, contacts: 100_000, years: 5 };

/** What was sent from: three accounts of providers, and one to practise with. */
export const seededAccounts = [
  { id: 'accountFamulor01', label: 'Laden Mitte', api: 'famulor', practice: 0, share: 55 },
  { id: 'accountAutocall1', label: 'Shop Online', api: 'autocalls', practice: 0, share: 35 },
  { id: 'accountWhiteLab1', label: 'Messestand', api: 'famulor', practice: 0, share: 7 },
  { id: 'accountPractice1', label: 'Practice', api: 'famulor', practice: 1, share: 3 },
] as const;

const rowsPerTransaction = 20_000;

/**
 * Makes a data folder as a shop has it after years: contacts, messages in every state, batches, and what
 * providers answered. The same options make the same rows. Takes some three minutes for a million
 * messages; the database is closed when it is done.
 */
export async function seedHistory(dir: string, options = fullSeed): Promise<void> {
  const { database: shop, customers } = openShop(dir, options.contacts, 0);
  const { file } = shop;
  shop.close();
  const connection = connect(file);
  // Nobody misses it if the machine stops: it is then made anew.
  connection.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000');
  connection.exec(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('hashsize', 33554432)`);
  const database = databaseOver(connection, file);
  try {
    write(connection, database, customers, options);
    database.run(`
      INSERT INTO texted_numbers (e164, times, last_texted_at)
      SELECT recipient, count(*), max(ended_at) FROM message_log
      CROSS JOIN message_people ON message_people.seq = person_seq
      WHERE state IN ('accepted', 'unknown') GROUP BY recipient`);
    connection.exec(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('hashsize', 1048576)`);
    await sumUp(database, options.messages);
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** A piece at a time from the oldest on, as it goes while messages are sent. */
async function sumUp(database: Database, messages: number): Promise<void> {
  const prices = createPriceStore(database);
  const elapsed = () => performance.now();
  const { signal } = new AbortController();
  for (let from = 0; from < messages; from += rowsPerTransaction) {
    database.run(
      `INSERT INTO spending_unsummed
      SELECT seq FROM messages WHERE seq > :from AND seq <= :to
        AND practice = 0 AND state IN ('accepted', 'unknown') ORDER BY seq`,
      { from, to: from + rowsPerTransaction },
    );
    await catchUp({ database, prices, breathe: breatheNow, elapsed }, signal);
  }
}

const columns = [
  'seq',
  'id',
  'request_id',
  'created_at',
  'origin_seq',
  'person_seq',
  'text',
  'batch_seq',
  'state',
  'due_at',
  'ended_at',
  'took_ms',
  'reason',
  'provider_words',
  'settlement',
  'provider_message_id',
  'provider_status',
  'segments',
  'cost_micros',
  'cost_currency',
  'segment_price_micros',
  'segment_price_currency',
  'raw_answer',
  'understood',
] as const;
/** By place: names would take most of the time. */
const putMessage = `
  INSERT INTO message_log (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
const putWords = `INSERT INTO messages_fts (rowid, words) VALUES (?, ?)`;
const putPerson = `
  INSERT INTO message_people (seq, recipient, contact_id, name)
  VALUES (:seq, :recipient, :contactId, :name)`;
const putOrigin = `
  INSERT INTO message_origins (seq, account_id, account_label, practice, sender_id)
  VALUES (:seq, :id, :label, :practice, :sender)`;
const putBatch = `
  INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id, confirmed_at,
    account_id, account_label, practice)
  VALUES (:seq, :id, :name, :at, '{}', 'done', :at, :requestId, :at, :account, :label, 0)`;

/** Somebody who was texted. */
interface Person {
  readonly seq: number;
  readonly recipient: string;
  readonly name: string;
}

function write(
  connection: DatabaseSyncInstance,
  database: Database,
  customers: readonly GeneratedContact[],
  { messages, years }: SeedOptions,
): void {
  const random = seededRandom(2);
  const accounts = seededAccounts.map((account, index) => ({ ...account, seq: index + 1 }));
  const people = customers.flatMap((customer, index): Person[] => {
    const [first] = customer.numbers;
    if (first === undefined) return [];
    return [{ seq: index + 1, recipient: first.e164, name: contactName(customer) }];
  });
  database.transaction(() => {
    for (const { seq, id, label, practice } of accounts) {
      database.run(putOrigin, { seq, id, label, practice, sender: String(76 + seq) });
    }
    for (const { seq, recipient, name } of people) {
      const contactId = customers[seq - 1]?.id ?? '';
      database.run(putPerson, { seq, recipient, contactId, name });
    }
  });

  const messageStatement = connection.prepare(putMessage);
  const wordStatement = connection.prepare(putWords);
  const stepMs = (years * yearMs) / messages;
  let batch = { seq: 0, left: 0, requestId: '', account: accounts[0], from: 0 };
  for (let from = 1; from <= messages; from += rowsPerTransaction) {
    database.transaction(() => {
      for (let seq = from; seq < Math.min(from + rowsPerTransaction, messages + 1); seq += 1) {
        const createdAt = Math.round(seededUntil - (messages - seq + 1) * stepMs);
        if (batch.left === 0 && random.between(1, 2_500) === 1) batch = newBatch(createdAt);
        const isOfBatch = batch.left > 0 && batch.account !== undefined;
        const account = isOfBatch ? batch.account : accountByShare(random, accounts);
        const person = isOfBatch
          ? people[(batch.from + batch.left) % people.length]
          : regularOf(random, people);
        if (isOfBatch) batch.left -= 1;
        if (account === undefined || person === undefined) throw new Error('Nobody to text');
        const text = textFor(random, person.name.split(' ')[0] ?? '');
        const end = endOf(random, {
          seq,
          createdAt,
          text,
          recipient: person.recipient,
          api: account.api,
          isLast: seq > messages - 20,
        });
        const row: Row = {
          ...end,
          seq,
          id: idOf(random, createdAt),
          request_id: isOfBatch ? batch.requestId : idOf(random, createdAt),
          created_at: createdAt,
          origin_seq: account.seq,
          person_seq: person.seq,
          text,
          batch_seq: isOfBatch ? batch.seq : null,
        };
        messageStatement.run(...columns.map((name) => row[name] ?? null));
        wordStatement.run(seq, indexedMessage(seq, text, person.name));
      }
    });
  }

  function newBatch(at: number): typeof batch {
    const account = accounts[random.between(0, 2)];
    const next = {
      seq: batch.seq + 1,
      left: Math.min(random.oneOf([400, 2_000, 5_000]), people.length),
      requestId: idOf(random, at),
      account,
      from: random.between(0, people.length),
    };
    database.run(putBatch, {
      seq: next.seq,
      id: idOf(random, at),
      name: `Newsletter ${next.seq}`,
      at,
      requestId: next.requestId,
      account: account?.id ?? '',
      label: account?.label ?? '',
    });
    return next;
  }
}

/** Some come again and again, most hardly ever; everybody may. */
function regularOf(random: SeededRandom, people: readonly Person[]): Person | undefined {
  const share = random.between(0, 999_999_999) / 1_000_000_000;
  return people[Math.floor(share ** 2 * people.length)];
}

function accountByShare<T extends { readonly share: number }>(
  random: SeededRandom,
  accounts: readonly T[],
): T | undefined {
  let left = random.between(1, 100);
  return accounts.find(({ share }) => {
    left -= share;
    return left <= 0;
  });
}

type Row = Readonly<Partial<Record<(typeof columns)[number], SqlValue>>>;

interface Sent {
  readonly seq: number;
  readonly createdAt: number;
  readonly text: string;
  readonly recipient: string;
  readonly api: 'famulor' | 'autocalls';
  readonly isLast: boolean;
}

/** What became of a message: of a hundred, 93 are accepted. */
function endOf(random: SeededRandom, sent: Sent): Row {
  const { createdAt, isLast } = sent;
  const took_ms = random.between(180, 1_900);
  const ended_at = createdAt + 5_000 + took_ms;
  const lot = random.between(1, 10_000);
  if (isLast && lot % 4 === 0) return { state: 'scheduled', due_at: createdAt + 86_400_000 };
  if (lot <= 9_300) return { state: 'accepted', ended_at, took_ms, ...acceptedBy(random, sent) };
  if (lot <= 9_700) {
    const provider_words = 'Invalid phone number format';
    return {
      state: 'rejected',
      ended_at,
      took_ms,
      reason: 'recipient-invalid',
      provider_words,
      raw_answer: packAnswer(`{"message":"${provider_words}"}`, { ...sent, providerId: null }),
      understood: 1,
    };
  }
  if (lot <= 9_950) return { state: 'cancelled', ended_at };
  const settlement = lot % 10 === 0 ? null : random.oneOf(['arrived', 'not-arrived']);
  return { state: 'unknown', ended_at, took_ms, reason: 'timed-out', settlement };
}

/** As the providers answer, see `test/support/api-fixtures`. */
function acceptedBy(random: SeededRandom, { seq, createdAt, text, recipient, api }: Sent): Row {
  const segments = text.length > 160 ? 2 : 1;
  const price = api === 'famulor' ? random.oneOf([50_000, 50_000, 75_000]) : 7_500;
  const currency = api === 'famulor' ? 'EUR' : 'USD';
  const cost = price * segments;
  const amount = String(cost / 1_000_000);
  const at = new Date(createdAt).toISOString().slice(0, 19).replace('T', ' ');
  const body =
    api === 'famulor'
      ? {
          sms_id: `SMS_${60_000 + seq}`,
          from: '+4912345678',
          to: recipient,
          body: text,
          segments,
          cost: Number(amount),
          currency,
          status: 'sent',
        }
      : {
          id: 450 + seq,
          phone_number_id: 78,
          to: recipient,
          body: text,
          user_id: 1,
          segments,
          segment_price: price / 1_000_000,
          total_cost: Number(amount),
          status: 'sent',
          sms_sid: `SM${hexOf(random, 32)}`,
          created_at: at,
          updated_at: at,
        };
  const raw = JSON.stringify({ message: 'SMS sent successfully', data: body });
  const providerId = 'sms_id' in body ? body.sms_id : String(body.id);
  return {
    provider_message_id: providerId,
    provider_status: 'sent',
    segments,
    cost_micros: cost,
    cost_currency: currency,
    segment_price_micros: price,
    segment_price_currency: currency,
    raw_answer: packAnswer(raw, { text, recipient, providerId }),
    understood: 1,
  };
}

function idOf(random: SeededRandom, at: number): string {
  return shortId(at, (bytes) => {
    bytes.forEach((_, index) => {
      bytes[index] = random.between(0, 255);
    });
  });
}

function hexOf(random: SeededRandom, length: number): string {
  let hex = '';
  for (let place = 0; place < length; place += 1) hex += random.between(0, 15).toString(16);
  return hex;
}
