import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** There is one package manager and one test user on a computer, and may be several clones. */
const claimFile = '/run/quicksend-package-test.pid';

/**
 * Claims the computer for this run.
 *
 * `taken`: another run is at work. `left`: one was cut short, and may have left its package and user.
 */
export function claimComputer(): 'claimed' | 'left' | 'taken' {
  const before = ownerOfClaim();
  if (before !== null && isAlive(before)) return 'taken';
  writeFileSync(claimFile, String(process.pid), { flag: before === null ? 'wx' : 'w' });
  return before === null ? 'claimed' : 'left';
}

export function releaseComputer(): void {
  rmSync(claimFile, { force: true });
}

function ownerOfClaim(): number | null {
  try {
    return Number(readFileSync(claimFile, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
