import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lintProgram } from '../../../build/lib/lint-program.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quicksend-lint-'));
  write('package.json', '{ "type": "module", "imports": { "#shared/*": "./src/shared/*.ts" } }');
  write(
    'test/tsconfig.json',
    '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "composite": true, "types": [], "lib": ["ES2023"] } }',
  );
  write('src/shared/money.ts', 'export const cent = 1;');
  write('src/main/prices.ts', "import { cent } from '#shared/money';\nexport const price = cent;");
  write(
    'src/renderer/price.ts',
    "import { cent } from '#shared/money';\nexport const told = cent;",
  );
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

describe('the program that the linter asks for types', () => {
  it('knows the types of what several configurations share, wherever it is imported', () => {
    const program = lintProgram(root, ['src/main/prices.ts', 'src/renderer/price.ts']);
    expect(typeOf(program, 'src/main/prices.ts', 'price')).toBe('1');
    expect(typeOf(program, 'src/renderer/price.ts', 'told')).toBe('1');
  });

  it('does not begin without the configuration', () => {
    rmSync(join(root, 'test/tsconfig.json'));
    expect(() => lintProgram(root, ['src/main/prices.ts'])).toThrow(/tsconfig\.json/);
  });
});

function typeOf(program: ts.Program, file: string, name: string): string | undefined {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, file));
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  return symbol && checker.typeToString(checker.getTypeOfSymbol(symbol));
}
