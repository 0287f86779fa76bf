import { describe, expect, it } from 'vitest';
import { maxTextUnits } from '../../../src/shared/domain/draft';
import { verdictKinds, type ImportNumber } from '../../../src/shared/domain/import';
import type { Candidate } from '../../../src/main/contact-import/rows/candidate';
import { countVerdicts } from '../../../src/main/contact-import/verdicts/count-verdicts';
import { createJudge } from '../../../src/main/contact-import/verdicts/judge';
import { aCandidate, knownContact, knownContacts, valid } from './known-contacts';
import { fc } from '../../support/property';

const judgeAll = (candidates: readonly Candidate[], known = knownContacts([])) => {
  const judge = createJudge(known);
  return candidates.map((candidate) => judge(candidate));
};
const verdicts = (...parameters: Parameters<typeof judgeAll>) =>
  judgeAll(...parameters).map(({ verdict }) => verdict);

describe('a row', () => {
  it('whose number nobody has is new', () => {
    expect(verdicts([aCandidate()])).toEqual([{ kind: 'new' }]);
  });

  it('updates the contact that has its number, and says what changes', () => {
    const known = knownContacts([knownContact({ tags: ['VIP'], notes: 'tea' })]);
    const [row] = judgeAll([aCandidate({ tags: ['vip', 'new'], notes: 'coffee' })], known);
    expect(row?.verdict).toEqual({
      kind: 'update',
      contactId: 'known',
      contactName: 'Ada King',
      rule: 'number',
      changes: ['name', 'notes', 'tags'],
    });
    expect(row?.write).toMatchObject({
      after: { familyName: 'Lovelace', notes: 'tea\ncoffee', tags: ['VIP', 'new'] },
    });
  });

  it('leaves notes out, and names them, that would outgrow what a contact holds', () => {
    const known = knownContacts([knownContact({ notes: 'x'.repeat(maxTextUnits - 1) })]);
    const [row] = judgeAll([aCandidate({ notes: 'coffee' })], known);
    expect(row?.leftOut).toEqual([{ part: 'notes', value: 'coffee' }]);
    expect(row?.verdict).toMatchObject({ kind: 'update', changes: ['name'] });
  });

  it('updates the contact that has its e-mail address where none has its number', () => {
    const known = knownContacts([knownContact({ email: 'Ada@Example.com' })]);
    const row = aCandidate({ email: 'ada@example.com', numbers: [valid('+491519999999')] });
    expect(verdicts([row], known)).toMatchObject([
      { kind: 'update', rule: 'email', changes: ['name', 'numbers', 'email'] },
    ]);
  });

  it('is new where several contacts have its e-mail address', () => {
    const twice = ['a', 'b'].map((id) => knownContact({ id, numbers: [], email: 'x@example.com' }));
    const row = aCandidate({ email: 'x@example.com' });
    expect(verdicts([row], knownContacts(twice))).toEqual([{ kind: 'new' }]);
  });

  it('changes nothing where the contact has all of it already', () => {
    const known = knownContacts([knownContact({ familyName: 'Lovelace' })]);
    const [row] = judgeAll([aCandidate()], known);
    expect(row).toMatchObject({
      verdict: { kind: 'update', changes: [] },
      write: { kind: 'nothing' },
    });
  });

  it('is a duplicate of the row before it that has one of its numbers', () => {
    const rows = [
      aCandidate({ position: 2, numbers: [valid('+491711111111'), valid('+491712222222')] }),
      aCandidate({ position: 3, numbers: [valid('+491713333333'), valid('+491712222222')] }),
    ];
    expect(verdicts(rows)).toEqual([
      { kind: 'new' },
      { kind: 'duplicate', position: 2, rule: 'number' },
    ]);
  });

  it('is a duplicate where a row before it was for the same contact', () => {
    const numbers = ['+491711111111', '+491712222222'];
    const known = knownContact({
      numbers: numbers.map((e164) => ({ e164, typed: e164, label: '' })),
    });
    const rows = numbers.map((e164, index) =>
      aCandidate({ position: index + 2, numbers: [valid(e164)] }),
    );
    expect(verdicts(rows, knownContacts([known]))).toMatchObject([
      { kind: 'update' },
      { kind: 'duplicate', position: 2, rule: 'contact' },
    ]);
  });

  it('that shares no more than an address with the row before it is somebody else', () => {
    const known = knownContacts([knownContact({ email: 'shop@example.com', numbers: [] })]);
    const rows = ['+491711111111', '+491712222222'].map((e164) =>
      aCandidate({ email: 'shop@example.com', numbers: [valid(e164)] }),
    );
    expect(verdicts(rows, known)).toMatchObject([{ kind: 'update' }, { kind: 'new' }]);
  });

  it('with a number on the opt-out list is imported and stays opted out', () => {
    const known = knownContacts([], ['+491712345678']);
    const [row] = judgeAll([aCandidate()], known);
    expect(row).toEqual({
      verdict: { kind: 'opted-out', e164s: ['+491712345678'], effect: { kind: 'new' } },
      write: { kind: 'new' },
    });
  });

  it('that says so itself is opted out with all of its numbers', () => {
    const row = aCandidate({ optOut: { at: null, how: 'by phone', e164s: null } });
    expect(verdicts([row])).toMatchObject([{ kind: 'opted-out', e164s: ['+491712345678'] }]);
  });

  it('without a valid number is refused, as mangled where a spreadsheet destroyed one', () => {
    const refused = (problem: 'too-short' | 'mangled'): ImportNumber => ({
      kind: 'refused',
      typed: '1',
      label: '',
      problem: problem === 'mangled' ? { kind: problem } : { kind: 'not-valid', problem },
    });
    const rows = [
      aCandidate({ numbers: [] }),
      aCandidate({ numbers: [refused('too-short')] }),
      aCandidate({ numbers: [refused('too-short'), refused('mangled')] }),
      aCandidate({ numbers: [refused('mangled'), valid('+491712345678')] }),
    ];
    expect(verdicts(rows)).toEqual([
      { kind: 'invalid-number', problem: { kind: 'not-valid', problem: 'empty' } },
      { kind: 'invalid-number', problem: { kind: 'not-valid', problem: 'too-short' } },
      { kind: 'mangled' },
      { kind: 'new' },
    ]);
  });
});

