import { nameKey } from '#shared/domain/name-key';
import {
  maxTemplateNameUnits,
  maxTemplateUnits,
  type Template,
  type TemplateInput,
  type TemplateRow,
  type TemplateVerdict,
} from '#shared/domain/template-model';

const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/;

/** Says of each template in a file what would become of it beside those that are kept. */
export function judgeTemplates(
  inputs: readonly TemplateInput[],
  kept: readonly Template[],
  ownLanguage: string,
): readonly TemplateRow[] {
  const byKey = new Map(kept.map((template) => [nameKey(template.name), template]));
  // Names that a renamed one must not have: of those that are kept, and of all in the file.
  const names = new Set([...byKey.keys(), ...inputs.map(({ name }) => nameKey(name))]);
  const seen = new Set<string>();

  return inputs.map(({ name: written, text, language: tag }): TemplateRow => {
    const name = written.trim();
    const language = languageTag.test(tag.trim()) ? tag.trim() : ownLanguage;
    const row = { name, text, language };
    const unusable = whyUnusable(row);
    const key = nameKey(name);
    let verdict: TemplateVerdict;
    if (unusable !== null) verdict = { kind: 'unusable', why: unusable };
    else if (seen.has(key)) verdict = { kind: 'unusable', why: 'twice' };
    else verdict = besideKept(row, byKey.get(key), names);
    if (verdict.kind !== 'unusable') seen.add(key);
    return { ...row, verdict };
  });
}

function whyUnusable({ name, text }: TemplateInput) {
  if (name === '') return 'no-name';
  if (name.length > maxTemplateNameUnits) return 'name-too-long';
  if (text.trim() === '') return 'no-text';
  return text.length > maxTemplateUnits ? 'text-too-long' : null;
}

function besideKept(
  row: TemplateInput,
  kept: Template | undefined,
  names: Set<string>,
): TemplateVerdict {
  if (kept === undefined) return { kind: 'new' };
  if (kept.text === row.text && kept.language === row.language) return { kind: 'same' };
  const freeName = nextFree(row.name, names);
  names.add(nameKey(freeName));
  return { kind: 'taken', freeName };
}

/** The name with the first number that nobody has, such as `Order in (2)`. */
function nextFree(name: string, names: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const free = name.slice(0, maxTemplateNameUnits - ending.length).trimEnd() + ending;
    if (!names.has(nameKey(free))) return free;
  }
}
