/** What customers of small shops speak most; whatever else is chosen already stays a choice. */
const languages = (
  'ar bg cs da de el en es et fa fi fr he hi hr hu it ja ko lt lv nb nl pl pt ro ru sk sl sq sr sv ' +
  'ta th tr uk ur vi zh'
).split(' ');

/** Languages to choose from by their names in the program's language; `chosen` is a tag, or empty. */
export function languageChoices(
  programLanguage: string,
  chosen: string,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(programLanguage, { type: 'language' });
  const codes = chosen === '' || languages.includes(chosen) ? languages : [chosen, ...languages];
  return codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, programLanguage));
}
