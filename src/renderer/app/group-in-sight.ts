import type { TFunction } from 'i18next';
import { everyone } from '#shared/domain/contact';
import type { CurrentGroup } from '../features/contact-export/export-store';
import { isSameQuery } from '../features/contacts/room/group';
import { useRoom } from '../features/contacts/room/room-store';

/**
 * The group or search that the contacts room shows, for an export; `null` for all contacts and for
 * the bin.
 */
export function groupInSight(t: TFunction<'contacts'>): CurrentGroup | null {
  const { group, query } = useRoom.getState();
  const { text, only } = query;
  if (only === 'in-bin' || group.kind === 'opt-outs' || isSameQuery(query, everyone)) return null;
  const parts = [
    ...(group.kind === 'tag' ? [group.name] : []),
    ...(group.kind === 'saved' ? [group.search.name] : []),
    ...(group.kind === 'import' ? [group.fileName] : []),
    ...(text.trim() === '' || group.kind === 'saved' ? [] : [text.trim()]),
    ...(only === 'all' || group.kind === 'saved' ? [] : [t(`room.scopes.${only}`)]),
  ];
  return { name: parts.join(' · '), query };
}
