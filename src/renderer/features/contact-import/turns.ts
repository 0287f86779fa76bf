let turn = 0;

/** Begins something that takes the place of what is under way; answers that are late do not count. */
export function nextTurn(): number {
  turn += 1;
  return turn;
}

/** Whether nothing has begun since. */
export function isTurn(candidate: number): boolean {
  return candidate === turn;
}
