const maxLabelLength = 60;

/** A label that no other account has: `Famulor`, `Famulor 2`, … */
export function freeLabel(wanted: string, others: readonly { readonly label: string }[]): string {
  const base = wanted.slice(0, maxLabelLength);
  const taken = new Set(others.map(({ label }) => label));
  let label = base;
  for (let count = 2; taken.has(label); count += 1) label = `${base} ${String(count)}`;
  return label;
}
