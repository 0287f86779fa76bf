// @ts-check
import path from 'node:path';
import ts from 'typescript';

/** Of all configurations this one knows the most: what runs in Node, in a page and in Vite. */
const configuration = path.join('test', 'tsconfig.json');

/**
 * One program for all files that are linted.
 *
 * ESLint's own service makes one for each tsconfig, and each of them reads and checks anew what
 * they share. That every file keeps to the names of its own configuration is what `tsc -b` checks.
 * @param {string} root absolute
 * @param {readonly string[]} files relative to it
 * @returns {ts.Program}
 * @throws {Error} where the configuration cannot be read
 */
export function lintProgram(root, files) {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    path.join(root, configuration),
    { composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic({ messageText }) {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (parsed === undefined) throw new Error(`${configuration} cannot be read.`);
  return ts.createProgram({
    rootNames: files.map((file) => path.join(root, file)),
    options: parsed.options,
  });
}
