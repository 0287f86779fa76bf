// @ts-check

/**
 * @typedef {object} Frames
 * @property {number} perSecond presented while scrolling
 * @property {number} dropped
 * @property {number} longestMs between two that were presented
 *
 * @typedef {{ name: string, ph: string, pid: number, ts: number, id2?: { local?: string }, args?: any }} TraceEvent
 *   of Chromium, its times in microseconds
 */

const scrolledPx = 18_000;
const pxPerSecond = 3_600;

/**
 * Scrolls a list with the wheel, as a person does, and counts the frames that the page presented in a
 * trace that Chromium records meanwhile.
 * @param {import('@playwright/test').Page} desk
 * @param {string} list its name
 * @param {'down' | 'up'} [direction]
 * @returns {Promise<Frames>}
 */
export async function traceScrolling(desk, list, direction = 'down') {
  const browser = desk.context().browser();
  if (browser === null) throw new Error('There is no browser to trace.');
  const box = await desk.getByRole('list', { name: list, exact: true }).locator('..').boundingBox();
  if (box === null) throw new Error('The list is not in sight.');
  const tracing = await browser.newBrowserCDPSession();
  const page = await desk.context().newCDPSession(desk);
  /** @type {TraceEvent[]} */
  const events = [];
  tracing.on('Tracing.dataCollected', ({ value }) => {
    events.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value)));
  });
  await tracing.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['cc', 'benchmark', 'blink.user_timing'] },
  });
  await desk.evaluate(() => performance.mark('scroll-begins'));
  await page.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: direction === 'down' ? -scrolledPx : scrolledPx,
    speed: pxPerSecond,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  await desk.evaluate(() => performance.mark('scroll-ends'));
  const complete = new Promise((resolve) => {
    tracing.once('Tracing.tracingComplete', resolve);
  });
  await tracing.send('Tracing.end');
  await complete;
  return framesOf(events);
}

/**
 * The frames of the page that scrolled, between its two marks. Each is a pair of events: its beginning
 * says what became of it, and where it was presented, its end says when.
 * @param {readonly TraceEvent[]} events
 * @returns {Frames}
 */
function framesOf(events) {
  const begin = events.find(({ name }) => name === 'scroll-begins');
  const end = events.find(({ name }) => name === 'scroll-ends');
  if (begin === undefined || end === undefined) throw new Error('The trace lacks the scrolling.');
  const reports = events
    .filter(({ name, pid }) => name === 'PipelineReporter' && pid === begin.pid)
    .filter(({ ts }) => ts >= begin.ts && ts <= end.ts)
    .sort((one, other) => one.ts - other.ts);
  const ends = new Map(
    reports.filter(({ ph }) => ph === 'e').map(({ id2, ts }) => [id2?.local, ts]),
  );
  /** @type {number[]} */
  const presentedAt = [];
  let dropped = 0;
  for (const { ph, id2, args } of reports) {
    const report = ph === 'b' ? args?.chrome_frame_reporter : undefined;
    if (report === undefined || report.scroll_state === 'SCROLL_NONE') continue;
    const endedAt = ends.get(id2?.local);
    if (report.state === 'STATE_DROPPED' && report.affects_smoothness) dropped += 1;
    if (/^STATE_PRESENTED_/.test(report.state) && endedAt !== undefined) presentedAt.push(endedAt);
  }
  // A frame whose main thread was late may be presented in two parts, at one time.
  const times = [...new Set(presentedAt)].sort((one, other) => one - other);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const tookUs = gaps.reduce((sum, gap) => sum + gap, 0);
  if (tookUs === 0) throw new Error('The trace has no frames.');
  return {
    perSecond: (gaps.length * 1_000_000) / tookUs,
    dropped,
    longestMs: Math.max(...gaps) / 1_000,
  };
}
