import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useChartColours, type ChartColours } from './colours';
import type { Drawing, Drawn } from './draw';
import './chart.css';

interface ChartProps {
  /** What it shows, for who cannot see it: the numbers themselves stand in a table. */
  readonly label: string;
  readonly kind: Drawing['kind'];
  readonly series: (colours: ChartColours) => Drawing['series'];
  readonly labelOf: Drawing['labelOf'];
  readonly amountOf: Drawing['amountOf'];
  /** What is said of the place that the pointer is over. */
  readonly wordsOf: (index: number) => string;
  /** Given the canvas once it is drawn, and `null` when it is gone. */
  readonly onDrawn?: (canvas: HTMLCanvasElement | null) => void;
  /** What its colours mean. */
  readonly legend?: ReactNode;
}

/** A chart on a canvas. The same numbers stand beside it in a table. */
export function Chart(props: ChartProps): ReactNode {
  const { label, wordsOf, legend = null } = props;
  const colours = useChartColours();
  const into = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<number | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const values = JSON.stringify(props.series(colours));

  useEffect(() => {
    let drawn: Drawn | null = null;
    let isOver = false;
    const element = into.current;
    // Where there is no canvas, as in tests without a browser, the table says it all.
    if (element === null || typeof Path2D === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) drawn?.resize(element.clientWidth);
    });
    void import('./draw').then(({ draw }) => {
      if (isOver) return;
      const { kind, series, labelOf, amountOf } = latest.current;
      drawn = draw(element, Math.max(element.clientWidth, 1), {
        kind,
        colours,
        series: series(colours),
        labelOf,
        amountOf,
        onPoint: setOver,
      });
      observer.observe(element);
      latest.current.onDrawn?.(drawn.canvas);
    });
    return () => {
      isOver = true;
      observer.disconnect();
      drawn?.end();
      latest.current.onDrawn?.(null);
    };
  }, [colours, values, label]);

  return (
    <div className="chart">
      <div ref={into} className="chart-canvas" role="img" aria-label={label} />
      <div className="chart-foot">
        {legend}
        <p className="chart-over" aria-hidden="true">
          {over === null ? '' : wordsOf(over)}
        </p>
      </div>
    </div>
  );
}
