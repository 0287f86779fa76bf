import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../support/render';
import { said, showSettings } from './settings-room';

describe('the settings of links and the clipboard', () => {
  it('make the program the one for sms: links, and say what that depends on', async () => {
    const { fake, user } = await showSettings();
    await user.click(screen.getByRole('button', { name: 'Open them with Quicksend' }));
    expect(fake.inputsOf('claimSmsLinks')).toEqual([{}]);
    expect(said()).toContain('now opens links to text messages');
  });

  it('tell why the desktop refuses', async () => {
    const { fake, user } = await showSettings();
    fake.fail('claimSmsLinks', 'links-not-registered', { params: { scheme: 'sms' } });
    await user.click(screen.getByRole('button', { name: 'Open them with Quicksend' }));
    expect((await screen.findByRole('alert')).textContent).toContain('the program for sms: links');
  });

  it('have tel: links off and the offer of a copied number on, until they are changed', async () => {
    const { fake, user } = await showSettings();
    const tel = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Open links to phone numbers',
    });
    const copied = screen.getByRole<HTMLInputElement>('switch', { name: 'Offer a copied number' });
    expect([tel.checked, copied.checked]).toEqual([false, true]);
    await user.click(tel);
    await user.click(copied);
    expect(fake.inputsOf('changeSettings')).toEqual([
      { telLinks: true },
      { offerClipboard: false },
    ]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('switch tel: links back where the desktop refuses them', async () => {
    const { fake, user } = await showSettings();
    fake.fail('changeSettings', 'links-not-registered', { params: { scheme: 'tel' } });
    const tel = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Open links to phone numbers',
    });
    await user.click(tel);
    expect((await screen.findByRole('alert')).textContent).toContain('the program for tel: links');
    expect(tel.checked).toBe(false);
  });
});
