/**
 * A property as it stands in the file, unfolded: one character per byte, for its encoding may be its
 * own.
 */
export interface ContentLine {
  readonly text: string;
  /** The line of the file that it begins in, from 1. */
  readonly line: number;
  /** Where its folded parts begin: the character of `text` and the byte of the file, both from 0. */
  readonly parts: readonly { readonly at: number; readonly byte: number }[];
  /** True where the text was longer than what is kept of it. */
  readonly isCut: boolean;
}

interface OpenLine extends ContentLine {
  text: string;
  isCut: boolean;
  readonly parts: { readonly at: number; readonly byte: number }[];
  readonly isQuotedPrintable: boolean;
  /** True where the last line said that the value goes on in the next (RFC 2045, 6.7). */
  isSoftBreak: boolean;
}

/** Pictures, sounds and keys: large, and of no use here. */
const media = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i;
const quotedPrintable = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

/**
 * Turns bytes that come in pieces into properties: unfolds lines (RFC 6350, 3.2) and the soft breaks
 * of quoted-printable (vCard 2.1), and drops media without keeping them.
 *
 * Of one property at most `longest` bytes are kept.
 */
export function contentLineSplitter(longest: number) {
  const lines = lineSplitter(longest);
  let open: OpenLine | 'media' | null = null;

  /** `binary` has one character per byte. */
  function take(binary: string, atEnd: boolean): readonly ContentLine[] {
    const complete: ContentLine[] = [];
    for (const line of lines.take(binary, atEnd)) {
      if (continues(line.text)) {
        append(line);
        continue;
      }
      if (open !== null && open !== 'media') complete.push(open);
      open = begin(line);
    }
    if (atEnd && open !== null && open !== 'media') complete.push(open);
    return complete;
  }

  function continues(text: string): boolean {
    if (open === null) return false;
    return /^[ \t]/.test(text) || (open !== 'media' && open.isSoftBreak);
  }

  function append({ text, byte }: PlainLine): void {
    if (open === null || open === 'media') return;
    const skipped = open.isSoftBreak ? 0 : 1;
    open.isCut ||= open.text.length + text.length > longest;
    if (open.isCut) return;
    open.parts.push({ at: open.text.length, byte: byte + skipped });
    open.isSoftBreak = open.isQuotedPrintable && text.endsWith('=');
    open.text += text.slice(skipped, open.isSoftBreak ? -1 : undefined);
  }

  function begin({ text, line, byte, isCut }: PlainLine): OpenLine | 'media' {
    if (media.test(text)) return 'media';
    const isQuotedPrintable = quotedPrintable.test(text);
    const isSoftBreak = isQuotedPrintable && text.endsWith('=');
    return {
      text: isSoftBreak ? text.slice(0, -1) : text,
      line,
      isCut,
      parts: [{ at: 0, byte }],
      isQuotedPrintable,
      isSoftBreak,
    };
  }

  return {
    take,
    /** The line of the file that the next piece goes on with. */
    unfinishedLine: lines.unfinishedLine,
  };
}

interface PlainLine {
  readonly text: string;
  readonly line: number;
  /** Where it begins in the file, from 0. */
  readonly byte: number;
  readonly isCut: boolean;
}

/** Splits at line breaks of all three kinds; keeps `longest` characters of a line and one more. */
function lineSplitter(longest: number) {
  let pending = '';
  let pendingFrom = 0;
  let line = 1;
  let taken = 0;
  let afterReturn = false;

  function take(binary: string, atEnd: boolean): readonly PlainLine[] {
    const found: PlainLine[] = [];
    // The second half of a line break that the pieces' border cut in two.
    let from = afterReturn && binary.startsWith('\n') ? 1 : 0;
    if (from === 1) pendingFrom += 1;
    const breaks = /\r\n?|\n/g;
    breaks.lastIndex = from;
    for (let hit = breaks.exec(binary); hit !== null; hit = breaks.exec(binary)) {
      keep(binary.slice(from, hit.index));
      from = breaks.lastIndex;
      found.push(finish(taken + from));
    }
    keep(binary.slice(from));
    if (binary !== '') afterReturn = binary.endsWith('\r');
    taken += binary.length;
    if (atEnd && pending !== '') found.push(finish(taken));
    return found;
  }

  function keep(text: string): void {
    if (pending.length <= longest) pending += text.slice(0, longest + 1 - pending.length);
  }

  function finish(nextFrom: number): PlainLine {
    const isCut = pending.length > longest;
    const finished = { text: pending, line, byte: pendingFrom, isCut };
    pending = '';
    pendingFrom = nextFrom;
    line += 1;
    return finished;
  }

  return { take, unfinishedLine: () => line };
}
