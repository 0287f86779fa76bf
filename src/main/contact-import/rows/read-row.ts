import { assertNever } from '#shared/result';
import { splitTags } from '../cells/lists';
import { splitName } from '../cells/names';
import type { Row } from '../readers/source';
import type { Candidate } from './candidate';
import type { ColumnPlan, TablePlan } from './column-plan';
import { undefused } from './defused-cell';
import type { CandidateDraft } from './draft-candidate';

/** Reads a row of a table by its plan, with a draft that is empty. */
export function readRow(row: Row, plan: TablePlan, draft: CandidateDraft): Candidate {
  for (const [column, columnPlan] of plan) {
    const cell = row.cells[column];
    if (cell === undefined || cell === '') continue;
    const text = undefused(cell);
    switch (columnPlan.kind) {
      case 'number': {
        const ownLabel = undefused(row.cells[columnPlan.labelColumn ?? -1] ?? '').trim();
        const label = ownLabel === '' ? columnPlan.label : ownLabel;
        // The last digits are gone already, see `CellMark`.
        draft.addNumbers(text, label, row.marks?.get(column) === 'imprecise');
        break;
      }
      case 'field':
        draft.addField(columnPlan.fieldId, columnPlan.fieldKind, text, columnPlan.order);
        break;
      case 'plain':
        addPlain(draft, columnPlan.target, text);
        break;
      default:
        assertNever(columnPlan);
    }
  }
  return draft.done(row.number);
}

function addPlain(
  draft: CandidateDraft,
  target: Extract<ColumnPlan, { kind: 'plain' }>['target'],
  text: string,
): void {
  switch (target.kind) {
    case 'full-name': {
      const { givenName, familyName } = splitName(text);
      draft.addGivenName(givenName);
      draft.addFamilyName(familyName);
      return;
    }
    case 'given-name':
      draft.addGivenName(text);
      return;
    case 'family-name':
      draft.addFamilyName(text);
      return;
    case 'company':
      draft.setCompany(text);
      return;
    case 'email':
      draft.addEmail(text);
      return;
    case 'birthday':
      draft.setBirthday(text, target.order);
      return;
    case 'notes':
      draft.addNotes(text);
      return;
    case 'tags':
      draft.addTags(splitTags(text));
      return;
    case 'language':
      draft.setLanguage(text);
      return;
    case 'consent-date':
      draft.setConsentDate(text, target.order);
      return;
    case 'consent-source':
      draft.setConsentSource(text);
      return;
    case 'consent-wording':
      draft.setConsentWording(text);
      return;
    case 'opted-out':
      draft.setOptedOut(text, target.order);
      return;
    case 'opted-out-how':
      draft.setOptedOutHow(text);
      return;
    default:
      assertNever(target);
  }
}
