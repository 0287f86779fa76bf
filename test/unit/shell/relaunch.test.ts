import { expect, it } from 'vitest';
import { argumentsAgain, relaunch } from '../../../src/main/shell/relaunch';

it('a restart keeps the data folder, opens no link twice and shows what it has to say', () => {
  const argv = [
    'quicksend',
    'out/main',
    '--data-dir=/shop',
    '--hidden',
    'sms:+12025550100',
    'TEL:1',
  ];
  expect(argumentsAgain(argv)).toEqual(['out/main', '--data-dir=/shop']);
});

it('an AppImage is started again from its own file, not from where it is mounted', () => {
  const asked: unknown[] = [];
  const app = { relaunch: (options: unknown) => void asked.push(options) };
  relaunch(app, ['/tmp/.mount/quicksend'], '/home/ada/Quicksend.AppImage');
  relaunch(app, ['quicksend'], undefined);
  expect(asked).toEqual([{ args: [], execPath: '/home/ada/Quicksend.AppImage' }, { args: [] }]);
});
