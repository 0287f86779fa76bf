import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ReactNode } from 'react';
import { CrashBoundary } from '../../../src/renderer/app/crash-boundary';
import { show } from '../../support/render';

it('a view that breaks leaves a word about it and a way to begin again', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const state = { isBroken: true };
  function Fragile(): ReactNode {
    if (state.isBroken) throw new Error('broken');
    return <p>All is well</p>;
  }

  const { user } = await show(
    <CrashBoundary>
      <Fragile />
    </CrashBoundary>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong');
  expect(logged).toHaveBeenCalled();
  state.isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(screen.getByText('All is well')).toBeTruthy();
  logged.mockRestore();
});
