import { describe, expect, it } from '@jest/globals';
import { simulate, type Simulation } from '../../bench/growth/simulate.ts';

// Where the theory of queues has a formula, the simulation finds its figures.

const ONE: Simulation = {
  machines: { one: 1 },
  stations: [{ name: 'server', machine: 'one', processes: 1 }],
  asking: { perSecond: 70 },
  draw: () => [{ station: 'server', ms: 10 }],
  seconds: 2_000,
  seed: 7,
};
const exponential =
  (mean: number): Simulation['draw'] =>
  (random) => [{ station: 'server', ms: -Math.log(1 - random()) * mean }];

describe('a simulation of queues', () => {
  it('keeps a server as busy as what is asked of it comes to', () => {
    const { perSecond, atWork } = simulate(ONE);
    expect(perSecond).toBeCloseTo(70, -1);
    expect(atWork.one).toBeCloseTo(0.7, 1);
  });

  it('finds the answer times of one server with a queue: S / (1 − ρ) on average, and spread as that theory says', () => {
    const { p50, p95 } = simulate({ ...ONE, draw: exponential(10), seconds: 6_000 });
    const mean = 10 / (1 - 0.7);
    expect(p50 / (mean * Math.LN2)).toBeCloseTo(1, 1);
    expect(p95 / (mean * Math.log(20))).toBeCloseTo(1, 1);
  });

  it('knows that people who wait for their answers never ask more than is done', () => {
    const { perSecond, p50, atWork } = simulate({ ...ONE, asking: { atOnce: 8 }, seconds: 100 });
    expect(perSecond).toBeCloseTo(100, 0);
    expect(p50).toBeCloseTo(80, 0);
    expect(atWork.one).toBeCloseTo(1, 2);
  });

  it('lets four processes do four things on four cores, and on two cores half as many', () => {
    const four: Simulation = {
      ...ONE,
      machines: { one: 4 },
      stations: [{ name: 'server', machine: 'one', processes: 4 }],
      asking: { atOnce: 32 },
      seconds: 50,
    };
    expect(simulate(four).perSecond).toBeCloseTo(400, -1);
    expect(simulate({ ...four, machines: { one: 2 } }).perSecond).toBeCloseTo(200, -1);
    expect(simulate({ ...four, stations: [{ name: 'server', machine: 'one', processes: 1 }] }).perSecond).toBeCloseTo(
      100,
      -1,
    );
  });

  it('takes work besides off the cores', () => {
    const { perSecond } = simulate({ ...ONE, asking: { atOnce: 8 }, besides: { one: 0.4 }, seconds: 400 });
    // One process against one more whenever there is work besides: that work is always done, and the rest is ours.
    expect(perSecond).toBeGreaterThan(55);
    expect(perSecond).toBeLessThan(65);
  });

  it('lets short work past long work where a process does a piece of each in turn', () => {
    const mixed: Simulation = {
      ...ONE,
      seconds: 300,
      draw: (random) => [{ station: 'server', ms: random() < 0.9 ? 1 : 80 }],
    };
    expect(simulate({ ...mixed, pieceMs: 4 }).p50).toBeLessThan(simulate(mixed).p50 / 2);
  });

  it('gives the same figures for the same seed', () => {
    const short = { ...ONE, seconds: 20 };
    expect(simulate(short)).toEqual(simulate(short));
    expect(simulate(short)).not.toEqual(simulate({ ...short, seed: 8 }));
  });

  it('says where it leads to a station that is not there', () => {
    expect(() => simulate({ ...ONE, draw: () => [{ station: 'elsewhere', ms: 1 }] })).toThrow('no elsewhere');
  });
});
