import type { MessageRequest } from '@ratify/policy';
import type { UnitOfWork } from '@ratify/store';

/** Writes a message and asks for its sending, in the transaction of what it tells of. `causedBy` is told when it cannot be sent. */
export async function postMessage(
  rows: UnitOfWork,
  message: MessageRequest,
  causedBy: string | null = null,
): Promise<string> {
  const { id } = await rows.messages.add({ ...message, causedBy, state: 'waiting' });
  await rows.enqueue('send-message', { messageId: id }, `send-message:${id}`);
  return id;
}
