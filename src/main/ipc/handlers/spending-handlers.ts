import type { spendingChannels } from '#shared/contract/spending-channels';
import { dayOfDate } from '#shared/domain/spending-days';
import type { Language } from '#shared/domain/settings';
import { ok } from '#shared/result';
import type { FileDialogs } from '../../shell/file-dialogs';
import type { Balances } from '../../spending/balances';
import type { Budgets } from '../../spending/budgets';
import type { SpendingRoom } from '../../spending/spending-room';
import type { Handlers } from '../dispatch';

export interface SpendingHandlerParts {
  /** Loads the room at its first call. */
  readonly room: () => Promise<SpendingRoom>;
  readonly budgets: Budgets;
  readonly balances: Balances;
  readonly dialogs: FileDialogs;
  readonly language: () => Language;
}

const dayMs = 86_400_000;

/** Money over IPC. */
export function spendingHandlers(
  parts: SpendingHandlerParts,
): Pick<Handlers, keyof typeof spendingChannels> {
  const { room, budgets, balances, dialogs } = parts;
  return {
    getSpending: async (query) => ok(await (await room()).report(query)),

    async saveSpending(query) {
      const language = parts.language();
      const [{ createSpendingTranslator }, { saveWhole }] = await Promise.all([
        import('../../shell/room-i18n'),
        import('../../spending/save-files'),
      ]);
      const say = createSpendingTranslator(language);
      const name = `${say('fileName')} ${query.from} ${query.to}.csv`;
      const path = await dialogs.save(name, { name: 'CSV', extensions: ['csv'] });
      if (path === null) return ok(null);
      const { csv, rows } = await (await room()).csv(query, { language, say });
      return saveWhole(path, csv, rows);
    },

    async savePicture({ name, png }) {
      const { pngFrom, saveWhole } = await import('../../spending/save-files');
      const bytes = pngFrom(png);
      if (!bytes.ok) return bytes;
      const fileName = `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()}.png`;
      const path = await dialogs.save(fileName, { name: 'PNG', extensions: ['png'] });
      return path === null ? ok(null) : saveWhole(path, bytes.value, 0);
    },

    listBudgets: () => ok(budgets.list()),
    setBudget: ({ accountId, limit }) => budgets.set(accountId, limit),
    liftBudget: ({ accountId, lifted }) => budgets.lift(accountId, lifted),
    listBalances: ({ accountId, from, to }) =>
      // A day more on both sides: where its days begin, the sample's hour does not tell.
      ok(balances.list(accountId, (dayOfDate(from) - 1) * dayMs, (dayOfDate(to) + 2) * dayMs)),
  };
}
