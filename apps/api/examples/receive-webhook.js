// A system that is told by Ratify: node receive-webhook.js, with the secret in RATIFY_WEBHOOK_SECRET. `npm install standardwebhooks` first.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.RATIFY_WEBHOOK_SECRET);
const seen = new Set(); // in earnest: a table with a unique column

const server = createServer(async (request, response) => {
  try {
    const event = webhook.verify(await text(request), request.headers);
    const id = request.headers['webhook-id'];
    if (!seen.has(id)) console.log(event.type, event.data.link);
    seen.add(id);
    response.writeHead(204).end(); // at once: whatever takes longer is done afterwards
  } catch {
    response.writeHead(400).end();
  }
});
server.listen(Number(process.env.PORT ?? 8080), () => console.log('listening on', server.address().port));
