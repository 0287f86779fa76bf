/**
 * Remembers what is begun with `setTimeout` from now on; the function that it returns ends what is
 * left of it, as a browser does with a page that goes.
 *
 * Intervals are their components' and end with them.
 */
export function followTimers(): () => void {
  const begin = globalThis.setTimeout;
  const begun: NodeJS.Timeout[] = [];
  globalThis.setTimeout = new Proxy(begin, {
    apply(target, self, args: Parameters<typeof begin>) {
      const timer = Reflect.apply(target, self, args);
      begun.push(timer);
      return timer;
    },
  });
  return () => {
    globalThis.setTimeout = begin;
    for (const timer of begun) clearTimeout(timer);
  };
}
