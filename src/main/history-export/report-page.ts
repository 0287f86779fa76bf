import type { TFunction } from 'i18next';
import { mostPrinted } from '#shared/domain/history-export';
import { messageStateKinds, isErased, type Message } from '#shared/domain/message';
import { formatMoney } from '#shared/domain/money';
import { formatPhone } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import { createStateWords } from './message-words';
import { reportStyle } from './report-style';
import { addMessage, addToReport, costOf, noReportSums, noSums, type Sums } from './report-sums';

export interface ReportFrame {
  readonly language: Language;
  readonly t: TFunction;
  /** Empty for none. */
  readonly shopName: string;
  /** The filter in words, a line for each condition but the period. */
  readonly conditions: readonly string[];
  readonly fromAt: number | null;
  /** The first moment after the period. */
  readonly untilAt: number | null;
  readonly madeAt: number;
}

/** What is printed: it has no scripts and loads nothing. */
export interface ReportPage {
  readonly html: string;
  /** They stand on every sheet; the shop's name may be empty. */
  readonly shopName: string;
  readonly period: string;
}

/** A report as it grows. */
export interface Report {
  add(message: Message): void;
  /** The whole page, and how many messages are in its sums alone. */
  page(): { readonly page: ReportPage; readonly notListed: number };
}

interface Day {
  readonly at: number;
  readonly sums: Sums;
  readonly rows: string[];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Begins a report: sums of all messages, and the list of as many as a report has room for. */
export function createReport(frame: ReportFrame): Report {
  const { language, t } = frame;
  const options = { ns: 'record' } as const;
  const say = (key: string, params: Record<string, string | number> = {}): string =>
    escaped(t(`report.${key}` as 'report.title', { ...options, ...params }));
  const dayFormat = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const dateFormat = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const timeFormat = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const number = new Intl.NumberFormat(language);
  const stateWords = createStateWords(t);
  const sums = noReportSums();
  const days = new Map<string, Day>();
  let listed = 0;
  let notListed = 0;

  function dayOf({ createdAt }: Message): Day {
    const date = new Date(createdAt);
    const key = `${String(date.getFullYear())}-${String(date.getMonth())}-${String(date.getDate())}`;
    const day = days.get(key) ?? { at: createdAt, sums: noSums(), rows: [] };
    days.set(key, day);
    return day;
  }

  function rowOf(message: Message): string {
    const cost = costOf(message);
    const text = message.text === '' ? `<i>${say('textGone')}</i>` : escaped(message.text);
    const who = isErased(message)
      ? say('erased')
      : [message.recipientName, formatPhone(message.recipient)]
          .filter((part) => part !== null)
          .map((part) => `<span>${escaped(part)}</span>`)
          .join('');
    const state = `${escaped(stateWords(message))}${message.practice ? ` (${say('practice')})` : ''}`;
    return `<tr><td class="time">${timeFormat.format(message.createdAt)}</td>
<td class="who">${who}</td><td class="text">${text}</td><td class="state">${state}</td>
<td class="amount">${cost === null ? '' : escaped(formatMoney(cost, language))}</td></tr>`;
  }

  function costsOf({ costs }: Sums): string {
    return [...costs]
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([currency, amountMicros]) => formatMoney({ currency, amountMicros }, language))
      .join(' + ');
  }

  function period(): string {
    const from = frame.fromAt ?? sums.firstAt;
    const to = frame.untilAt === null ? sums.lastAt : frame.untilAt - 1;
    if (from === null || to === null) return t('report.noPeriod', options);
    return dateFormat.formatRange(from, Math.max(from, to));
  }

  function heading(): string {
    const name = frame.shopName.trim();
    const lines = [
      ...frame.conditions.map(escaped),
      say('made', { date: dateFormat.format(frame.madeAt) }),
    ];
    return `<header>${name === '' ? '' : `<p class="shop">${escaped(name)}</p>`}
<h1>${say('title')}</h1><p class="period">${escaped(period())}</p>
${lines.map((line) => `<p class="condition">${line}</p>`).join('\n')}</header>`;
  }

