import { create } from 'zustand';
import type { Contact, ContactDetails } from '#shared/domain/contact';
import type { CountryCode, PhoneProblem } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';
import { loadPhone, type Phone } from '../../../lib/phone';
import { currentSnapshot } from '../../../lib/snapshot-store';
import { useGroups } from '../room/groups-store';
import {
  formOf,
  hasProblems,
  inputOf,
  isSameForm,
  problemsOf,
  rebased,
  type ContactForm,
} from './contact-form';

/** Where the user wants to go on from a form with unsaved changes. */
export type Next =
  | { readonly kind: 'contact'; readonly id: string }
  | { readonly kind: 'new' | 'nobody' | 'close-window' };

export interface PageState {
  readonly shown:
    | { readonly kind: 'nobody' }
    | { readonly kind: 'new' }
    | { readonly kind: 'contact'; readonly contact: ContactDetails };
  /** The contact that was asked for last; its page comes in a moment. */
  readonly wantedId: string | null;
  readonly form: ContactForm;
  /** The form as it was filled in by us. */
  readonly before: ContactForm;
  /** Whether the user tried to save: then all that is wrong is said. */
  readonly hasTried: boolean;
  readonly isSaving: boolean;
  readonly error: AppError | null;
  /** Asked before unsaved changes would be lost. */
  readonly question: Next | null;
}

const emptyForm = formOf(null, '');

export const emptyPage: PageState = {
  shown: { kind: 'nobody' },
  wantedId: null,
  form: emptyForm,
  before: emptyForm,
  hasTried: false,
  isSaving: false,
  error: null,
  question: null,
};

/** The contact whose page is open. It outlives the view, so that nothing typed is lost with it. */
export const usePage = create<PageState>(() => emptyPage);

export function isUnsaved({ form, before }: Pick<PageState, 'form' | 'before'>): boolean {
  return !isSameForm(form, before);
}

export function shownId({ shown }: Pick<PageState, 'shown'>): string | null {
  return shown.kind === 'contact' ? shown.contact.id : null;
}

function fill(contact: ContactDetails): void {
  const form = formOf(contact, '');
  usePage.setState({
    ...emptyPage,
    shown: { kind: 'contact', contact },
    wantedId: contact.id,
    form,
    before: form,
  });
}

/** Goes on, or asks first where something would be lost. */
function go(next: Next): void {
  const state = usePage.getState();
  if (isUnsaved(state)) {
    usePage.setState({ question: next });
    return;
  }
  proceed(next);
}

function proceed(next: Next): void {
  switch (next.kind) {
    case 'contact':
      usePage.setState({ wantedId: next.id });
      void load(next.id);
      break;
    case 'new': {
      const form = formOf(null, newLabel);
      usePage.setState({ ...emptyPage, shown: { kind: 'new' }, form, before: form });
      break;
    }
    case 'nobody':
      usePage.setState(emptyPage);
      break;
    case 'close-window':
      usePage.setState(emptyPage);
      window.close();
      break;
  }
}

let newLabel = '';

async function load(id: string): Promise<void> {
  const answer = await bridge.getContact({ id });
  if (usePage.getState().wantedId !== id) return;
  if (answer.ok) fill(answer.value);
  else usePage.setState({ ...emptyPage, error: answer.error });
}

export function openContact(id: string): void {
  const state = usePage.getState();
  if (shownId(state) === id && state.wantedId === id) return;
  go({ kind: 'contact', id });
}

/** Begins a new contact, whose first number is called `label`. */
export function addContact(label: string): void {
  newLabel = label;
  go({ kind: 'new' });
}

export function closePage(): void {
  go({ kind: 'nobody' });
}

/** Asks what to do with unsaved changes before the window closes; false where there are none. */
export function holdWindow(): boolean {
  if (!isUnsaved(usePage.getState())) return false;
  usePage.setState({ question: { kind: 'close-window' } });
  return true;
}

