import { describe, expect, it } from 'vitest';
import { accountKinds } from '#shared/domain/account';
import { appError, errorCodes } from '#shared/errors';
import {
  freshOnboarding,
  onboardingReducer,
  type OnboardingAction,
  type OnboardingFields,
  type OnboardingState,
} from '../../../../../src/renderer/features/onboarding/onboarding-state';
import { anAccount } from '../../../../support/fixtures';
import { fc } from '../../../../support/property';

const run = (...actions: OnboardingAction[]): OnboardingState =>
  actions.reduce(onboardingReducer, freshOnboarding);

const { identity, senders } = anAccount();
const connection = {
  connectionId: 'connection-1',
  identity,
  senders,
  sendersListed: true,
  keyPlace: 'keychain',
} as const;
const key: OnboardingAction = { type: 'typed', fields: { key: '1|abc' } };
const pressConnect: OnboardingAction = { type: 'pressed', call: 'connect' };

const typed: fc.Arbitrary<OnboardingAction> = fc
  .record(
    {
      kind: fc.constantFrom(...accountKinds),
      baseUrl: fc.string(),
      key: fc.string(),
      keepKeyInMemory: fc.boolean(),
      label: fc.string(),
    },
    { requiredKeys: [] },
  )
  .map((fields) => ({ type: 'typed', fields }));
const anyButFinished: fc.Arbitrary<OnboardingAction> = fc.oneof(
  typed,
  fc
    .constantFrom('connect' as const, 'practice' as const, 'finish' as const)
    .map((call) => ({ type: 'pressed' as const, call })),
  fc
    .constantFrom(...errorCodes)
    .map((code) => ({ type: 'failed' as const, error: appError(code) })),
  fc.constant({ type: 'connected' as const, connection }),
  fc.constant({ type: 'changeAsked' as const }),
);

describe('the course of onboarding', () => {
  it('loses nothing that was typed, whatever fails', () => {
    fc.assert(
      fc.property(fc.array(anyButFinished), (actions) => {
        const expected = actions.reduce<OnboardingFields>(
          (fields, action) => (action.type === 'typed' ? { ...fields, ...action.fields } : fields),
          freshOnboarding.fields,
        );
        expect(run(...actions).fields).toEqual({
          ...expected,
          senderId: run(...actions).fields.senderId,
        });
      }),
    );
  });

  it('takes no press while a call is pending', () => {
    const busy = run(key, pressConnect);
    expect(busy.pending).toBe('connect');
    expect(onboardingReducer(busy, pressConnect)).toBe(busy);
    expect(onboardingReducer(busy, { type: 'pressed', call: 'practice' })).toBe(busy);
  });

  it('forgets the key once the account is there', () => {
    const done = run(
      key,
      pressConnect,
      { type: 'connected', connection },
      {
        type: 'finished',
        account: anAccount(),
      },
    );
    expect(JSON.stringify(done)).not.toContain('1|abc');
  });

  it('chooses the first sender, and keeps the choice over another Connect', () => {
    const connected = run(key, pressConnect, { type: 'connected', connection });
    expect(connected.fields.senderId).toBe('7');
    const again = [
      { type: 'typed', fields: { senderId: '8' } },
      { type: 'changeAsked' },
      pressConnect,
      { type: 'connected', connection },
    ] as const;
    expect(again.reduce<OnboardingState>(onboardingReducer, connected).fields.senderId).toBe('8');
  });

  it('keeps a failure of another field while one field is mended', () => {
    const failed = run(key, pressConnect, { type: 'failed', error: appError('no-connection') });
    expect(onboardingReducer(failed, key).failure?.code).toBe('no-connection');
    expect(
      onboardingReducer(failed, { type: 'typed', fields: { kind: 'autocalls' } }).failure,
    ).toBeNull();
  });

  it('takes a sender from the list as it is, and checks one that is typed', () => {
    const oddSender = { id: 'A7', phoneNumber: null, nickname: null };
    const listed = run(key, pressConnect, {
      type: 'connected',
      connection: { ...connection, senders: [oddSender] },
    });
    const pressFinish: OnboardingAction = { type: 'pressed', call: 'finish' };
    expect(onboardingReducer(listed, pressFinish).pending).toBe('finish');
    const unlisted = run(
      key,
      pressConnect,
      { type: 'connected', connection: { ...connection, senders: [], sendersListed: false } },
      { type: 'typed', fields: { senderId: 'A7' } },
    );
    expect(onboardingReducer(unlisted, pressFinish)).toMatchObject({
      pending: null,
      senderProblem: 'not-integer',
    });
  });
});
