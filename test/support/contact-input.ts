import type { ChannelInput } from '#shared/contract/channels';

/** A new contact as a form gives it, with nothing but a number. */
export function aContactInput(
  changes: Partial<ChannelInput<'saveContact'>> = {},
): ChannelInput<'saveContact'> {
  return {
    id: null,
    givenName: '',
    familyName: '',
    company: '',
    numbers: [{ typed: '+12025550100', label: '' }],
    email: '',
    birthday: '',
    notes: '',
    tags: [],
    fields: [],
    language: '',
    consent: null,
    ...changes,
  };
}