  function sumsTable(): string {
    const currencies = [...sums.all.costs.keys()].sort();
    const row = (name: string, of: Sums, kind: 'td' | 'th'): string =>
      `<tr><th scope="row">${name}</th>${[
        number.format(of.messages),
        number.format(of.segments),
        ...currencies.map((currency) => {
          const amountMicros = of.costs.get(currency);
          return amountMicros === undefined
            ? ''
            : formatMoney({ currency, amountMicros }, language);
        }),
      ]
        .map((cell) => `<${kind} class="amount">${escaped(cell)}</${kind}>`)
        .join('')}</tr>`;
    const states = messageStateKinds.flatMap((state) => {
      const of = sums.states.get(state);
      return of === undefined ? [] : [row(say(`states.${state}`), of, 'td')];
    });
    const notes = [
      sums.unpriced > 0 && say('unpriced', { count: sums.unpriced }),
      sums.practice > 0 && say('practiceCount', { count: sums.practice }),
      sums.all.segments > 0 && say('namedOnly'),
    ].filter((note) => note !== false);
    return `<h2>${say('sums')}</h2><table class="sums"><thead><tr><th scope="col">${say('state')}</th>
<th scope="col" class="amount">${say('messages')}</th><th scope="col" class="amount">${say('segments')}</th>
${currencies.map((currency) => `<th scope="col" class="amount">${escaped(currency)}</th>`).join('')}</tr></thead>
<tbody>${states.join('\n')}</tbody><tfoot>${row(say('total'), sums.all, 'th')}</tfoot></table>
${notes.map((note) => `<p class="note">${note}</p>`).join('\n')}`;
  }

  function list(): string {
    const sections = [...days.values()]
      .filter(({ rows }) => rows.length > 0)
      .map(({ at, sums: ofDay, rows }) => {
        const totals = [say('count', { count: ofDay.messages }), escaped(costsOf(ofDay))];
        return `<h3>${escaped(dayFormat.format(at))}
<span class="day-sum">${totals.filter((total) => total !== '').join(' · ')}</span></h3>
<table class="list"><thead><tr><th scope="col">${say('time')}</th><th scope="col">${say('to')}</th>
<th scope="col">${say('text')}</th><th scope="col">${say('state')}</th>
<th scope="col" class="amount">${say('cost')}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
      });
    return sections.length === 0 ? '' : `<h2>${say('list')}</h2>${sections.join('\n')}`;
  }

  function rest(): string {
    if (notListed === 0) return '';
    const rows = [...days.values()]
      .filter(({ sums: ofDay, rows: shown }) => ofDay.messages > shown.length)
      .map(
        ({ at, sums: ofDay }) => `<tr><th scope="row">${escaped(dateFormat.format(at))}</th>
<td class="amount">${number.format(ofDay.messages)}</td><td class="amount">${escaped(costsOf(ofDay))}</td></tr>`,
      );
    return `<h2>${say('rest')}</h2><p class="note">${say('notListed', {
      count: notListed,
      most: number.format(mostPrinted),
    })}</p><table class="sums"><thead><tr><th scope="col">${say('day')}</th>
<th scope="col" class="amount">${say('messages')}</th><th scope="col" class="amount">${say('cost')}</th>
</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  }

  return {
    add(message) {
      addToReport(sums, message);
      const day = dayOf(message);
      addMessage(day.sums, message);
      if (listed < mostPrinted) {
        listed += 1;
        day.rows.push(rowOf(message));
      } else notListed += 1;
    },
    page: () => ({
      notListed,
      page: { html: html(), shopName: frame.shopName.trim(), period: period() },
    }),
  };

  function html(): string {
    return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<title>${escaped([frame.shopName.trim(), t('report.title', options)].filter((part) => part !== '').join(' – '))}</title>
<style>${reportStyle}</style></head><body>
${heading()}${sumsTable()}${list()}${rest()}</body></html>`;
  }
}
