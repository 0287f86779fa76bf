import {
  createUnfinishedFiles,
  type UnfinishedFiles,
} from '../../src/main/storage/unfinished-files';

/** Unfinished files, remembered as long as the test lasts. */
export function unfinishedInMemory(
  kept: readonly string[] = [],
): UnfinishedFiles & { readonly kept: () => readonly string[] } {
  const list = { paths: kept };
  const files = createUnfinishedFiles({
    get: () => list.paths,
    save: (paths) => {
      list.paths = paths;
    },
  });
  return { ...files, kept: () => list.paths };
}
