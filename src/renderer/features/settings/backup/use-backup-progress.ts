import { useEffect, useState } from 'react';
import { bridge } from '../../../lib/bridge';

/** How far saving or opening a backup is, from 0 to 1; `null` before the first word of it. */
export function useBackupProgress(): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(
    () =>
      bridge.on('backupProgress', (progress) => {
        setShare(progress.share);
      }),
    [],
  );
  return share;
}
