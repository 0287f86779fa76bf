import type { TFunction } from 'i18next';
import type { ImportNumberProblem, ImportVerdict } from '../domain/import';
import { assertNever } from '../result';

/** Says in words what becomes of a row. `t` is any namespace's function. */
export function verdictText(t: TFunction, verdict: ImportVerdict): string {
  const options = { ns: 'import' } as const;
  switch (verdict.kind) {
    case 'new':
      return t('verdict.new', options);
    case 'update': {
      const named = { ...options, name: verdict.contactName };
      if (verdict.changes.length === 0) return t('verdict.unchanged', named);
      return verdict.rule === 'number'
        ? t('verdict.updateByNumber', named)
        : t('verdict.updateByEmail', named);
    }
    case 'opted-out':
      return t('verdict.optedOut', { ...options, effect: verdictText(t, verdict.effect) });
    case 'duplicate': {
      const placed = { ...options, position: verdict.position };
      return verdict.rule === 'number'
        ? t('verdict.duplicateByNumber', placed)
        : t('verdict.duplicateByContact', placed);
    }
    case 'invalid-number':
      return numberProblemText(t, verdict.problem);
    case 'mangled':
      return numberProblemText(t, { kind: 'mangled' });
    default:
      return assertNever(verdict);
  }
}

/** Says in words why a number is not taken over. */
export function numberProblemText(t: TFunction, problem: ImportNumberProblem): string {
  switch (problem.kind) {
    case 'not-valid':
      if (problem.problem === 'empty') return t('verdict.noNumber', { ns: 'import' });
      return t(`problem.${problem.problem}`, { ns: 'contacts' });
    case 'ambiguous':
      return t('verdict.ambiguous', { ns: 'import', readings: problem.readings.join(', ') });
    case 'mangled':
      return t('verdict.mangled', { ns: 'import' });
    default:
      return assertNever(problem);
  }
}
