import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DeskRoom } from '#shared/contract/snapshot';
import { Onboarding } from '../features/onboarding/onboarding';
import { Settings } from '../features/settings/settings';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';
import { useWindowReady } from '../lib/use-window-ready';
import { DeskNavigation } from './desk-navigation';
import { NoticeBanners } from './notice-banners';
import './desk-window.css';

/** The full window: onboarding, contacts, history and settings. */
export function DeskWindow(): ReactNode {
  const hasAccount = useSnapshot((snapshot) => snapshot.accounts.length > 0);
  const [room, setRoom] = useState<DeskRoom>(hasAccount ? 'contacts' : 'onboarding');
  const main = useRef<HTMLElement>(null);
  useWindowReady();

  useEffect(
    () =>
      bridge.on('navigate', ({ to }) => {
        if (to === 'compose') return;
        setRoom(to);
        // What the desktop asked for is where the keyboard goes on, not where it was before.
        main.current?.focus();
      }),
    [],
  );

  return (
    <div className="desk">
      {room !== 'onboarding' && <DeskNavigation room={room} onRoom={setRoom} />}
      <main ref={main} className="desk-main" data-room={room} tabIndex={-1}>
        <NoticeBanners />
        <Room room={room} hasAccount={hasAccount} onRoom={setRoom} />
      </main>
    </div>
  );
}

function Room({
  room,
  hasAccount,
  onRoom,
}: {
  readonly room: DeskRoom;
  readonly hasAccount: boolean;
  readonly onRoom: (room: DeskRoom) => void;
}): ReactNode {
  switch (room) {
    case 'onboarding':
      return (
        <Onboarding
          onBack={
            hasAccount
              ? () => {
                  onRoom('settings');
                }
              : null
          }
          onContacts={() => {
            onRoom('contacts');
          }}
        />
      );
    case 'settings':
      return (
        <Settings
          onAddAccount={() => {
            onRoom('onboarding');
          }}
        />
      );
    case 'contacts':
    case 'history':
      return null;
  }
}