export function changeForm(changes: Partial<ContactForm>): void {
  const { form } = usePage.getState();
  usePage.setState({ form: { ...form, ...changes }, error: null });
}

export function discardChanges(): void {
  const { before, shown } = usePage.getState();
  if (shown.kind === 'new') usePage.setState(emptyPage);
  else usePage.setState({ form: before, hasTried: false, error: null });
}

/** What is wrong with a number as typed; one that the contact has already is what it was. */
export function numberProblem(
  typed: string,
  known: Contact['numbers'],
  phone: Phone,
): PhoneProblem | null {
  if (known.some((number) => number.typed === typed.trim())) return null;
  const country = (currentSnapshot()?.settings.defaultCountry ?? 'US') as CountryCode;
  const parsed = phone.parsePhone(typed, country);
  return parsed.ok ? null : parsed.error;
}

/** Saves the form; answers the contact's id, or `null` where something is wrong, which is then said. */
export async function saveForm(): Promise<string | null> {
  const { shown, form, isSaving } = usePage.getState();
  if (isSaving || shown.kind === 'nobody') return null;
  const id = shown.kind === 'contact' ? shown.contact.id : null;
  const known = shown.kind === 'contact' ? shown.contact.numbers : [];
  usePage.setState({ isSaving: true, hasTried: true, error: null });
  const phone = await loadPhone();
  const filled = form.numbers.filter(({ typed }) => typed.trim() !== '');
  if (
    hasProblems(problemsOf(form, useGroups.getState().fields)) ||
    filled.some(({ typed }) => numberProblem(typed, known, phone) !== null)
  ) {
    usePage.setState({ isSaving: false });
    return null;
  }
  if (filled.length === 0) {
    usePage.setState({ isSaving: false, error: appError('contact-number-missing') });
    return null;
  }
  const answer = await bridge.saveContact(inputOf(id, form));
  if (!answer.ok) {
    usePage.setState({ isSaving: false, error: answer.error });
    return null;
  }
  const saved = await bridge.getContact({ id: answer.value.id });
  if (saved.ok) fill(saved.value);
  else usePage.setState({ ...emptyPage, error: saved.error });
  return answer.value.id;
}

/** Goes on without the changes. */
export function discardAndGoOn(): void {
  const { question, before } = usePage.getState();
  usePage.setState({ question: null, form: before });
  if (question !== null) proceed(question);
}

/** Saves the changes and goes on; stays where they cannot be saved. */
export async function saveAndGoOn(): Promise<void> {
  const { question } = usePage.getState();
  const id = await saveForm();
  if (id === null) {
    stay();
    return;
  }
  usePage.setState({ question: null });
  if (question !== null) proceed(question);
}

export function stay(): void {
  const { question } = usePage.getState();
  usePage.setState({ question: null });
  if (question?.kind === 'close-window') void bridge.stayOpen({});
}

/** Takes over what became of the shown contact elsewhere, without what the user is typing. */
async function refresh(): Promise<void> {
  const id = shownId(usePage.getState());
  if (id === null) return;
  const answer = await bridge.getContact({ id });
  const state = usePage.getState();
  if (shownId(state) !== id || state.isSaving) return;
  if (!answer.ok) {
    // Erased or merged elsewhere. What was typed stays, to be saved as a new contact.
    if (isUnsaved(state)) usePage.setState({ shown: { kind: 'new' } });
    else
      usePage.setState({ ...emptyPage, wantedId: state.wantedId === id ? null : state.wantedId });
    return;
  }
  const after = formOf(answer.value, '');
  usePage.setState({
    shown: { kind: 'contact', contact: answer.value },
    form: rebased(state.form, state.before, after),
    before: after,
  });
}

/** Follows the changes of the contact that is shown; returns the function that ends it. */
export function keepPage(): () => void {
  void refresh();
  return bridge.on('contactsChanged', () => void refresh());
}
