import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { rootFontSize } from '../../../components/row-keys';
import type { ChartColours } from './colours';

/** A series that is drawn over those before it; `values` go from 0 upwards. */
export interface DrawnSeries {
  readonly colour: string;
  readonly values: readonly number[];
}

export interface Drawing {
  readonly kind: 'bars' | 'line';
  /** The largest first: each is drawn over the one before it. */
  readonly series: readonly DrawnSeries[];
  readonly colours: ChartColours;
  /** What stands below the place of a value. */
  readonly labelOf: (index: number) => string;
  /** What an amount is called at the side. */
  readonly amountOf: (value: number) => string;
  /** Told what the pointer is over; `null` for nothing. */
  readonly onPoint: (index: number | null) => void;
}

export interface Drawn {
  readonly canvas: HTMLCanvasElement;
  resize(width: number): void;
  end(): void;
}

/** In rem, so that it grows with the text around it. */
const size = { height: 13.75, label: 4.5, amounts: 5.25, labels: 1.75, text: 0.75 } as const;

/** Draws a chart into an element. */
export function draw(into: HTMLElement, width: number, drawing: Drawing): Drawn {
  const { kind, series, colours } = drawing;
  const rem = rootFontSize();
  const height = size.height * rem;
  const count = series[0]?.values.length ?? 0;
  const indices = Array.from({ length: count }, (_, index) => index);
  const axis = {
    stroke: colours.inkSoft,
    font: `${String(size.text * rem)}px system-ui, sans-serif`,
    grid: { stroke: colours.line, width: 1 },
    ticks: { stroke: colours.line, width: 1 },
  };
  const bars = uPlot.paths.bars?.({ size: [0.7, 48] });
  const chart = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: kind === 'line' } },
      scales: {
        x: { time: false, range: () => [-0.5, Math.max(count - 0.5, 0.5)] },
        // Nothing would be seen of amounts that are all 0.
        y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.08 : 1_000_000] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          incrs: [1, 2, 5, 7, 10, 14, 30, 60, 100, 200, 500, 1_000],
          space: size.label * rem,
          size: size.labels * rem,
          values: (_, splits) =>
            splits.map((at) =>
              Number.isInteger(at) && at >= 0 && at < count ? drawing.labelOf(at) : '',
            ),
        },
        {
          ...axis,
          size: size.amounts * rem,
          values: (_, splits) => splits.map((value) => drawing.amountOf(value)),
        },
      ],
      series: [
        {},
        ...series.map(({ colour }) => ({
          stroke: colour,
          fill: kind === 'bars' ? colour : 'transparent',
          width: kind === 'bars' ? 0 : 2,
          points: { show: kind === 'line' && count < 60, size: 5, fill: colour },
          ...(kind === 'bars' && bars !== undefined && { paths: bars }),
        })),
      ],
      hooks: {
        setCursor: [
          ({ cursor }) => {
            drawing.onPoint(cursor.idx ?? null);
          },
        ],
      },
    },
    [indices, ...series.map(({ values }) => [...values])],
    into,
  );
  return {
    canvas: chart.ctx.canvas,
    resize(next) {
      chart.setSize({ width: next, height });
    },
    end() {
      chart.destroy();
    },
  };
}
