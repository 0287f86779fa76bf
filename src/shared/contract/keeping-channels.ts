import { channel, nothing } from './channel';

/** The calls about backups, restoring them, and what support needs to know. */
export const keepingChannels = {
  /** Ends the program and starts it again, as after damage or before a restored backup. */
  restartProgram: channel<null>()(nothing),
} as const;
