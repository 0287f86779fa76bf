import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AccountKind } from '#shared/domain/account';
import { appError, type ErrorCode } from '#shared/errors';
import { err, ok } from '#shared/result';
import { descriptionOf, isMarkedWrong } from '../../support/element-facts';
import {
  aConnection,
  apiKey,
  baseUrl,
  connect,
  fillAndConnect,
  key,
  provider,
  showFirstRun,
} from './first-run';

describe('a failure of Connect', () => {
  const failures: readonly [ErrorCode, AccountKind, 'API key' | 'Base URL', string, string][] = [
    ['key-rejected', 'famulor', 'API key', 'Famulor does not accept', 'copied whole'],
    ['key-redirected', 'famulor', 'API key', 'login page', 'Copy the API key again'],
    ['key-is-for-platform', 'autocalls', 'API key', 'key for the Famulor Platform', 'Choose'],
    ['key-is-for-classic', 'famulor-platform', 'API key', 'classic Famulor', 'begin with'],
    ['permission-denied', 'autocalls', 'API key', 'not allowed', "Autocalls's settings"],
    ['base-url-invalid', 'white-label', 'Base URL', 'not a web address', 'such as https://'],
    ['base-url-insecure', 'white-label', 'Base URL', 'not secure', 'https://'],
    ['base-url-wrong', 'white-label', 'Base URL', 'no SMS service', '/api'],
    ['no-connection', 'white-label', 'Base URL', 'could not be reached', 'internet'],
    ['tls-failed', 'white-label', 'Base URL', 'secure connection', 'date and time'],
    ['answer-not-understood', 'white-label', 'Base URL', 'does not understand', 'address'],
  ];

  it.each(failures)(
    '%s (%s) is told at the %s, with what to do, and loses nothing',
    async (code, kind, field, what, todo) => {
      const shown = await showFirstRun();
      shown.fake.fail('connectAccount', code, { providerWords: 'No way.' });
      const url = kind === 'white-label' ? 'https://sms.example.com/api' : undefined;
      await fillAndConnect(shown, { kind, ...(url !== undefined && { url }) });

      const input = await screen.findByLabelText<HTMLInputElement>(field);
      await waitFor(() => {
        expect(document.activeElement).toBe(input);
      });
      expect(isMarkedWrong(input)).toBe(true);
      expect(descriptionOf(input)).toContain(what);
      expect(descriptionOf(input)).toContain(todo);
      expect(descriptionOf(input)).toContain("In the provider's words: “No way.”");
      // Where the key is refused, what to do about it is said once.
      expect(descriptionOf(apiKey()).includes('Sign in ')).toBe(field !== 'API key');
      expect(provider().value).toBe(kind);
      expect(apiKey().value).toBe(key);
      if (url !== undefined) expect(baseUrl().value).toBe(url);

      await shown.user.type(input, 'x');
      expect(isMarkedWrong(input)).toBe(false);
    },
  );

  const formFailures: readonly [ErrorCode, string, string][] = [
    ['no-connection', 'Famulor could not be reached.', 'internet connection'],
    ['tls-failed', 'A secure connection to Famulor', 'date and time'],
    ['answer-timed-out', 'Famulor did not answer in time.', 'Try again'],
    ['answer-not-understood', 'does not understand', 'Try again'],
    ['base-url-wrong', 'no SMS service', 'base URL'],
    ['rate-limited', 'Famulor asks for a pause', 'Wait a minute'],
    ['provider-failed', 'Famulor reported a failure', 'few minutes'],
    ['sender-missing', 'no number that can send', 'press Connect again'],
    ['internal', 'inside Quicksend', 'Try again'],
  ];

  it.each(formFailures)(
    '%s is told above Connect, with what to do, and loses nothing',
    async (code, what, todo) => {
      const shown = await showFirstRun();
      shown.fake.fail('connectAccount', code);
      await fillAndConnect(shown);
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(what);
      expect(alert.textContent).toContain(todo);
      expect(apiKey().value).toBe(key);
      expect(connect().ariaDisabled).not.toBe('true');
    },
  );

  it.each(['keychain-missing', 'keychain-locked', 'keychain-failed'] as const)(
    '%s offers to keep the key in memory and to connect again',
    async (code) => {
      const shown = await showFirstRun();
      shown.fake.handle('connectAccount', ({ keepKeyInMemory }) =>
        keepKeyInMemory ? ok({ ...aConnection(), keyPlace: 'memory' }) : err(appError(code)),
      );
      expect(screen.queryByRole('checkbox')).toBeNull();
      await fillAndConnect(shown);
      expect((await screen.findByRole('alert')).textContent).toMatch(/keychain/);
      expect(apiKey().value).toBe(key);

      await shown.user.click(
        screen.getByRole('checkbox', { name: 'Keep the key in memory until I quit' }),
      );
      await shown.user.click(connect());
      expect(shown.fake.inputsOf('connectAccount').at(-1)).toMatchObject({
        key,
        keepKeyInMemory: true,
      });
      await screen.findByText('In memory until you quit');
    },
  );

  it.each([
    ['key-is-for-platform', 'autocalls', 'Switch to Famulor Platform', 'famulor-platform'],
    ['key-is-for-classic', 'famulor-platform', 'Switch to Autocalls', 'autocalls'],
  ] as const)('%s offers the provider that the key is for', async (code, kind, button, to) => {
    const shown = await showFirstRun();
    shown.fake.fail('connectAccount', code);
    await fillAndConnect(shown, { kind });
    await shown.user.click(await screen.findByRole('button', { name: button }));
    expect(provider().value).toBe(to);
    expect(apiKey().value).toBe(key);
    expect(isMarkedWrong(apiKey())).toBe(false);
  });
});
