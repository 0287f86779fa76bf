import type { TFunction } from 'i18next';
import {
  addSums,
  totalOf,
  type CurrencySpending,
  type SpendingReport,
} from '#shared/domain/spending';
import { readColours } from './chart/colours';
import { dayText, groupText, money } from './words';

interface PictureParts {
  readonly report: SpendingReport;
  readonly shown: CurrencySpending;
  /** The bars as they are drawn; `null` where they are not. */
  readonly chart: HTMLCanvasElement | null;
  readonly t: TFunction<'spending'>;
  readonly language: string;
}

const width = 1200;
const margin = 48;
const rowHeight = 30;
const mostRows = 12;
const nameWidth = 320;
const amountWidth = 160;
const family = 'system-ui, sans-serif';

/** Draws what is shown as one picture, a `data:` URL of PNG; `null` where nothing can be drawn. */
export function drawPicture(parts: PictureParts): string | null {
  const { report, shown, chart, t, language } = parts;
  const colours = readColours();
  const groups = shown.groups.slice(0, mostRows);
  const chartWidth = width - 2 * margin;
  const chartHeight = chart === null ? 0 : (chart.height / chart.width) * chartWidth;
  const top = 132;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.ceil(top + chartHeight + 96 + groups.length * rowHeight + margin);
  const context = canvas.getContext('2d');
  if (context === null) return null;

  const text = (
    words: string,
    x: number,
    y: number,
    {
      size = 18,
      weight = 400,
      colour = colours.ink,
      align = 'left',
    }: {
      readonly size?: number;
      readonly weight?: number;
      readonly colour?: string;
      readonly align?: CanvasTextAlign;
    } = {},
  ): void => {
    context.font = `${String(weight)} ${String(size)}px ${family}`;
    context.fillStyle = colour;
    context.textAlign = align;
    context.fillText(words, x, y);
  };

  context.fillStyle = colours.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const from =
    report.firstDay !== null && report.firstDay > report.from ? report.firstDay : report.from;
  const days = t('pictureDays', {
    from: dayText(from, language),
    to: dayText(report.to, language),
  });
  const { named, estimated } = shown.total;
  text(`${t('title')} · ${days}`, margin, 60, { size: 28, weight: 600 });
  text(
    [
      shown.currency !== null &&
        `${t('spent')}: ${money(addSums(named, estimated).micros, shown.currency, language)}`,
      `${t('messages')}: ${totalOf(shown.total).messages.toLocaleString(language)}`,
    ]
      .filter((part) => part !== false)
      .join(' · '),
    margin,
    94,
    { colour: colours.inkSoft },
  );
  if (chart !== null) context.drawImage(chart, margin, top, chartWidth, chartHeight);

  const legendY = top + chartHeight + 36;
  if (shown.currency !== null) {
    let x = margin;
    for (const certainty of ['named', 'estimated', 'unclear'] as const) {
      context.fillStyle = colours[certainty];
      context.fillRect(x, legendY - 13, 14, 14);
      text(t(certainty), x + 22, legendY, { size: 16, colour: colours.inkSoft });
      x += 22 + context.measureText(t(certainty)).width + 32;
    }
  }

  const most = Math.max(1, ...groups.map((group) => totalOf(group.figures).micros));
  const barWidth = width - 2 * margin - nameWidth - amountWidth;
  groups.forEach((group, index) => {
    const y = legendY + 48 + index * rowHeight;
    const name = groupText(report.by, group, language, t);
    text(fitting(context, name, nameWidth - 16), margin, y, { size: 16 });
    let x = margin + nameWidth;
    for (const certainty of ['named', 'estimated', 'unclear'] as const) {
      const part = (group.figures[certainty].micros / most) * barWidth;
      context.fillStyle = colours[certainty];
      context.fillRect(x, y - 14, part, 18);
      x += part;
    }
    const sum = totalOf(group.figures);
    const words =
      shown.currency === null
        ? sum.messages.toLocaleString(language)
        : money(sum.micros, shown.currency, language);
    text(words, width - margin, y, { size: 16, align: 'right' });
  });
  return canvas.toDataURL('image/png');
}

/** A name cut to what has room, with an ellipsis. */
function fitting(context: CanvasRenderingContext2D, name: string, room: number): string {
  context.font = `16px ${family}`;
  if (context.measureText(name).width <= room) return name;
  const characters = Array.from(name);
  while (characters.length > 0 && context.measureText(`${characters.join('')}…`).width > room) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}
