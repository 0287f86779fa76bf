import { expect, test } from '@playwright/test';
import { startLoopbackServer, type LoopbackServer } from './loopback-server';

/** A server for all tests of the file that is to get no request in any of them. */
export function sharedElsewhere(): () => LoopbackServer {
  let server: LoopbackServer | undefined;
  const running = (): LoopbackServer => {
    if (server === undefined) throw new Error('The other server is not started yet.');
    return server;
  };
  test.beforeAll(async () => {
    server = await startLoopbackServer('<title>Elsewhere</title>');
  });
  test.afterEach(() => {
    expect(running().requests, 'what got out to another host').toEqual([]);
  });
  test.afterAll(() => {
    running().close();
  });
  return running;
}
