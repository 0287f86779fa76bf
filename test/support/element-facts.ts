/** What screen readers say after an element's name: the texts that `aria-describedby` points to. */
export function descriptionOf(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

/** Whether a field is marked as wrong. */
export function isMarkedWrong(element: Element): boolean {
  return element.getAttribute('aria-invalid') === 'true';
}
