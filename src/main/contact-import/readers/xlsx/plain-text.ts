/**
 * Collects the text of a cell or a shared string: that of its `t` elements, without `rPh`, which
 * repeats it as it is read aloud (ECMA-376 part 1, 18.4.6).
 */
export function plainText() {
  let collected = '';
  let inText = false;
  let inReading = false;
  return {
    clear(): void {
      collected = '';
      inText = inReading = false;
    },
    open(name: string): void {
      if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    close(name: string): void {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
    },
    add: (text: string): void => {
      if (inText && !inReading) collected += text;
    },
    take: (): string => unescape(collected),
  };
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
function unescape(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
