// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:http';

const me = { name: 'Bench', email: 'bench@example.com', total_balance: 100 };
const numbers = {
  data: [
    {
      id: 1,
      phone_number: '+12025550123',
      nickname: 'Bench',
      sms_capable: true,
      has_active_subscription: true,
    },
  ],
};

/**
 * A provider on loopback that takes every message at once.
 * @returns {Promise<{ baseUrl: string, close: () => void }>}
 */
export async function startLoopbackProvider() {
  let sent = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      if (request.method === 'GET') {
        response.end(JSON.stringify(request.url?.endsWith('/me') === true ? me : numbers));
        return;
      }
      sent += 1;
      response.end(
        JSON.stringify({
          message: 'SMS sent successfully',
          data: { sms_id: `SM${sent}`, segments: 1, cost: 0.01, currency: 'EUR', status: 'sent' },
        }),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    baseUrl: `http://127.0.0.1:${port}/api`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
