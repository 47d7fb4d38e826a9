import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import process from 'node:process';

// Loaded before everything else by each process of Node and each of its threads: notes whom it asks, and lets it ask.

const who = process.argv.slice(1, 4).join(' ');
const note = (what, where) =>
  appendFileSync(process.env.RATIFY_TEST_NETWORK, `${JSON.stringify({ who, what, where: String(where) })}\n`);

note('began', '');

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]; // as Node calls itself: the arguments in a list
  if (typeof first === 'object' && first !== null) {
    if (!first.path) note('connect', first.host ?? 'localhost');
  } else if (!Number.isNaN(Number(first))) note('connect', typeof args[1] === 'string' ? args[1] : 'localhost');
  return connect.apply(this, args);
};

for (const name of ['send', 'connect']) {
  const own = dgram.Socket.prototype[name];
  dgram.Socket.prototype[name] = function (...args) {
    note('datagram', args.find((each) => typeof each === 'string' && net.isIP(each)) ?? 'unknown');
    return own.apply(this, args);
  };
}

for (const place of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(place)) {
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof place[name] !== 'function') continue;
    const own = place[name];
    place[name] = function (...args) {
      note('name', args[0]);
      return own.apply(this, args);
    };
  }
syncBuiltinESMExports();
