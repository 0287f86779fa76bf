import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../support/render';
import { said, showSettings } from './settings-room';

const keep = () =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: 'Keep texts of messages' });

describe('the settings of the history', () => {
  it('saves the name of the shop once it is written', async () => {
    const { fake, user } = await showSettings();
    await user.type(screen.getByRole('textbox', { name: 'Name of your shop' }), ' Blumen Vogel ');
    expect(fake.inputsOf('changeSettings')).toEqual([]);
    await user.tab();
    expect(fake.inputsOf('changeSettings')).toEqual([{ shopName: 'Blumen Vogel' }]);
    expect(said()).toBe('Saved');
  });

  it('says which texts would go, and takes them only at the user’s word', async () => {
    const { fake, user } = await showSettings();
    expect(keep().value).toBe('forever');
    await user.selectOptions(keep(), '12 months');
    expect((await screen.findByText(/1,234 messages lose their texts/)).textContent).toContain(
      'January 15, 2020',
    );
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(fake.inputsOf('changeSettings')).toEqual([]);
    expect(keep().value).toBe('forever');

    await user.selectOptions(keep(), '12 months');
    await user.click(await screen.findByRole('button', { name: 'Remove texts' }));
    expect(fake.inputsOf('previewRetention')).toEqual([{ months: 12 }, { months: 12 }]);
    expect(fake.inputsOf('changeSettings')).toEqual([{ textMonths: 12 }]);
  });

  it('says so where nothing is that old yet', async () => {
    const { fake, user } = await showSettings();
    fake.handle('previewRetention', () =>
      Promise.resolve({ ok: true, value: { messages: 0, fromAt: null, untilAt: null } }),
    );
    await user.selectOptions(keep(), '3 months');
    expect(await screen.findByText(/No message is that old yet/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Turn on' }));
    expect(fake.inputsOf('changeSettings')).toEqual([{ textMonths: 3 }]);
  });
});
