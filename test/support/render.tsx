import { act, render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { ReactNode } from 'react';
import { followSnapshot } from '../../src/renderer/lib/snapshot-store';
import { speak } from '../../src/renderer/app/i18n';
import { installFakeBridge, type FakeBridge, type FakeState } from './fake-bridge';

export interface Shown extends RenderResult {
  readonly fake: FakeBridge;
  readonly user: UserEvent;
}

/** Shows a component over a fake main, in the language of its snapshot. */
export async function show(view: ReactNode, state: Partial<FakeState> = {}): Promise<Shown> {
  const fake = installFakeBridge(state);
  await followSnapshot();
  const { language } = fake.state.snapshot;
  speak(language);
  const user = userEvent.setup();
  const result = await act(async () =>
    Promise.resolve(render(<I18nProvider locale={language}>{view}</I18nProvider>)),
  );
  return { ...result, fake, user };
}

/** What axe finds wrong with the page, one line each; colours are looked at in the real browser. */
export async function accessibilityProblems(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`,
  );
}
