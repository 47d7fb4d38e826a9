// Ends with 0 where the address answers with a success, with 1 where it does not: an image without curl asks with this.
import { setTimeout } from 'node:timers';

setTimeout(() => process.exit(1), 4_000);
const answer = await fetch(process.argv[2]).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
