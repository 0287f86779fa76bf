import type { Batch } from '#shared/domain/batch';
import type { DroppedFile, QuicksendBridge } from '#shared/contract/bridge';
import { pageChannelNames } from '#shared/contract/channel-names';
import type {
  ChannelAnswer,
  ChannelInput,
  ChannelName,
  ChannelResult,
  OnboardingDraft,
} from '#shared/contract/channels';
import type { EventName, Events } from '#shared/contract/events';
import type { AppSnapshot } from '#shared/contract/snapshot';
import type { SegmentPrice } from '#shared/domain/account';
import type {
  Contact,
  CustomField,
  OptOut,
  OptOutLift,
  RecipientSuggestion,
  SavedSearch,
} from '#shared/domain/contact';
import { emptyDraft, type Draft } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import type { Template } from '#shared/domain/template-model';
import { appError, type AppError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { aSnapshot, fixtureAt } from './fixtures';
import { fakeHandlers } from './fake-bridge-handlers';

/** What the fake main keeps; tests set it up and look at it. */
export interface FakeState {
  snapshot: AppSnapshot;
  draft: Draft;
  displaced: readonly Draft[];
  onboarding: OnboardingDraft | null;
  contacts: Contact[];
  deletedContacts: Contact[];
  merges: { readonly id: string; readonly kept: Contact; readonly gone: Contact }[];
  savedSearches: SavedSearch[];
  customFields: CustomField[];
  optOuts: OptOut[];
  lifts: OptOutLift[];
  suggestions: RecipientSuggestion[] | null;
  messages: Message[];
  templates: Template[];
  batches: Batch[];
  prices: SegmentPrice[];
  nowAt: number;
}

export type FakeHandlers = {
  [C in ChannelName]: (input: ChannelInput<C>) => ChannelResult<C> | Promise<ChannelResult<C>>;
};

/** A main for component tests: it keeps what it is told in memory and remembers each call. */
export class FakeBridge {
  readonly state: FakeState;
  readonly calls: { readonly name: ChannelName; readonly input: unknown }[] = [];
  readonly bridge: QuicksendBridge;
  readonly #handlers: FakeHandlers;
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  constructor(state: Partial<FakeState> = {}) {
    this.state = {
      snapshot: aSnapshot(),
      draft: emptyDraft,
      displaced: [],
      onboarding: null,
      contacts: [],
      deletedContacts: [],
      merges: [],
      savedSearches: [],
      customFields: [],
      optOuts: [],
      lifts: [],
      suggestions: null,
      messages: [],
      templates: [],
      batches: [],
      prices: [],
      nowAt: fixtureAt,
      ...state,
    };
    this.#handlers = fakeHandlers(this);
    const calls = Object.fromEntries(
      pageChannelNames.map((name) => [name, (input: unknown) => this.#call(name, input)]),
    );
    this.bridge = {
      ...calls,
      openDroppedFile: ({ name }: DroppedFile) => this.#call('openDroppedImport', { path: name }),
      on: (event: EventName, listener: (payload: never) => void) => this.#on(event, listener),
    } as unknown as QuicksendBridge;
  }

  /** The inputs of every call of a channel, oldest first. */
  inputsOf<C extends ChannelName>(name: C): ChannelInput<C>[] {
    return this.calls
      .filter((call) => call.name === name)
      .map((call) => call.input as ChannelInput<C>);
  }

  /** Replaces how a channel answers from now on. */
  handle<C extends ChannelName>(name: C, handler: FakeHandlers[C]): void {
    this.#handlers[name] = handler;
  }

  /** Lets a channel answer with a value. */
  succeed<C extends ChannelName>(name: C, value: ChannelAnswer<C>): void {
    this.handle(name, (() => ok(value)) as FakeHandlers[C]);
  }

  /** Lets a channel answer with an error. */
  fail(name: ChannelName, code: AppError['code'], extra: Omit<AppError, 'code'> = {}): void {
    this.handle(name, () => err(appError(code, extra)));
  }

  /** Tells the renderer something, as main does. Wrap it in `act` where components listen. */
  emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload as never);
  }

  /** Changes the snapshot and tells the renderer. */
  changeSnapshot(changes: Partial<AppSnapshot>): void {
    this.state.snapshot = { ...this.state.snapshot, ...changes };
    this.emit('snapshotChanged', this.state.snapshot);
  }

  /** Puts messages into the history, new or over their older selves, and tells the renderer. */
  putMessages(messages: readonly Message[]): void {
    const ids = new Set(messages.map(({ id }) => id));
    this.state.messages = [...messages, ...this.state.messages.filter(({ id }) => !ids.has(id))];
    this.emit('messagesChanged', { messages });
  }

  async #call(name: ChannelName, input: unknown): Promise<unknown> {
    this.calls.push({ name, input });
    const handler = this.#handlers[name] as (input: unknown) => unknown;
    return await handler(input);
  }

  #on(event: EventName, listener: (payload: never) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}

/** Puts a fake main where the renderer looks for it. */
export function installFakeBridge(state: Partial<FakeState> = {}): FakeBridge {
  const fake = new FakeBridge(state);
  Object.defineProperty(globalThis, 'quicksend', {
    value: fake.bridge,
    configurable: true,
    writable: true,
  });
  return fake;
}
