import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ErrorMessage } from '../../../src/renderer/components/error-message';
import { aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show } from '../../support/render';

describe('an error message', () => {
  it('says what happened, what to do, and what the provider said', async () => {
    await show(
      <ErrorMessage error={{ code: 'balance-too-low', providerWords: 'Insufficient balance' }} />,
    );

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('The balance is too low');
    expect(alert.textContent).toContain('Top up your account with The provider');
    expect(alert.textContent).toContain("In the provider's words: “Insufficient balance”");
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('speaks German to those who chose it', async () => {
    await show(<ErrorMessage error={{ code: 'text-empty' }} />, {
      snapshot: aSnapshot({ language: 'de' }),
    });

    expect(screen.getByRole('alert').textContent).toContain('Die Nachricht ist leer.');
  });

  it('calls practice by its name in the language', async () => {
    await show(
      <ErrorMessage error={{ code: 'key-rejected', params: { provider: 'Practice' } }} />,
      { snapshot: aSnapshot({ language: 'de' }) },
    );

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Übung');
    expect(alert.textContent).not.toContain('Practice');
  });

  it('is not there while nothing is wrong', async () => {
    await show(<ErrorMessage error={null} />);

    expect(screen.queryByRole('alert')).toBeNull();
  });
});
