import type { Language } from '#shared/domain/settings';
import { systemClock } from '../outbox/system-clock';
import type { Database } from '../storage/database';
import type { TemplateRoom } from '../templates/template-room';
import type { openContactRooms } from './contact-rooms';

export interface LazyTemplateRoomParts {
  readonly database: Database;
  readonly language: () => Language;
  readonly newId: () => string;
  readonly contactRooms: Pick<ReturnType<typeof openContactRooms>, 'contacts' | 'customFields'>;
  readonly onChange: () => void;
}

/** The room of the templates, loaded when it is first asked for: see docs/decisions/0010-start.md. */
export function lazyTemplateRoom(parts: LazyTemplateRoomParts): () => Promise<TemplateRoom> {
  const { contacts, customFields } = parts.contactRooms;
  let loading: Promise<TemplateRoom> | null = null;

  async function load(): Promise<TemplateRoom> {
    const { openTemplateRoom } = await import('../templates/template-room');
    return openTemplateRoom({
      ...parts,
      contact(id) {
        const found = contacts.get(id);
        return found.ok && found.value.deletedAt === null ? found.value : null;
      },
      contactOfNumber: (e164) => contacts.byNumber(e164),
      fields: () => customFields.list(),
      now: systemClock.now,
      timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  }

  return () => (loading ??= load());
}
