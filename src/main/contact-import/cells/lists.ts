/** Google's own groups, which say nothing of a contact: `* myContacts`. */
const systemGroup = /^\*\s/;
const googleSeparator = ' ::: ';
const quotedPart = /"(?:[^"]|"")*"/g;
const onePart = /\s*(?:"((?:[^"]|"")*)"|([^,;|\n]*))\s*(?:[,;|\n]|$)/g;

/**
 * The tags of a cell: `regular, VIP`, `regular; VIP`, or as Google writes groups.
 *
 * A tag that holds a separator stands in double quotes, as {@link joinTags} writes it.
 */
export function splitTags(cell: string): readonly string[] {
  if (!/[":*]/.test(cell)) return unique(cell.split(/[,;|\n]/));
  if (cell.replaceAll(quotedPart, '').includes(googleSeparator)) {
    return unique(cell.split(googleSeparator).filter(isUsersOwn));
  }
  return unique(
    [...cell.matchAll(onePart)].flatMap(([, quoted, bare = '']) => {
      if (quoted !== undefined) return [quoted.replaceAll('""', '"')];
      return isUsersOwn(bare) ? [bare] : [];
    }),
  );
}

function isUsersOwn(group: string): boolean {
  return !systemGroup.test(group.trim());
}

/** Writes tags into one cell, so that {@link splitTags} reads the same. */
export function joinTags(tags: readonly string[]): string {
  return tags
    .map((tag) => (/[",;|\n]|^\s|\s$|^\*\s|:::/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag))
    .join(', ');
}

/** Each word once, whatever its case, as it was first written. */
function unique(words: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const word of words) {
    const trimmed = word.trim();
    const key = trimmed.toLowerCase();
    if (trimmed !== '' && !byKey.has(key)) byKey.set(key, trimmed);
  }
  return [...byKey.values()];
}

/** The texts of a cell that may hold several numbers: as it is, and in its parts. */
export function splitNumbers(cell: string): readonly string[] {
  return cell
    .split(/\s*(?:::: |[;,\n|]|\s\/\s|\s(?:oder|und|or|and)\s)\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
