import fc from 'fast-check';

// A run of all tests tries the same cases every time, so that red means a change; `RUNS=2000` looks for new ones and prints its
// seed. A case that fails is told of within minutes, however long it could still be made smaller.
const { RUNS, SEED } = process.env;
fc.configureGlobal({
  ...(RUNS === undefined || SEED !== undefined ? { seed: Number(SEED ?? 20_261_129) } : {}),
  interruptAfterTimeLimit: 300_000,
});
