import { describe, expect, it } from 'vitest';
import { namedPackages, runtimePackages } from '../../../build/package/runtime-packages.mjs';

const page = `
| package | what for |
| ------- | -------- |
| \`react\` | the pages |

| package | by    | what it does there |
| ------- | ----- | ------------------ |
| \`@a/b\` | react | draws              |
`;

describe('the packages of others in the program', () => {
  it('each have a reason today', () => {
    const { names, chosen, problems } = runtimePackages();
    expect(problems).toEqual([]);
    expect(names).toEqual(expect.arrayContaining([...chosen]));
  });

  it('count once, however often they are installed', () => {
    const { names, problems } = namedPackages({
      shipped: ['react', '@a/b', 'react'],
      chosen: ['react'],
      page,
    });
    expect({ names, problems }).toEqual({ names: ['@a/b', 'react'], problems: [] });
  });

  it('may not go without one', () => {
    const { problems } = namedPackages({ shipped: ['react', '@a/b', 'new'], chosen: [], page });
    expect(problems).toEqual([
      'new is in the program, and docs/decisions/0016-runtime-packages.md does not say why',
    ]);
  });

  it('may not have an empty one', () => {
    const { problems } = namedPackages({
      shipped: ['react'],
      chosen: [],
      page: '| `react` |  |',
    });
    expect(problems).toHaveLength(1);
  });

  it('may not be named once they are gone', () => {
    const { problems } = namedPackages({ shipped: ['react'], chosen: [], page });
    expect(problems).toEqual([
      '@a/b stands in docs/decisions/0016-runtime-packages.md and is not in the program',
    ]);
  });
});
