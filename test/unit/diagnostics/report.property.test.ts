import { expect, it } from 'vitest';
import { writeReport, type ReportFacts } from '../../../src/main/diagnostics/report';
import { formatLine } from '../../../src/main/log/redact';
import { anAccount, aSnapshot } from '../../support/fixtures';
import { fc } from '../../support/property';

/** Words that stand nowhere else, in the forms that names, texts, keys and numbers have. */
const secret = fc.oneof(
  fc.stringMatching(/^Zq[a-z]{6,12}$/),
  fc.stringMatching(/^zq[a-z]{6,12} [a-z]{3,8}$/),
  fc.stringMatching(/^7\|zq[A-Za-z0-9]{12}$/),
  fc.stringMatching(/^fam_zq[a-z0-9]{12}$/),
  fc.stringMatching(/^\+49171[0-9]{8}$/),
  fc.stringMatching(/^https:\/\/zq[a-z]{6,9}\.example\/api$/),
  fc.stringMatching(/^zq[a-z]{3,8}@[a-z]{3,8}\.example$/),
);
const fieldName = fc.constantFrom(
  'to',
  'text',
  'account',
  'sender',
  'words',
  'rawAnswer',
  'providerMessageId',
  'id',
  'name',
  'path',
  'cause',
  'page',
);
const logLine = fc.tuple(
  fc.constantFrom('info', 'warn', 'error', 'debug'),
  fc.constantFrom('asking to send', 'answer', 'message', 'ipc handler failed'),
  fc.dictionary(
    fieldName.filter((name) => name !== 'page'),
    secret,
    { maxKeys: 4 },
  ),
  fc.boolean(),
);

function factsOf(secrets: readonly string[], log: string): ReportFacts {
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = secrets;
  const account = anAccount({
    label: a,
    baseUrl: b,
    senders: [{ id: '7', phoneNumber: c, nickname: d }],
    identity: { name: e, email: f, balance: null },
    signOff: a,
  });
  const snapshot = aSnapshot({
    accounts: [account],
    logFile: `/home/${a}/quicksend.log`,
    notices: [
      { id: 'n', error: { code: 'schedule-missed', params: { recipient: b }, providerWords: c } },
    ],
  });
  const hours = { [d]: undefined } as never;
  return {
    at: 0,
    versions: { quicksend: '0.1.0' },
    desktop: { os: 'Linux 6.1', arch: 'x64', session: 'x11', tray: true, memoryMb: 100 },
    snapshot: {
      ...snapshot,
      settings: { ...snapshot.settings, quietHours: hours, shopName: e },
    },
    data: {
      schema: 5,
      databaseBytes: 1,
      logBytes: 1,
      freeBytes: null,
      lastMessage: 1,
      contacts: 1,
      optOuts: 1,
      backups: [{ kind: 'daily', at: 0, bytes: 1 }],
      damaged: false,
    },
    log,
  };
}

it('a report of any profile and any log has none of its names, texts, numbers, addresses and keys', () => {
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 6, maxLength: 6 }),
      fc.array(logLine, { maxLength: 8 }),
      fc.array(secret, { maxLength: 3 }),
      (secrets, lines, strays) => {
        const log = [
          ...lines.map(
            ([level, event, fields, isDebug]) =>
              `2026-11-22 10:00:00.000 ${level} ${formatLine(event, fields, isDebug)}`,
          ),
          ...strays,
        ].join('\n');
        const report = writeReport(factsOf(secrets, log));
        const all = [
          ...secrets,
          ...strays,
          ...lines.flatMap(([, , fields]) => Object.values(fields)),
        ];
        for (const one of all) expect(report).not.toContain(one);
        expect(report).not.toMatch(/zq[a-z]{3}/i);
      },
    ),
    { numRuns: 1_000 },
  );
});

it('a report tells what happened, in the words of the program', () => {
  const log = [
    '2026-11-22 10:00:00.000 info ready version="0.1.0"',
    '2026-11-22 10:00:01.000 error ipc handler failed channel="sendSms" cause="Error: database disk image is malformed"',
    '2026-11-22 10:00:02.000 debug answer account="a" to="+491711234567" ms=120 outcome="accepted" reason=null',
    `2026-11-22 10:00:03.000 error not stored cause="Error: EACCES: permission denied, open '/home/ada/x'"`,
  ].join('\n');
  const report = writeReport(factsOf(['Shop'], log));
  expect(report).toContain('10:00:00.000 info ready');
  expect(report).toContain('channel=sendSms cause=Error/database-disk-image-is-malformed');
  expect(report).toContain('debug answer ms=120 outcome=accepted reason=null');
  expect(report).toContain('error not stored cause=Error/EACCES');
  expect(report).toContain('account 1: famulor');
  expect(report).toContain('undoSeconds: 5');
  expect(report).toContain('backup 1: daily, 1970-01-01');
});

it.each(['EMMA', 'ERIKA', 'EDELTRAUD'])(
  'a report does not take %s, a name in capitals, for a code of the system',
  (name) => {
    const log = `2026-11-22 10:00:03.000 error not stored cause="Error: ENOENT: no ${name} in ${name}.csv"`;
    const other = `2026-11-22 10:00:04.000 error not read cause="Error: ${name} is not known"`;
    const report = writeReport(factsOf([], [log, other].join('\n')));
    expect(report).not.toContain(name);
    expect(report).toContain('error not stored cause=Error/ENOENT');
  },
);
