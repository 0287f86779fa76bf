import { describe, expect, it } from 'vitest';
import { withLinkHandler } from '../../../src/main/shell/mime-apps';
import { fc } from '../../support/property';

const ours = 'com.quicksend.Quicksend.desktop';
const on = (content: string): string => withLinkHandler(content, 'tel', ours, true);
const off = (content: string): string => withLinkHandler(content, 'tel', ours, false);

describe('mimeapps.list', () => {
  it('is begun where there is none', () => {
    expect(on('')).toBe(`[Default Applications]\nx-scheme-handler/tel=${ours}\n`);
    expect(off('')).toBe('');
  });

  it('names us first, and whoever was there after us', () => {
    const before =
      '[Default Applications]\ntext/html=web.desktop\nx-scheme-handler/tel=call.desktop;\n';
    const after = on(before);
    expect(after).toBe(
      `[Default Applications]\nx-scheme-handler/tel=${ours};call.desktop\ntext/html=web.desktop\n`,
    );
    expect(off(after)).toBe(
      '[Default Applications]\nx-scheme-handler/tel=call.desktop\ntext/html=web.desktop\n',
    );
  });

  it('keeps its other groups, with lines of the same name', () => {
    const before = '[Added Associations]\nx-scheme-handler/tel=call.desktop\n';
    expect(on(before)).toBe(`${before}\n[Default Applications]\nx-scheme-handler/tel=${ours}\n`);
    const around = `# mine\n[Default Applications]\na/b=c.desktop\n\n[Removed Associations]\nd/e=f.desktop\n`;
    expect(off(around)).toBe(around);
    expect(off(on(around))).toBe(around);
  });

  it('says the same once or twice, and without us is free of us, whatever stood there', () => {
    const line = fc.constantFrom(
      '[Default Applications]',
      '[Added Associations]',
      'x-scheme-handler/tel=call.desktop',
      `x-scheme-handler/tel = a.desktop;${ours}`,
      'text/html=web.desktop',
      '',
      '# a comment',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const content = lines.map((one) => `${one}\n`).join('');
        const once = on(content);
        expect(on(once)).toBe(once);
        const group = /^\[Default Applications\]\n(?<entries>(?:(?!\[).*\n?)*)/m;
        expect(group.exec(off(once))?.groups?.['entries']).not.toContain(ours);
        expect(off(once)).toContain('[Default Applications]');
      }),
    );
  });
});