describe('the rows of a file', () => {
  const e164 = fc.integer({ min: 0, max: 15 }).map((tail) => `+4917123450${String(tail + 10)}`);
  const numbers = fc.uniqueArray(e164, { maxLength: 3 });
  const email = fc.constantFrom('', 'a@example.com', 'b@example.com', 'C@example.com');
  const candidate = fc.record({ numbers, email, optsOut: fc.boolean() }).map((row) =>
    aCandidate({
      numbers: row.numbers.map(valid),
      email: row.email,
      optOut: row.optsOut ? { at: null, how: '', e164s: null } : null,
    }),
  );
  const contact = fc
    .record({ numbers: fc.uniqueArray(e164, { minLength: 1, maxLength: 3 }), email })
    .map((known) => ({
      ...knownContact({ email: known.email }),
      numbers: known.numbers.map((number) => ({ e164: number, typed: number, label: '' })),
    }));

  const world = fc.record({
    rows: fc
      .array(candidate, { maxLength: 20 })
      .map((rows) => rows.map((row, index) => ({ ...row, position: index + 1 }))),
    contacts: fc
      .array(contact, { maxLength: 5 })
      .map((contacts) => contacts.map((one, index) => ({ ...one, id: `c${String(index)}` }))),
    optedOut: fc.subarray(['+491712345010', '+491712345011', '+491712345012']),
  });

  it('have one verdict each, and the counts add up to them', () => {
    fc.assert(
      fc.property(world, ({ rows, contacts, optedOut }) => {
        const counter = countVerdicts();
        const judged = judgeAll(rows, knownContacts(contacts, optedOut));
        judged.forEach(({ verdict }, index) => counter.add(verdict, rows[index]?.numbers ?? []));
        const counts = counter.counts();
        expect(verdictKinds.reduce((sum, kind) => sum + counts[kind], 0)).toBe(rows.length);
      }),
    );
  });

  it('write each number once and each contact once', () => {
    fc.assert(
      fc.property(world, ({ rows, contacts, optedOut }) => {
        const judged = judgeAll(rows, knownContacts(contacts, optedOut));
        const written = judged.flatMap(({ verdict }, index) => {
          const isWritten = ['new', 'update', 'opted-out'].includes(verdict.kind);
          return isWritten ? (rows[index]?.numbers.map(({ typed }) => typed) ?? []) : [];
        });
        expect(new Set(written).size).toBe(written.length);
        const seqs = judged.flatMap(({ write }) => (write.kind === 'update' ? [write.seq] : []));
        expect(new Set(seqs).size).toBe(seqs.length);
      }),
    );
  });

  it('lose nothing that the contacts had in lists', () => {
    fc.assert(
      fc.property(world, ({ rows, contacts }) => {
        for (const { write } of judgeAll(rows, knownContacts(contacts))) {
          if (write.kind !== 'update') continue;
          expect(write.after.numbers.slice(0, write.before.numbers.length)).toEqual(
            write.before.numbers,
          );
        }
      }),
    );
  });

  it('that have been imported change nothing when they come again', () => {
    fc.assert(
      fc.property(world, ({ rows }) => {
        const first = judgeAll(rows);
        const made = rows
          .filter((_row, index) => first[index]?.write.kind === 'new')
          .map((row, index) => ({
            ...knownContact({ id: `made${String(index)}`, familyName: 'Lovelace' }),
            email: row.email,
            numbers: row.numbers.map(({ typed }) => ({ e164: typed, typed, label: '' })),
          }));
        const imported = rows.filter((_row, index) => first[index]?.write.kind === 'new');
        const again = judgeAll(imported, knownContacts(made));
        expect(again.every(({ write }) => write.kind === 'nothing')).toBe(true);
      }),
    );
  });
});
