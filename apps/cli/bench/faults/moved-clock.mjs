import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';

// Loaded before a part of the installation: its clock goes wrong by as many milliseconds as the file says, as a machine's does whose
// time is set. What it has measured by performance.now() goes on.
const file = process.env.RATIFY_FAULTS_CLOCK;
const RealDate = Date;
let off = 0;
const read = () => {
  try {
    off = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    off = 0;
  }
};
if (file) {
  read();
  setInterval(read, 100).unref();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now() + off] : args, newTarget),
    apply: (target) => new target(target.now() + off).toString(),
    get: (target, name) => (name === 'now' ? () => target.now() + off : Reflect.get(target, name)),
  });
}
