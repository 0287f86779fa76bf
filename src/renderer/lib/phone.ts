import { useEffect } from 'react';
import { create } from 'zustand';
import type * as phoneModule from '#shared/domain/phone';

/** The numbering plans of the world: large, so they are loaded after the first paint. */
export type Phone = typeof phoneModule;

const useStore = create<{ readonly phone: Phone | null }>(() => ({ phone: null }));
let loading: Promise<Phone> | null = null;

/** Loads what reads and writes phone numbers; the same every time. */
export function loadPhone(): Promise<Phone> {
  loading ??= import('#shared/domain/phone').then((phone) => {
    useStore.setState({ phone });
    return phone;
  });
  return loading;
}

/** What reads and writes phone numbers; `null` until it is loaded, which this starts. */
export function usePhone(): Phone | null {
  useEffect(() => void loadPhone(), []);
  return useLoadedPhone();
}

/** The same, for what the window shows at its start: it waits until something else has loaded it. */
export function useLoadedPhone(): Phone | null {
  return useStore(({ phone }) => phone);
}

/** Some screens of rows; to write a number for reading takes as long as to show a row of a list. */
const mostKnown = 2_000;
const known = new Map<string, string>();

/** A number for reading where that is loaded, else as it is. */
export function readable(phone: Phone | null, e164: string): string {
  if (phone === null) return e164;
  const written = known.get(e164) ?? phone.formatPhone(e164);
  if (known.size >= mostKnown) known.clear();
  known.set(e164, written);
  return written;
}
